using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>The form for a new reference price.</summary>
public sealed record ShowNewPrice(EnterReferencePrice? Typed = null) : IRequest<NewPricePage>;

/// <summary>The form with its choices.</summary>
public sealed record NewPricePage(EnterReferencePrice Form, IReadOnlyList<SelectListItem> Categories);

internal sealed class ShowNewPriceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowNewPrice, NewPricePage>
{
    public async Task<NewPricePage> Handle(ShowNewPrice query, CancellationToken ct)
    {
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Position).Select(c => new Choice(c.Id, c.Name)).ToChoices(ct);
        return new(query.Typed ?? new(null, null, Unit.Kilogram, user.AreaCode, IsoWeek.Of(clock.Today()).ToString(), PriceSource.ThreeMarkets, null, null, null, null, Guid.CreateVersion7()), categories);
    }
}

/// <summary>A reference price with its history, to be corrected.</summary>
public sealed record ShowPrice(Guid Id, CorrectReferencePrice? Typed = null) : IRequest<PricePage>;

/// <summary>Its page.</summary>
public sealed record PricePage(ReferencePrice Price, string Category, string Place, CorrectReferencePrice Form, IReadOnlyList<PriceStepRow> Steps);

/// <summary>What was entered when, and by whom.</summary>
public sealed record PriceStepRow(Money Price, string SourceName, string Who, DateTime At);

internal sealed class ShowPriceHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ShowPrice, PricePage>
{
    public async Task<PricePage> Handle(ShowPrice query, CancellationToken ct)
    {
        var price = await db.ReferencePrices.AsNoTracking().Where(p => p.Id == query.Id).OrNotThere(ct);
        if (!PriceAreas.AnswersFor(user, areas, price.AreaCode)) throw new NotThere();
        var steps = await (from step in db.Set<ReferencePriceStep>()
                           join member in db.Members on step.MemberId equals member.Id into known
                           from who in known.DefaultIfEmpty()
                           where step.ReferencePriceId == price.Id
                           orderby step.At, step.Id
                           select new PriceStepRow(step.Price, step.SourceName, who == null ? "" : who.DisplayName, step.At)).ToListAsync(ct);
        var form = query.Typed ?? new(price.Id, price.Version, price.SourceName, (price.FirstMarket ?? price.Price).Yuan, price.SecondMarket?.Yuan, price.ThirdMarket?.Yuan, Guid.CreateVersion7());
        return new(price, await db.Categories.Where(c => c.Id == price.CategoryId).Select(c => c.Name).SingleAsync(ct), areas.Name(price.AreaCode), form, steps);
    }
}
