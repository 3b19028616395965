using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.YearEnd;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>What a unit's budget, the threshold and the year's calendar say before an order is submitted.</summary>
/// <param name="Budgets">The open lines of this year and the next.</param>
public sealed record CheckoutControl(IReadOnlyList<BudgetLine> Budgets, IReadOnlyList<CheckoutWarning> Warnings)
{
    public static readonly CheckoutControl None = new([], []);
}

/// <summary>Something to think about; it hinders nothing.</summary>
/// <param name="Sentence">Chinese, the key of its translation.</param>
public sealed record CheckoutWarning(string Sentence, object?[] Arguments);

/// <summary>Reads it.</summary>
internal static class CheckoutControls
{
    private const int SoonDays = 14;

    /// <param name="suppliers">Name and total of each order to be.</param>
    public static async Task<CheckoutControl> CheckoutControl(this MarketDb db, ICurrentUser user, IReadOnlyDictionary<Guid, (string Name, Money Total)> suppliers, DateOnly today, CancellationToken ct)
    {
        if (user.OrganisationId is not { } unit || user.Kind?.BuysAlone() != false) return Placing.CheckoutControl.None;
        var next = today.Year + 1;
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.UnitId == unit && (l.Year == today.Year || l.Year == next) && l.ClosedAt == null)
            .OrderBy(l => l.Year).ThenBy(l => l.Code).ToListAsync(ct);
        var over = await db.OverThresholds((unit, user.AreaCode), today.Year, suppliers.ToDictionary(s => s.Key, s => s.Value.Total), ct);
        var warnings = over.Values.OrderBy(o => suppliers[o.SupplierId].Name, StringComparer.Ordinal).Select(o => new CheckoutWarning("连同这次，{0} 年从“{1}”累计采购 {2}，超过采购限额 {3}（{4}，{5}）。可以提交，请确认采购方式合规。",
            [o.Year, suppliers[o.SupplierId].Name, o.Sum, o.Limit, o.Name, o.DocumentNumber])).ToList();
        if (await db.CalendarFor(unit, user.AreaCode, today.Year, ct) is { } calendar)
        {
            if (today > calendar.LastOrderOn) warnings.Add(new("今年的最后下单日（{0}）已过：现在下单可能来不及在国库关账（{1}）前付款。", [calendar.LastOrderOn, calendar.TreasuryClosesOn]));
            else if (calendar.LastOrderOn <= today.AddDays(SoonDays)) warnings.Add(new("今年的最后下单日是 {0}，最后开票日是 {1}。", [calendar.LastOrderOn, calendar.LastInvoiceOn]));
        }
        return new(lines, warnings);
    }
}
