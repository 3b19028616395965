using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Pledges;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>Goods as they are typed; an empty line is left out.</summary>
public sealed class TypedGoods
{
    [Display(Name = "品类")] public Guid? CategoryId { get; set; }

    /// <summary>P000123; none where anything of the category will do.</summary>
    [StringLength(20), Display(Name = "产品编号")] public string? Product { get; set; }
    [Display(Name = "数量")] public decimal? Quantity { get; set; }
    [Display(Name = "单位")] public Unit? Unit { get; set; }

    public bool IsEmpty => CategoryId is null && Quantity is null && string.IsNullOrWhiteSpace(Product);
}

/// <summary>A unit writes its pledge for a year, or changes the draft.</summary>
/// <param name="Number">None for a new one.</param>
public sealed record KeepPledge(
    Guid FormKey, long? Version, string? Number,
    [Required, Range(2000, 2100), Display(Name = "认购年度")] int? Year,
    [Required, Display(Name = "认购主体")] PledgingBody? Body,
    [Display(Name = "认购金额")] decimal? Amount,
    [StringLength(500), Display(Name = "说明")] string? Note,
    IReadOnlyList<TypedGoods>? Goods) : ICommand<string>, IOnce
{
    /// <summary>How many lines a form offers.</summary>
    public const int FormLines = 4;
}

internal sealed class KeepPledgeHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepPledge, string>
{
    public async Task<string> Handle(KeepPledge form, CancellationToken ct)
    {
        var amount = form.Amount is { } typed ? Money.Typed(typed, nameof(form.Amount)) : (Money?)null;
        var terms = new PledgeTerms(form.Year!.Value, form.Body!.Value, amount, await Goods(form.Goods ?? [], ct), form.Note);
        if (form.Number is { } number)
        {
            var known = await db.Pledges.Include(p => p.Goods).Where(p => p.Number == number && p.UnitId == user.OrganisationId).OrNotThere(ct);
            known.Expect(form.Version);
            known.Revise(terms, user.MemberId!.Value, clock.Now());
            await db.SaveChangesAsync(ct);
            return known.Number;
        }
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var pledge = Pledge.Draft(await db.NextPledgeNumber(terms.Year, ct), unit, terms, null, user.MemberId!.Value, clock.Now());
        db.Pledges.Add(pledge);
        await db.SaveChangesAsync(ct);
        return pledge.Number;
    }

    private async Task<List<GoodsTerms>> Goods(IReadOnlyList<TypedGoods> typed, CancellationToken ct)
    {
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var goods = new List<GoodsTerms>();
        foreach (var (line, i) in typed.Select((line, i) => (line, i)).Where(each => !each.line.IsEmpty))
        {
            RuleBroken Need(string name, string field) => new("第 {0} 行请填写{1}。", i + 1, name) { Field = $"Goods[{i}].{field}" };
            if (line.CategoryId is not { } id || !categories.TryGetValue(id, out var category)) throw Need("品类", nameof(line.CategoryId));
            if (line.Quantity is not { } quantity) throw Need("数量", nameof(line.Quantity));
            if (line.Unit is not { } unit) throw Need("单位", nameof(line.Unit));
            var code = line.Product?.Trim().ToUpperInvariant();
            var product = string.IsNullOrEmpty(code) ? null : await db.Products.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(p => p.Number == code, ct)
                ?? throw new RuleBroken("没有编号为“{0}”的产品。", code) { Field = $"Goods[{i}].Product" };
            goods.Add(new(category, product, unit.ToBase(quantity), unit));
        }
        return goods;
    }
}
