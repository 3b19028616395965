using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>Chooses a quote, with the reason; what equal conditions came to is recorded with it.</summary>
public sealed record DecideComparison(
    string Number, long? Version,
    [Required, Display(Name = "选定的报价")] Guid? QuoteId,
    [Required, Display(Name = "选定原因")] ChoiceReason? Reason,
    [StringLength(300), Display(Name = "原因说明")] string? ReasonText,
    [StringLength(300), Display(Name = "同等条件说明")] string? EqualNote, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class DecideComparisonHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideComparison, bool>
{
    public async Task<bool> Handle(DecideComparison form, CancellationToken ct)
    {
        var comparison = await db.OwnComparison(user, form.Number, form.Version, ct);
        comparison.Decide(form.QuoteId!.Value, form.Reason!.Value, form.ReasonText, form.EqualNote, (await db.LinkedToLowIncome().ToListAsync(ct)).ToHashSet(), user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A colleague confirms the comparison.</summary>
public sealed record SignComparison(string Number, long? Version, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class SignComparisonHandler(MarketDb db, ICurrentUser user) : IRequestHandler<SignComparison, bool>
{
    public async Task<bool> Handle(SignComparison form, CancellationToken ct)
    {
        (await db.OwnComparison(user, form.Number, form.Version, ct)).Sign(user.MemberId!.Value);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Sets a comparison aside, with the reason; it stays on record.</summary>
public sealed record CancelComparison(string Number, long? Version, [Required, StringLength(300), Display(Name = "作废原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class CancelComparisonHandler(MarketDb db, ICurrentUser user) : IRequestHandler<CancelComparison, bool>
{
    public async Task<bool> Handle(CancelComparison form, CancellationToken ct)
    {
        (await db.OwnComparison(user, form.Number, form.Version, ct)).Cancel(form.Reason);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Puts what was chosen into the cart, in the needed quantity; the order that comes of it names the comparison.</summary>
public sealed record OrderCompared(string Number, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class OrderComparedHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OrderCompared, bool>
{
    public async Task<bool> Handle(OrderCompared form, CancellationToken ct)
    {
        var comparison = await db.OwnComparison(user, form.Number, null, ct);
        if (comparison is not { Status: ComparisonStatus.Decided, Chosen: { } chosen }) throw new RuleBroken("选定报价之后才能下单。");
        if (chosen.OfferId is not { } offerId) throw new RuleBroken("选定的是平台以外的报价，请在线下采购后申报。");
        var (offer, product) = await db.OfferInReach(offerId, user, ct);
        if (!product.IsOnSale || !offer.IsOffered) throw new RuleBroken("“{0}”已下架，不能加入购物车。", product.Name);
        (await db.OpenCart(user, ct)).Add(offer, comparison.Quantity, clock.Now(), comparison.Id);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
