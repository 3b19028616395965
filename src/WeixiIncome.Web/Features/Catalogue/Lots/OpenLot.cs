using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>A lot that takes produce in over the scale.</summary>
public sealed record OpenLot(Guid FormKey, [Required, Display(Name = "产品")] Guid? ProductId, [Required, StringLength(40), Display(Name = "等级")] string? Grade, [Required, Display(Name = "采收或生产日期")] DateOnly? ProducedOn,
    [Display(Name = "保质期至")] DateOnly? BestBefore, [Required, StringLength(12), Display(Name = "村")] string? VillageCode, [StringLength(60), Display(Name = "地块")] string? Plot) : ICommand<string>, IOnce;

/// <summary>Nothing more comes in.</summary>
public sealed record CloseLot(Guid FormKey, string Number, long? Version) : ICommand<bool>, IOnce;

/// <summary>Spoilt, dried or eaten by mice: gone from the lot, with the reason.</summary>
public sealed record WriteOffLot(Guid FormKey, string Number, [Required, Display(Name = "损耗数量")] decimal? Quantity, [Required, StringLength(200), Display(Name = "原因")] string? Reason) : ICommand<bool>, IOnce;

internal sealed class OpenLotHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<OpenLot, string>, IRequestHandler<CloseLot, bool>, IRequestHandler<WriteOffLot, bool>
{
    public async Task<string> Handle(OpenLot form, CancellationToken ct)
    {
        var now = clock.Now();
        var (product, category) = await db.OwnProduct(user, form.ProductId, ct);
        if (areas.Find(form.VillageCode) is not { Level: AreaLevel.Village }) throw new RuleBroken("请选择到村。") { Field = nameof(form.VillageCode) };
        var lot = Lot.Open(new(await db.NextLotNumber(now, ct), product, category, form.Grade!, form.ProducedOn!.Value, form.BestBefore, form.VillageCode!, form.Plot), user.MemberId, now);
        db.Lots.Add(lot);
        await db.SaveChangesAsync(ct);
        return lot.Number;
    }

    public async Task<bool> Handle(CloseLot form, CancellationToken ct)
    {
        var lot = await db.OwnLot(user, form.Number, ct);
        lot.Expect(form.Version);
        lot.Close();
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(WriteOffLot form, CancellationToken ct)
    {
        var lot = await db.OwnLot(user, form.Number, ct);
        var quantity = Guard.Positive(lot.Unit.ToBase(form.Quantity!.Value), "损耗数量");
        var loss = new LotLoss(lot.Id, quantity, form.Reason, user.MemberId!.Value, clock.Now());
        db.Set<LotLoss>().Add(loss);
        await db.MoveLot(lot, -quantity, LotCause.WrittenOff, loss.Id, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Own products and lots, as commands need them.</summary>
internal static class OwnLots
{
    public static async Task<(Product Product, Category Category)> OwnProduct(this MarketDb db, ICurrentUser user, Guid? productId, CancellationToken ct)
    {
        var product = await db.Products.Include(p => p.Offers).AsNoTracking().SingleOrDefaultAsync(p => p.Id == productId && p.SupplierId == user.OrganisationId, ct)
            ?? throw new RuleBroken("请选择本单位的产品。") { Field = "ProductId" };
        return (product, await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, ct));
    }

    public static Task<Lot> OwnLot(this MarketDb db, ICurrentUser user, string? number, CancellationToken ct) =>
        db.Lots.VisibleTo(user, db).Where(l => l.Number == number && l.SupplierId == user.OrganisationId).Include(l => l.Shares).OrNotThere(ct);
}
