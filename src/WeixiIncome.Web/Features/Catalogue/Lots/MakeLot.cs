using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>A new lot out of parts of others: processed, merged, divided.</summary>
public sealed record MakeLot(Guid FormKey, [Required, Display(Name = "方式")] LotKind? Kind, [Required, Display(Name = "产品")] Guid? ProductId, [Required, StringLength(40), Display(Name = "等级")] string? Grade,
    [Required, Display(Name = "产出数量")] decimal? Output, [Required, Display(Name = "采收或生产日期")] DateOnly? ProducedOn, [Display(Name = "保质期至")] DateOnly? BestBefore, IReadOnlyList<DrawForm>? Draws) : ICommand<string>, IOnce;

/// <summary>How much of a lot goes in, in its unit; empty for none.</summary>
public sealed record DrawForm(string? Lot, [Display(Name = "投入数量")] decimal? Quantity);

/// <summary>The form, with the lots that there are.</summary>
/// <param name="From">The lot that it was opened from: stands first.</param>
public sealed record ShowMaking(string? From, MakeLot? Typed = null) : IRequest<MakingPage>;

/// <summary>The page.</summary>
public sealed record MakingPage(IReadOnlyList<LotToDraw> Lots, IReadOnlyList<SelectListItem> Products, MakeLot? Typed, DateOnly Today, Guid FormKey);

/// <summary>A lot that something may be made of.</summary>
public sealed record LotToDraw(string Number, string Product, string Grade, long Available, Unit Unit, DateOnly? BestBefore);

internal sealed class MakeLotHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MakeLot, string>, IRequestHandler<ShowMaking, MakingPage>
{
    private const int MostLots = 60;

    public async Task<string> Handle(MakeLot form, CancellationToken ct)
    {
        var now = clock.Now();
        if (form.Kind is not (LotKind.Processed or LotKind.Merged or LotKind.Divided)) throw new RuleBroken("请选择加工、合并或拆分。") { Field = nameof(form.Kind) };
        var (product, category) = await db.OwnProduct(user, form.ProductId, ct);
        var typed = (form.Draws ?? []).Where(d => d.Quantity is not null and not 0 && !string.IsNullOrWhiteSpace(d.Lot)).ToArray();
        var numbers = typed.Select(d => d.Lot!.Trim()).ToList();
        var lots = await db.Lots.VisibleTo(user, db).Where(l => l.SupplierId == user.OrganisationId && numbers.Contains(l.Number)).Whole().ToListAsync(ct);
        LotDraw Draw(DrawForm draw)
        {
            var lot = lots.Find(l => l.Number == draw.Lot!.Trim()) ?? throw new RuleBroken("没有批次 {0}。", draw.Lot) { Field = nameof(form.Draws) };
            return new(lot, lot.Unit.ToBase(draw.Quantity!.Value));
        }
        var draws = typed.Select(Draw).ToArray();
        var village = draws.Length == 0 ? "" : draws.MaxBy(d => d.Quantity)!.Lot.VillageCode;
        var unit = category.UnitFamily switch { UnitFamily.Weight => Unit.Kilogram, UnitFamily.Volume => Unit.Litre, _ => Unit.Piece };
        var best = form.BestBefore ?? (form.Kind == LotKind.Processed ? null : draws.Min(d => d.Lot.BestBefore));
        var made = Lot.Make(form.Kind.Value, new(await db.NextLotNumber(now, ct), product, category, form.Grade!, form.ProducedOn!.Value, best, village, null), draws, unit.ToBase(form.Output!.Value), user.MemberId, now);
        db.Lots.Add(made);
        await db.SaveChangesAsync(ct);
        foreach (var (lot, quantity) in draws.OrderBy(d => d.Lot.Id)) await db.MoveLot(lot, -quantity, LotCause.DrawnInto, made.Id, now, ct);
        await db.MoveLot(made, made.Quantity, LotCause.MadeOf, made.Id, now, ct);
        await db.SaveChangesAsync(ct);
        return made.Number;
    }

    public async Task<MakingPage> Handle(ShowMaking query, CancellationToken ct)
    {
        var lots = await (from lot in db.Lots.AsNoTracking().VisibleTo(user, db)
                          join product in db.Products on lot.ProductId equals product.Id
                          where lot.SupplierId == user.OrganisationId && lot.Status == LotStatus.Ready && lot.Available > 0
                          orderby lot.Number == query.From descending, lot.BestBefore == null, lot.BestBefore, lot.ProducedOn
                          select new LotToDraw(lot.Number, product.Name, lot.Grade, lot.Available, lot.Unit, lot.BestBefore)).Take(MostLots).ToListAsync(ct);
        var products = await db.Products.Where(p => p.SupplierId == user.OrganisationId && p.Status != ProductStatus.Draft).OrderBy(p => p.Name).Select(p => new Choice(p.Id, p.Name)).ToChoices(ct);
        return new(lots, products, query.Typed, clock.Today(), query.Typed?.FormKey ?? Guid.CreateVersion7());
    }
}
