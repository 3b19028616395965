using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>A row of the form; a row without a product is left aside.</summary>
/// <param name="Quantity">In the unit.</param>
public sealed record TypedWant([StringLength(60)] string? Product, [StringLength(100)] string? Specification, Guid? CategoryId, decimal? Quantity, Unit? Unit);

/// <summary>Writes a request for quotation, or changes it before publication.</summary>
/// <param name="Number">None for a new one.</param>
/// <param name="Deadline">As China's clocks show it.</param>
/// <param name="Ceiling">Yuan; suppliers never see it.</param>
/// <param name="Invited">None for all active suppliers.</param>
public sealed record KeepQuotation(
    string? Number, long? Version,
    [Required, StringLength(80), Display(Name = "询价名称")] string? Title,
    [Required, Display(Name = "用途")] Purpose? Purpose,
    [Required, Display(Name = "报价截止时间")] DateTime? Deadline,
    [Required, Display(Name = "最早送货日期")] DateOnly? DeliverFrom,
    [Required, Display(Name = "最晚送货日期")] DateOnly? DeliverTo,
    [Required, Display(Name = "收货地址")] Guid? DeliveryAddressId,
    [Display(Name = "预算上限")] decimal? Ceiling,
    [StringLength(500), Display(Name = "备注")] string? Note,
    IReadOnlyList<TypedWant>? Lines, Guid[]? Invited, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class KeepQuotationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepQuotation, string>
{
    public async Task<string> Handle(KeepQuotation form, CancellationToken ct)
    {
        var (now, terms) = (clock.Now(), await Terms(form, ct));
        if (form.Number is null)
        {
            var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
            var quotation = new Quotation(await db.NextDayNumber("XJ", now, ct), buyer, terms, user.MemberId!.Value, now);
            db.Quotations.Add(quotation);
            await db.SaveChangesAsync(ct);
            return quotation.Number;
        }
        var draft = await db.OwnQuotation(user, form.Number, form.Version, ct);
        draft.Describe(terms, now);
        await db.SaveChangesAsync(ct);
        return draft.Number;
    }

    private async Task<QuotationTerms> Terms(KeepQuotation form, CancellationToken ct)
    {
        var address = await db.DeliveryAddresses.AsNoTracking().Of(user).SingleOrDefaultAsync(a => a.Id == form.DeliveryAddressId, ct)
            ?? throw new RuleBroken("请选择收货地址。") { Field = nameof(form.DeliveryAddressId) };
        var deadline = DateTime.SpecifyKind(BusinessDate.Start(DateOnly.FromDateTime(form.Deadline!.Value)) + form.Deadline.Value.TimeOfDay, DateTimeKind.Utc);
        var ceiling = form.Ceiling is { } yuan ? Money.Typed(yuan, nameof(form.Ceiling)) : (Money?)null;
        return new(form.Title, form.Purpose!.Value, deadline, form.DeliverFrom!.Value, form.DeliverTo!.Value, new(address.Recipient, address.Phone, address.AreaCode, address.Detail),
            await Lines(form.Lines ?? [], ct), await Invited(form.Invited ?? [], ct), ceiling, form.Note);
    }

    private async Task<IReadOnlyList<WantedLine>> Lines(IReadOnlyList<TypedWant> typed, CancellationToken ct)
    {
        var families = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.UnitFamily, ct);
        return [.. typed.Where(line => !string.IsNullOrWhiteSpace(line.Product) || line.Quantity is not null).Select((line, i) => Line(line, i + 1, families))];
    }

    private static WantedLine Line(TypedWant line, int row, Dictionary<Guid, UnitFamily> families)
    {
        if (line.CategoryId is not { } category || !families.TryGetValue(category, out var family)) throw new RuleBroken("第 {0} 行请选择品类。", row) { Field = "Lines" };
        if (line.Quantity is not { } quantity || line.Unit is not { } unit) throw new RuleBroken("第 {0} 行请填写数量和单位。", row) { Field = "Lines" };
        return new(line.Product, line.Specification, category, family, unit, unit.Typed(quantity, "Lines"));
    }

    /// <summary>Only active suppliers can be invited.</summary>
    private async Task<IReadOnlyList<Guid>> Invited(Guid[] typed, CancellationToken ct)
    {
        var ids = typed.Distinct().ToList();
        var there = await db.Organisations.CountAsync(o => ids.Contains(o.Id) && o.Status == OrganisationStatus.Active && (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm), ct);
        return there == ids.Count ? ids : throw new RuleBroken("所选供应商里有已暂停供货的，请重新选择。") { Field = "Invited" };
    }
}

/// <summary>The request of one's own unit, to be changed.</summary>
internal static class OwnQuotations
{
    public static async Task<Quotation> OwnQuotation(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct)
    {
        var quotation = await db.Quotations.VisibleTo(user).Include(q => q.Lines).Include(q => q.Invited).Include(q => q.Awards).AsSplitQuery()
            .Where(q => q.Number == number && q.BuyerId == user.OrganisationId).OrNotThere(ct);
        quotation.Expect(version);
        return quotation;
    }
}
