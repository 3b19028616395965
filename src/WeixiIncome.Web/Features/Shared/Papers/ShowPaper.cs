using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Papers;

/// <summary>A paper as it was issued, ready to be printed.</summary>
public sealed record ShowPaper(string Number) : IRequest<PaperPage>;

/// <summary>The paper's page.</summary>
/// <param name="CheckAddress">What its QR code says: where a holder finds out whether the copy is true.</param>
/// <param name="QrCode">A picture as a data address.</param>
/// <param name="MayTakeBack">Whether the person belongs to the organisation whose paper it is.</param>
public sealed record PaperPage(Paper Paper, PaperContent Content, string Organisation, string CheckAddress, string QrCode, string? ScannedBy, bool MayTakeBack, Guid FormKey);

internal sealed class ShowPaperHandler(MarketDb db, ICurrentUser user, PublicAddress address) : IRequestHandler<ShowPaper, PaperPage>
{
    public async Task<PaperPage> Handle(ShowPaper query, CancellationToken ct)
    {
        var paper = await db.Papers.AsNoTracking().VisibleTo(user, db).Where(p => p.Number == query.Number).OrNotThere(ct);
        var organisation = await db.Organisations.Where(o => o.Id == paper.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var scannedBy = paper.ScannedBy is { } by ? await db.Members.Where(m => m.Id == by).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) : null;
        var check = $"/papers/{paper.Number}/check?digest={paper.Sha256[..16]}";
        return new(paper, PaperContent.Read(paper.Content), organisation, address.Of(check), address.QrCode(check), scannedBy,
            user.Roles.Count > 0 && user.OrganisationId == paper.OrganisationId, Guid.CreateVersion7());
    }
}
