using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying.Quotations.Answering;

/// <summary>A request as a supplier that is asked sees it, with its own answer.</summary>
public sealed record ShowRequest(string Number, HandInBid? Typed = null) : IRequest<RequestPage>;

/// <summary>The page: nothing of the budget, nothing of rivals.</summary>
/// <param name="Own">This supplier's answer, with its revisions.</param>
/// <param name="Awards">What this supplier was awarded.</param>
public sealed record RequestPage(string Number, string Title, string Buyer, string Place, Purpose Purpose, DateTime Deadline, DateOnly DeliverFrom, DateOnly DeliverTo, string? Note, string? EndReason,
    QuotationStatus Status, bool TakesAnswers, IReadOnlyList<RequestLine> Lines, Bid? Own, HandInBid Form, IReadOnlyList<AwardedLine> Awards, Guid FormKey);

/// <summary>What is wanted, and which of the supplier's own offers may answer it.</summary>
public sealed record RequestLine(Guid Id, int Position, string Product, string? Specification, string Category, long Quantity, Unit Unit, IReadOnlyList<SelectListItem> Offers);

internal sealed class ShowRequestHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowRequest, RequestPage>
{
    public async Task<RequestPage> Handle(ShowRequest query, CancellationToken ct)
    {
        var q = await db.Quotations.AsNoTracking().VisibleTo(user).Include(x => x.Lines.OrderBy(l => l.Position)).Include(x => x.Awards.Where(a => a.SupplierId == user.OrganisationId)).AsSplitQuery()
            .Where(x => x.Number == query.Number).OrNotThere(ct);
        var own = await db.OwnBids(user).AsNoTracking().Include(b => b.Lines).Include(b => b.Revisions.OrderBy(r => r.Number)).AsSplitQuery().SingleOrDefaultAsync(b => b.QuotationId == q.Id, ct);
        var buyer = await db.Organisations.Where(o => o.Id == q.BuyerId).Select(o => o.Name).SingleAsync(ct);
        return new(q.Number, q.Title, buyer, areas.Place(q.DeliveryAreaCode), q.Purpose, q.Deadline, q.DeliverFrom, q.DeliverTo, q.Note, q.EndReason, q.Status,
            q.TakesAnswers(clock.Now()), await Lines(q, ct), own, query.Typed ?? Form(q, own), q.Awards, Guid.CreateVersion7());
    }

    private async Task<IReadOnlyList<RequestLine>> Lines(Quotation quotation, CancellationToken ct)
    {
        var categories = quotation.Lines.Select(l => l.CategoryId).ToList();
        var names = await db.Categories.Where(c => categories.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var offers = await (from offer in db.Offers
                            join product in db.Products on offer.ProductId equals product.Id
                            where offer.SupplierId == user.OrganisationId && offer.IsOffered && product.Status == ProductStatus.Published && categories.Contains(product.CategoryId)
                            orderby product.Name, offer.Specification
                            select new { offer.Id, product.CategoryId, product.Name, offer.Specification, offer.Unit }).ToListAsync(ct);
        return [.. quotation.Lines.Select(line => new RequestLine(line.Id, line.Position, line.Product, line.Specification, names.GetValueOrDefault(line.CategoryId, ""), line.Quantity, line.Unit,
            [.. offers.Where(o => o.CategoryId == line.CategoryId && o.Unit.ComparesWith(line.Unit)).Select(o => new SelectListItem($"{o.Name} · {o.Specification}", o.Id.ToString()))]))];
    }

    private static HandInBid Form(Quotation quotation, Bid? own) => new(quotation.Number, own?.Version, [.. quotation.Lines.Select(line =>
        own is { IsWithdrawn: false } && own.Lines.FirstOrDefault(l => l.LineId == line.Id) is { } answer
            ? new TypedAnswer(line.Id, answer.OfferId, answer.Price.Yuan, line.Unit.FromBase(answer.Quantity), answer.QualityMarks, answer.DeliverOn, answer.Note)
            : new TypedAnswer(line.Id, null, null, line.Unit.FromBase(line.Quantity), null, quotation.DeliverFrom, null))], own?.Note, Guid.CreateVersion7());
}
