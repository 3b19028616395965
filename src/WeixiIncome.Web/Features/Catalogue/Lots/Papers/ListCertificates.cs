using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Papers;

/// <summary>Certificates as they were issued, the void ones with them: kept, searchable.</summary>
public sealed record ListCertificates(string? Q = null, DateOnly? From = null, DateOnly? To = null, int? Page = null) : IRequest<CertificatesPage>;

/// <summary>The page.</summary>
public sealed record CertificatesPage(ListCertificates Query, Paged<ConformityCertificate> Rows);

/// <summary>A certificate as a label to print.</summary>
public sealed record ShowLabel(string Number) : IRequest<LabelPage>;

/// <summary>The label.</summary>
public sealed record LabelPage(ConformityCertificate Certificate, string QrCode, string Address);

internal sealed class ListCertificatesHandler(MarketDb db, ICurrentUser user, PublicAddress address) : IRequestHandler<ListCertificates, CertificatesPage>, IRequestHandler<ShowLabel, LabelPage>
{
    public async Task<CertificatesPage> Handle(ListCertificates query, CancellationToken ct)
    {
        var rows = Mine();
        if (query.Q?.Trim() is { Length: > 0 } q) rows = rows.Where(c => c.Number.Contains(q) || c.LotNumber.Contains(q) || c.ProductName.Contains(q) || c.Issuer.Contains(q));
        if (query.From is { } from) rows = rows.Where(c => c.IssuedOn >= from);
        if (query.To is { } to) rows = rows.Where(c => c.IssuedOn <= to);
        return new(query, await rows.OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Number).Page(query.Page, ct));
    }

    public async Task<LabelPage> Handle(ShowLabel query, CancellationToken ct)
    {
        var certificate = await Mine().Where(c => c.Number == query.Number).OrNotThere(ct);
        var trace = $"/trace/{certificate.LotNumber}";
        return new(certificate, address.QrCode(trace), address.Of(trace));
    }

    private IQueryable<ConformityCertificate> Mine()
    {
        var lots = db.Lots.VisibleTo(user, db);
        return db.Certificates.AsNoTracking().Where(c => lots.Any(l => l.Id == c.LotId));
    }
}
