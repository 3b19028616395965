using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations.Answering;

/// <summary>Requests that ask this supplier: those that still take answers first.</summary>
/// <param name="Open">Only those that still take answers.</param>
public sealed record ListRequests(bool? Open, string? Q, int? Page) : IRequest<RequestsPage>;

/// <summary>A request as the supplier sees it: without the ceiling, and of answers only its own.</summary>
public sealed record RequestRow(Guid Id, string Number, string Unit, string Title, int Lines, DateTime Deadline, QuotationStatus Status, bool TakesAnswers, DateTime? HandedInAt, bool Won);

/// <summary>The list.</summary>
public sealed record RequestsPage(ListRequests Query, Paged<RequestRow> Rows);

internal sealed class ListRequestsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListRequests, RequestsPage>
{
    public async Task<RequestsPage> Handle(ListRequests query, CancellationToken ct)
    {
        var (now, own) = (clock.Now(), db.OwnBids(user).Where(b => b.WithdrawnAt == null));
        var requests = db.Quotations.AsNoTracking().VisibleTo(user).Where(q => q.Status == QuotationStatus.Published || own.Any(b => b.QuotationId == q.Id) || q.Invited.Any(i => i.SupplierId == user.OrganisationId));
        if (query.Open == true) requests = requests.Where(q => q.Status == QuotationStatus.Published && q.Deadline > now);
        if (query.Q?.Trim() is { Length: > 0 and < 60 } words) requests = requests.Where(q => q.Number.Contains(words) || q.Title.Contains(words) || q.Lines.Any(l => l.Product.Contains(words)));
        return new(query, await requests.OrderByDescending(q => q.Status == QuotationStatus.Published && q.Deadline > now).ThenByDescending(q => q.Deadline).ThenBy(q => q.Id)
            .Select(q => new RequestRow(q.Id, q.Number, db.Organisations.Where(o => o.Id == q.BuyerId).Select(o => o.Name).First(), q.Title, q.Lines.Count, q.Deadline, q.Status,
                q.Status == QuotationStatus.Published && q.Deadline > now, own.Where(b => b.QuotationId == q.Id).Select(b => (DateTime?)b.HandedInAt).FirstOrDefault(), q.Awards.Any(a => a.SupplierId == user.OrganisationId)))
            .Page(query.Page, ct));
    }
}
