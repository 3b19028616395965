using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Corrections;

/// <summary>Requests to correct a binding, of one's own units or area; the pending ones first.</summary>
public sealed record ListCorrections(CorrectionStatus? Status, int? Page) : IRequest<CorrectionsPage>;

/// <summary>The list's page.</summary>
public sealed record CorrectionsPage(CorrectionStatus? Status, Paged<CorrectionRow> Rows, bool MayAsk);

/// <summary>A request in the list.</summary>
public sealed record CorrectionRow(string Number, string SubjectNumber, string? From, string To, DateTime AskedAt, CorrectionStatus Status);

internal sealed class ListCorrectionsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListCorrections, CorrectionsPage>
{
    public async Task<CorrectionsPage> Handle(ListCorrections request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        if (own is null && !user.Oversees()) throw new NotThere();
        var corrections = db.BindingCorrections.AsNoTracking().VisibleTo(user, own, db);
        if (request.Status is { } status) corrections = corrections.Where(c => c.Status == status);
        return new(request.Status, await corrections.OrderBy(c => c.Status != CorrectionStatus.Pending).ThenByDescending(c => c.AskedAt).ThenByDescending(c => c.Id)
            .Select(c => new CorrectionRow(c.Number, c.SubjectNumber, db.Organisations.Where(o => o.Id == c.FromUnitId).Select(o => o.Name).FirstOrDefault(), db.Organisations.First(o => o.Id == c.ToUnitId).Name, c.AskedAt, c.Status))
            .Page(request.Page, cancellationToken), user.IsBureau() || own is not null && user.ActsForUnit());
    }
}

/// <summary>One request with its history.</summary>
public sealed record ShowCorrection(string Number) : IRequest<CorrectionPage>;

/// <summary>The request's page.</summary>
public sealed record CorrectionPage(BindingCorrection Correction, string? From, string To, string AskedFor, string AskedBy, string? DecidedBy, string? DecidedFor, string Link, CorrectionMoves Moves, Guid FormKey);

internal sealed class ShowCorrectionHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowCorrection, CorrectionPage>
{
    public async Task<CorrectionPage> Handle(ShowCorrection request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        var correction = await db.BindingCorrections.AsNoTracking().VisibleTo(user, own, db).Where(c => c.Number == request.Number).OrNotThere(cancellationToken);
        Guid?[] units = [correction.FromUnitId, correction.ToUnitId, correction.AskedFor, correction.DecidedFor];
        var names = await db.Organisations.Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var people = await db.Members.Where(m => m.Id == correction.AskedBy || m.Id == correction.DecidedBy).ToDictionaryAsync(m => m.Id, m => m.DisplayName, cancellationToken);
        return new(correction, names.GetValueOrDefault(correction.FromUnitId ?? Guid.Empty), names[correction.ToUnitId], names.GetValueOrDefault(correction.AskedFor, ""), people.GetValueOrDefault(correction.AskedBy, ""),
            people.GetValueOrDefault(correction.DecidedBy ?? Guid.Empty), names.GetValueOrDefault(correction.DecidedFor ?? Guid.Empty),
            correction.Subject == BoundSubject.Order ? $"/orders/{correction.SubjectNumber}" : $"/reserve/purchases/{correction.SubjectNumber}", CorrectionMoves.Of(correction, user, own), Guid.CreateVersion7());
    }
}
