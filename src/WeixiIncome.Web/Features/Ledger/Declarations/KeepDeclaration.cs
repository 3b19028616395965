using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>A line as it is typed; an empty one is left out.</summary>
public sealed class TypedLine
{
    [Display(Name = "品类")] public Guid? CategoryId { get; set; }
    [StringLength(60), Display(Name = "产品")] public string? Product { get; set; }
    [Display(Name = "数量")] public decimal? Quantity { get; set; }
    [Display(Name = "单位")] public Unit? Unit { get; set; }
    [Display(Name = "金额")] public decimal? Amount { get; set; }

    public bool IsEmpty => CategoryId is null && string.IsNullOrWhiteSpace(Product) && Quantity is null && Amount is null;
}

/// <summary>A unit writes a declaration, or changes one that is a draft or was sent back.</summary>
/// <param name="Number">None for a new one.</param>
/// <param name="SupplierId">A supplier of this market; else its name.</param>
public sealed record KeepDeclaration(
    Guid FormKey, long? Version, string? Number,
    [Required, Display(Name = "类别")] DeclarationKind? Kind,
    [Required, Display(Name = "采购或销售日期")] DateOnly? SoldOn,
    [Display(Name = "付款日期")] DateOnly? PaidOn,
    [Display(Name = "平台上的供应商")] Guid? SupplierId,
    [StringLength(100), Display(Name = "供应商名称")] string? SupplierName,
    [Required, StringLength(12), Display(Name = "产地")] string? OriginAreaCode,
    [StringLength(40), Display(Name = "卖方姓氏")] string? Seller,
    [StringLength(100), Display(Name = "卖给了谁")] string? SoldTo,
    [Required, Display(Name = "发生地")] Venue? Venue,
    [StringLength(40), Display(Name = "平台订单号")] string? VenueOrderNumber,
    [StringLength(40), Display(Name = "数电票号码")] string? InvoiceNumber,
    [Required, Display(Name = "用途")] Purpose? Purpose,
    [Display(Name = "四进活动")] Guid? ActivityEventId,
    [StringLength(1000), Display(Name = "情况说明")] string? Statement,
    IReadOnlyList<TypedLine>? Lines) : ICommand<string>, IOnce
{
    /// <summary>How many lines a form offers.</summary>
    public const int FormLines = 5;
}

internal sealed class KeepDeclarationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepDeclaration, string>
{
    public async Task<string> Handle(KeepDeclaration form, CancellationToken ct)
    {
        var terms = await Terms(form, ct);
        var now = clock.Now();
        if (form.Number is { } number)
        {
            var known = await db.Declarations.Whole().Where(d => d.Number == number && d.UnitId == user.OrganisationId).OrNotThere(ct);
            known.Expect(form.Version);
            known.Revise(terms, now);
            await db.SaveChangesAsync(ct);
            return known.Number;
        }
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var declaration = Declaration.Draft(await db.NextDeclarationNumber(now, ct), unit, terms, user.MemberId, now);
        db.Declarations.Add(declaration);
        await db.SaveChangesAsync(ct);
        return declaration.Number;
    }

    private async Task<DeclarationTerms> Terms(KeepDeclaration form, CancellationToken ct)
    {
        var supplier = form.SupplierId is { } id
            ? await db.Organisations.AsNoTracking().Where(o => o.Id == id && (o.Kind == Domain.Accounts.OrganisationKind.Cooperative || o.Kind == Domain.Accounts.OrganisationKind.LeadingFirm)).OrNotThere(ct) : null;
        var activity = form.ActivityEventId is { } chosen ? await db.ActivityEvents.AsNoTracking().VisibleTo(user).Where(a => a.Id == chosen).OrNotThere(ct) : null;
        return new()
        {
            Kind = form.Kind!.Value, SoldOn = form.SoldOn!.Value, PaidOn = form.PaidOn, SupplierId = supplier?.Id, SupplierName = supplier?.Name ?? form.SupplierName,
            OriginAreaCode = form.OriginAreaCode!, Seller = form.Seller, SoldTo = form.SoldTo, Venue = form.Venue!.Value, VenueOrderNumber = form.VenueOrderNumber, InvoiceNumber = form.InvoiceNumber,
            Purpose = form.Purpose!.Value, Activity = activity?.Kind ?? Activity.None, ActivityEventId = activity?.Id, Statement = form.Statement, Lines = await Lines(form.Lines ?? [], ct),
        };
    }

    private async Task<List<DeclaredLine>> Lines(IReadOnlyList<TypedLine> typed, CancellationToken ct)
    {
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var lines = new List<DeclaredLine>();
        foreach (var (line, i) in typed.Select((line, i) => (line, i)).Where(each => !each.line.IsEmpty))
        {
            RuleBroken Need(string name, string field) => new("第 {0} 行请填写{1}。", i + 1, name) { Field = $"Lines[{i}].{field}" };
            if (line.CategoryId is not { } id || !categories.TryGetValue(id, out var category)) throw Need("品类", nameof(line.CategoryId));
            if (string.IsNullOrWhiteSpace(line.Product)) throw Need("产品", nameof(line.Product));
            if (line.Quantity is not { } quantity) throw Need("数量", nameof(line.Quantity));
            if (line.Unit is not { } unit) throw Need("单位", nameof(line.Unit));
            if (line.Amount is not { } amount) throw Need("金额", nameof(line.Amount));
            lines.Add(new(category, line.Product, unit.ToBase(quantity), unit, Money.Typed(amount, $"Lines[{i}].Amount")));
        }
        return lines;
    }
}
