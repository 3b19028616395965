using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Categories;

/// <summary>A new category, or other facts of one: its code never changes.</summary>
/// <param name="Id">None for a new category.</param>
/// <param name="TolerancePercent">By how much a shipment may weigh more than was ordered; for orders from now on.</param>
/// <param name="YieldNormId">The crop or animal that weighed quantities are held against.</param>
public sealed record KeepCategory(
    Guid FormKey, Guid? Id, long? Version,
    [Required, StringLength(40), Display(Name = "品类代码")] string? Code,
    [Required, StringLength(40), Display(Name = "品类名称")] string? Name,
    [Required, Display(Name = "计量方式")] UnitFamily? UnitFamily,
    [Display(Name = "是食材")] bool IsFood, [Display(Name = "是酒类")] bool IsAlcohol, [Display(Name = "每批要有承诺达标合格证")] bool CertificateRequired,
    [Required, StringLength(40), Display(Name = "示意图")] string? Picture,
    [Required, Range(0, 100000), Display(Name = "排序")] int? Position,
    [Display(Name = "是野生菌")] bool IsWildMushroom = false, [Display(Name = "不能买野生菌的食堂")] CanteenKind[]? Barred = null,
    [Required, Display(Name = "发货重量允差(%)")] decimal? TolerancePercent = null, [Display(Name = "核对产量的作物或牲畜")] Guid? YieldNormId = null) : ICommand<Guid>, IOnce;

internal sealed class KeepCategoryHandler(MarketDb db) : IRequestHandler<KeepCategory, Guid>
{
    public async Task<Guid> Handle(KeepCategory request, CancellationToken cancellationToken)
    {
        if (!ProducePictures.Kinds.Contains(request.Picture!)) throw new RuleBroken("请选择示意图。") { Field = nameof(request.Picture) };
        if (!Enum.IsDefined(request.UnitFamily!.Value)) throw new RuleBroken("请选择计量方式。") { Field = nameof(request.UnitFamily) };
        if (request.YieldNormId is { } norm && !await db.YieldNorms.AnyAsync(n => n.Id == norm, cancellationToken)) throw new RuleBroken("没有这种作物或牲畜，请重新选择。") { Field = nameof(request.YieldNormId) };
        Category category;
        if (request.Id is { } id)
        {
            category = await db.Categories.Where(c => c.Id == id).OrNotThere(cancellationToken);
            category.Expect(request.Version);
            if (category.UnitFamily != request.UnitFamily && await db.Products.AnyAsync(p => p.CategoryId == id, cancellationToken))
                throw new RuleBroken("已有产品用这个品类，不能改计量方式。") { Field = nameof(request.UnitFamily) };
            category.Revise(request.Name!, request.UnitFamily.Value, request.IsFood, request.CertificateRequired, request.Picture!, request.Position!.Value, request.IsAlcohol);
        }
        else
        {
            category = new Category(request.Code!, request.Name!, request.UnitFamily.Value, request.IsFood, request.CertificateRequired, request.Picture!, request.Position!.Value, request.IsAlcohol);
            db.Categories.Add(category);
        }
        category.Bar(request.IsWildMushroom, request.Barred ?? []);
        category.Tolerate(request.TolerancePercent!.Value);
        category.HoldAgainst(request.YieldNormId);
        await db.SaveUnlessTaken(new RuleBroken("品类代码“{0}”已经有了。", category.Code) { Field = nameof(request.Code) }, cancellationToken);
        return category.Id;
    }
}
