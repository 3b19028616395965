using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>An agreement or plan, how much of it is used, and what may be done with it now.</summary>
public sealed record ShowAgreement(string Number) : IRequest<AgreementPage>;

/// <summary>The agreement's page.</summary>
public sealed record AgreementPage(Agreement Agreement, string Buyer, string? Supplier, string Author, IReadOnlyList<AgreementStepRow> Steps, AgreementMoves Moves, DateOnly Today, Guid FormKey);

/// <summary>One step of its history.</summary>
public sealed record AgreementStepRow(AgreementAct Act, string Who, string? Comment, DateTime At);

/// <summary>What the person who looks may do.</summary>
public sealed record AgreementMoves(bool Approve, bool Answer, bool Terminate, bool Paper, bool CopyIt);

internal sealed class ShowAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowAgreement, AgreementPage>
{
    public async Task<AgreementPage> Handle(ShowAgreement query, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(user).Include(a => a.Lines.OrderBy(l => l.Position)).Where(a => a.Number == query.Number).OrNotThere(ct);
        var parties = await db.Organisations.Where(o => o.Id == agreement.BuyerId || o.Id == agreement.SupplierId).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var steps = await (from step in db.Set<AgreementStep>()
                           join member in db.Members on step.MemberId equals member.Id into members
                           from who in members.DefaultIfEmpty()
                           where step.AgreementId == agreement.Id
                           orderby step.At, step.Id
                           select new AgreementStepRow(step.Act, who == null ? "" : who.DisplayName, step.Comment, step.At)).ToListAsync(ct);
        return new(agreement, parties[agreement.BuyerId], agreement.SupplierId is { } supplier ? parties[supplier] : null, steps.FirstOrDefault()?.Who ?? "", steps, Moves(agreement), clock.Today(), Guid.CreateVersion7());
    }

    private AgreementMoves Moves(Agreement agreement)
    {
        var (buys, supplies) = (user.OrganisationId == agreement.BuyerId, user.OrganisationId == agreement.SupplierId);
        var isOpen = agreement.Status is AgreementStatus.Submitted or AgreementStatus.AwaitingSupplier or AgreementStatus.Active;
        return new(buys && user.Has(MarketRole.Approver) && agreement.Status == AgreementStatus.Submitted && agreement.CreatedBy != user.MemberId,
            supplies && user.Has(MarketRole.CooperativeClerk) && agreement.Status == AgreementStatus.AwaitingSupplier,
            buys && user.Has(MarketRole.Buyer, MarketRole.Approver) && isOpen,
            buys && user.Has(MarketRole.Buyer, MarketRole.Approver) || supplies && user.Has(MarketRole.CooperativeClerk),
            buys && user.Has(MarketRole.Buyer));
    }
}
