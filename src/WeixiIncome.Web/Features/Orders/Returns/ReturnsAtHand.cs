using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>The return that a command changes, and whom it is told.</summary>
internal static class ReturnsAtHand
{
    public static async Task<GoodsReturn> ReturnToActOn(this MarketDb db, IQueryable<GoodsReturn> mine, string number, long? version, CancellationToken ct)
    {
        var returned = await mine.Include(r => r.Lines).Include(r => r.Steps).Include(r => r.Messages).AsSplitQuery().Where(r => r.Number == number).OrNotThere(ct);
        returned.Expect(version);
        return returned;
    }

    /// <summary>The order whole, to be changed with the return.</summary>
    public static Task<Order> OrderOf(this MarketDb db, GoodsReturn returned, CancellationToken ct) =>
        db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).AsSplitQuery().SingleAsync(o => o.Id == returned.OrderId, ct);

    public static Task TellBuyer(this MarketDb db, GoodsReturn returned, string sentence, object?[] said, DateTime now, CancellationToken ct) =>
        db.Notify(returned.BuyerId, [MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual], sentence, said, $"/returns/{returned.Number}", now, ct);

    public static Task TellSupplier(this MarketDb db, GoodsReturn returned, string sentence, object?[] said, DateTime now, CancellationToken ct) =>
        db.Notify(returned.SupplierId, [MarketRole.CooperativeClerk, MarketRole.Treasurer], sentence, said, $"/returns/{returned.Number}", now, ct);

    /// <summary>The county's supervisors; those of a side are left out.</summary>
    public static async Task TellDeciders(this MarketDb db, GoodsReturn returned, string sentence, object?[] said, DateTime now, CancellationToken ct)
    {
        var county = returned.SupplierAreaCode.Length >= 6 ? returned.SupplierAreaCode[..6] : Domain.Areas.Area.Weixi;
        var offices = await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == county && o.Status == OrganisationStatus.Active && o.Id != returned.BuyerId && o.Id != returned.SupplierId)
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        foreach (var office in offices) await db.Notify(office, [MarketRole.CountySupervisor], sentence, said, $"/returns/{returned.Number}", now, ct, returned.AskedBy);
    }
}
