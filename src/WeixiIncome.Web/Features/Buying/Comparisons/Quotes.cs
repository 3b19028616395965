using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>Takes an offer of this market into a comparison, at today's price for its quantity.</summary>
public sealed record AddOfferQuote(string Number, long? Version, Guid OfferId, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class AddOfferQuoteHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddOfferQuote, bool>
{
    public async Task<bool> Handle(AddOfferQuote form, CancellationToken ct)
    {
        var comparison = await db.OwnComparison(user, form.Number, form.Version, ct);
        comparison.Add(await db.QuoteOf(form.OfferId, comparison, user, clock.Now(), ct));
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes a quote from outside into a comparison: from a call, a sheet, a market stall; with its paper where there is one.</summary>
/// <param name="Price">Yuan per unit of the comparison.</param>
public sealed record AddOutsideQuote(
    string Number, long? Version,
    [Required, StringLength(100), Display(Name = "供应商名称")] string? SupplierName,
    [StringLength(60), Display(Name = "规格")] string? Specification,
    [Required, Display(Name = "单价")] decimal? Price,
    [Required, StringLength(100), Display(Name = "联系方式")] string? Contact,
    [Required, Display(Name = "报价日期")] DateOnly? QuotedOn,
    [Required, StringLength(100), Display(Name = "报价来源")] string? Source,
    Guid FormKey, IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

internal sealed class AddOutsideQuoteHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<AddOutsideQuote, bool>
{
    public async Task<bool> Handle(AddOutsideQuote form, CancellationToken ct)
    {
        var comparison = await db.OwnComparison(user, form.Number, form.Version, ct);
        if (form.QuotedOn > clock.Today()) throw new RuleBroken("报价日期不能晚于今天。") { Field = nameof(form.QuotedOn) };
        if (form.QuotedOn < clock.Today().AddDays(-60)) throw new RuleBroken("报价日期太早：请用 60 天以内的报价。") { Field = nameof(form.QuotedOn) };
        var price = Money.Typed(form.Price!.Value, nameof(form.Price));
        comparison.Add(new(null, null, form.SupplierName, null, form.Specification, price, form.Contact, form.QuotedOn!.Value, form.Source, await files.Take(form.Paper, null, ct)));
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes a quote out again, before the choice.</summary>
public sealed record RemoveQuote(string Number, long? Version, Guid QuoteId, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class RemoveQuoteHandler(MarketDb db, ICurrentUser user) : IRequestHandler<RemoveQuote, bool>
{
    public async Task<bool> Handle(RemoveQuote form, CancellationToken ct)
    {
        (await db.OwnComparison(user, form.Number, form.Version, ct)).Remove(form.QuoteId);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The comparison of one's own unit, to be changed.</summary>
internal static class OwnComparisons
{
    public static async Task<Comparison> OwnComparison(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct)
    {
        var comparison = await db.Comparisons.VisibleTo(user).Include(c => c.Quotes).Where(c => c.Number == number && c.OrganisationId == user.OrganisationId).OrNotThere(ct);
        comparison.Expect(version);
        return comparison;
    }
}
