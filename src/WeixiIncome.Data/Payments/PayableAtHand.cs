using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Data.Payments;

/// <summary>The payable that a form is about.</summary>
public static class PayableAtHand
{
    /// <summary>Whole, with transfers and invoices, by the order's number; only what the person may see.</summary>
    public static IQueryable<Payable> PayableOf(this MarketDb db, string orderNumber, ICurrentUser user) => db.Payables.VisibleTo(user)
        .Include(p => p.Transfers).Include(p => p.Invoices).Include(p => p.Refunds)
        .Where(p => db.Orders.Any(o => o.Id == p.OrderId && o.Number == orderNumber));
}
