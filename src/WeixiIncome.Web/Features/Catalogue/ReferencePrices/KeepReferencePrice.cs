using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>An officer enters the reference price of a product, place and week.</summary>
/// <param name="Week">2026-W48, or a day of the week.</param>
/// <param name="FirstPrice">Yuan per unit; the three markets' prices, or one.</param>
public sealed record EnterReferencePrice(
    [Required, Display(Name = "品类")] Guid? CategoryId,
    [StringLength(40), Display(Name = "产品词")] string? ProductWord,
    [Required, Display(Name = "单位")] Unit? Unit,
    [Required, StringLength(12), Display(Name = "地区")] string? AreaCode,
    [Required, StringLength(20), Display(Name = "周次")] string? Week,
    [Required, Display(Name = "来源")] PriceSource? Source,
    [Required, StringLength(100), Display(Name = "来源说明")] string? SourceName,
    [Required, Display(Name = "价格")] decimal? FirstPrice,
    [Display(Name = "第二个市场的价格")] decimal? SecondPrice,
    [Display(Name = "第三个市场的价格")] decimal? ThirdPrice,
    Guid FormKey) : ICommand<bool>, IOnce
{
    public PriceFound Found => new(Unit!.Value, Typed(FirstPrice, SecondPrice, ThirdPrice), SourceName);

    internal static Money[] Typed(decimal? first, decimal? second, decimal? third) =>
        [.. new[] { (first, nameof(FirstPrice)), (second, nameof(SecondPrice)), (third, nameof(ThirdPrice)) }
            .Where(price => price.Item1 is not null).Select(price => Money.Typed(price.Item1!.Value, price.Item2))];
}

internal sealed class EnterReferencePriceHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<EnterReferencePrice, bool>
{
    public async Task<bool> Handle(EnterReferencePrice form, CancellationToken ct)
    {
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Id == form.CategoryId, ct) ?? throw new RuleBroken("请选择品类。") { Field = nameof(form.CategoryId) };
        PriceAreas.MustAnswerFor(user, areas, form.AreaCode!, nameof(form.AreaCode));
        var price = new ReferencePrice(category, form.ProductWord, form.AreaCode!, IsoWeek.Parse(form.Week, nameof(form.Week)), form.Source!.Value, form.Found, user.MemberId, clock.Now());
        db.ReferencePrices.Add(price);
        await db.SaveUnlessTaken(new RuleBroken("这个产品、地区、周次和来源的价格已经登记过，请在列表里修改它。"), ct);
        return true;
    }
}

/// <summary>Corrects a reference price; what was entered before stays in its history.</summary>
public sealed record CorrectReferencePrice(
    Guid Id, long? Version,
    [Required, StringLength(100), Display(Name = "来源说明")] string? SourceName,
    [Required, Display(Name = "价格")] decimal? FirstPrice,
    [Display(Name = "第二个市场的价格")] decimal? SecondPrice,
    [Display(Name = "第三个市场的价格")] decimal? ThirdPrice,
    Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class CorrectReferencePriceHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<CorrectReferencePrice, bool>
{
    public async Task<bool> Handle(CorrectReferencePrice form, CancellationToken ct)
    {
        var price = await db.ReferencePrices.Include(p => p.Steps).Where(p => p.Id == form.Id).OrNotThere(ct);
        if (!PriceAreas.AnswersFor(user, areas, price.AreaCode)) throw new NotThere();
        price.Expect(form.Version);
        price.Correct(new(price.Unit, EnterReferencePrice.Typed(form.FirstPrice, form.SecondPrice, form.ThirdPrice), form.SourceName), user.MemberId, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Which places' prices an officer answers for: those inside their area, and wider ones (a prefecture's bulletin) for the county.</summary>
internal static class PriceAreas
{
    public static bool AnswersFor(ICurrentUser user, AreaBook areas, string code) => areas.Contains(code)
        && (user.SeesEverything || Area.Contains(user.AreaCode, code) || user.AreaCode.Length <= 6 && Area.Contains(code, user.AreaCode));

    public static void MustAnswerFor(ICurrentUser user, AreaBook areas, string code, string field)
    {
        if (!AnswersFor(user, areas, code)) throw new RuleBroken("地区“{0}”不在您负责的范围内。", areas.Name(code)) { Field = field };
    }
}
