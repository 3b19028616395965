using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>The form of a pledge: empty, with what stands, or with what was typed.</summary>
public sealed record ShowPledgeForm(string? Number, KeepPledge? Typed = null) : IRequest<PledgeFormPage>;

/// <summary>The form with what can be chosen.</summary>
public sealed record PledgeFormPage(KeepPledge Form, long? Version, IReadOnlyList<SelectListItem> Years, IReadOnlyList<SelectListItem> Categories);

internal sealed class ShowPledgeFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ShowPledgeForm, PledgeFormPage>
{
    public async Task<PledgeFormPage> Handle(ShowPledgeForm query, CancellationToken ct)
    {
        var known = query.Number is { } number
            ? await db.Pledges.AsNoTracking().Include(p => p.Goods.OrderBy(g => g.Position)).Where(p => p.Number == number && p.UnitId == user.OrganisationId).OrNotThere(ct) : null;
        if (known is not null && known.Status != PledgeStatus.Draft) throw new RuleBroken("认购 {0} 现在是“{1}”，这一步需要“{2}”。", known.Number, known.Status, PledgeStatus.Draft);
        if (user.Kind is not { } kind || !Pledge.MayPledge(kind)) throw new RuleBroken("认购是单位自己的承诺，“{0}”不能认购；不向个人和农户下达任何任务。", user.OrganisationName);
        var year = clock.Today().Year;
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var form = query.Typed ?? (known is null ? new(Guid.CreateVersion7(), null, null, year, PledgingBody.Unit, null, null, []) : await Of(known, ct));
        return new(form, known?.Version, [.. new[] { year, year + 1 }.Select(y => new SelectListItem(y.ToString(System.Globalization.CultureInfo.InvariantCulture), y.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
            [.. categories.Select(c => new SelectListItem(words[c.Name], c.Id.ToString()))]);
    }

    private async Task<KeepPledge> Of(Pledge p, CancellationToken ct)
    {
        var ids = p.Goods.Select(g => g.ProductId).OfType<Guid>().ToList();
        var products = await db.Products.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        return new(Guid.CreateVersion7(), p.Version, p.Number, p.Year, p.Body, p.Amount?.Yuan, p.Note,
            [.. p.Goods.Select(g => new TypedGoods { CategoryId = g.CategoryId, Product = g.ProductId is { } id ? products.GetValueOrDefault(id) : null, Quantity = g.Unit.FromBase(g.Quantity), Unit = g.Unit })]);
    }
}
