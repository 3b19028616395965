using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying.Quotations;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Awarding;

/// <summary>So much of a line to one answer, in the line's unit; nothing where it is left empty.</summary>
public sealed record TypedAward(Guid LineId, Guid BidId, decimal? Quantity);

/// <summary>
/// An approver awards a request, and the orders follow, one per supplier, each by itself: what cannot be placed does not
/// undo the award, says why, and may be tried again.
/// </summary>
public sealed record AwardQuotation(
    string Number, long? Version, IReadOnlyList<TypedAward>? Awards,
    [Required, StringLength(500), Display(Name = "定标理由")] string? Reason,
    [StringLength(500), Display(Name = "同等条件说明")] string? EqualNote, Guid FormKey) : IRequest<AwardOutcome>;

/// <summary>What came of an award: orders, and how many suppliers' could not be placed.</summary>
public sealed record AwardOutcome(IReadOnlyList<string> Orders, int NotPlaced);

internal sealed class AwardQuotationHandler(IMediator mediator) : IRequestHandler<AwardQuotation, AwardOutcome>
{
    public async Task<AwardOutcome> Handle(AwardQuotation form, CancellationToken ct)
    {
        var suppliers = await mediator.Send(new DecideAward(form.Number, form.Version, form.Awards, form.Reason, form.EqualNote, form.FormKey), ct);
        return await mediator.Send(new PlaceAwarded(form.Number, suppliers, null), ct);
    }
}

/// <summary>The award itself, without its orders.</summary>
/// <returns>The suppliers that were awarded something.</returns>
public sealed record DecideAward(string Number, long? Version, IReadOnlyList<TypedAward>? Awards, string? Reason, string? EqualNote, Guid FormKey) : ICommand<IReadOnlyList<Guid>>, IOnce;

internal sealed class DecideAwardHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideAward, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(DecideAward form, CancellationToken ct)
    {
        var quotation = await db.OwnQuotation(user, form.Number, form.Version, ct);
        var bids = await db.OpenedBids(user).AsNoTracking().Include(b => b.Lines).Where(b => b.QuotationId == quotation.Id).ToListAsync(ct);
        var units = quotation.Lines.ToDictionary(line => line.Id, line => line.Unit);
        var awards = (form.Awards ?? []).Where(award => award.Quantity is not null)
            .Select(award => new AwardTo(award.LineId, award.BidId, units.TryGetValue(award.LineId, out var unit) ? unit.ToBase(award.Quantity!.Value) : throw new NotThere())).ToArray();
        quotation.Award(awards, bids, form.Reason, form.EqualNote, (await db.LinkedToLowIncome().ToListAsync(ct)).ToHashSet(), user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return [.. quotation.Awards.Select(award => award.SupplierId).Distinct().Order()];
    }
}
