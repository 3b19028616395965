using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments.Invoices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Invoices;

/// <summary>Invoices of one's own side, and what is still to be invoiced.</summary>
public sealed record ListInvoices(string? Q = null, int? Page = null) : IRequest<InvoicesPage>;

/// <summary>The page.</summary>
public sealed record InvoicesPage(ListInvoices Query, Paged<InvoiceListRow> Rows, IReadOnlyList<ToInvoice> Open, IReadOnlyList<InvoiceHeading> Headings, bool IsBuyer, bool MayRecord, Guid FormKey);

/// <summary>An invoice in the list.</summary>
public sealed record InvoiceListRow(string Number, DateOnly IssuedOn, string Seller, string Buyer, Money Gross, InvoiceCheck Check, bool IsReversed, int Orders);

/// <summary>An accepted order that no invoice covers yet.</summary>
public sealed record ToInvoice(string Order, string Other, DateOnly AcceptedOn, Money Amount);

/// <summary>One invoice with the orders that it covers.</summary>
public sealed record ShowTaxInvoice(string Number) : IRequest<TaxInvoicePage>;

/// <summary>The page.</summary>
public sealed record TaxInvoicePage(TaxInvoice Invoice, IReadOnlyList<(string Order, Money Amount, bool IsCancelled)> Orders, string? ReversedBy, bool MayRecord, Guid FormKey);

internal sealed class ListInvoicesHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListInvoices, InvoicesPage>, IRequestHandler<ShowTaxInvoice, TaxInvoicePage>
{
    private const int MostOpen = 100;

    public async Task<InvoicesPage> Handle(ListInvoices query, CancellationToken ct)
    {
        var rows = Mine();
        if (query.Q?.Trim() is { Length: > 0 } q) rows = rows.Where(i => i.Number.Contains(q) || i.SellerName.Contains(q) || i.BuyerName.Contains(q));
        var own = user.OrganisationId;
        var open = await (from payable in db.Payables.AsNoTracking().VisibleTo(user)
                          join order in db.Orders on payable.OrderId equals order.Id
                          join other in db.Organisations on payable.BuyerId == own ? payable.SupplierId : payable.BuyerId equals other.Id
                          where (payable.BuyerId == own || payable.SupplierId == own) && payable.ProvenAt == null && !payable.Invoices.Any(i => i.CancelledAt == null)
                          orderby other.Name, payable.AcceptedOn
                          select new ToInvoice(order.Number, other.Name, payable.AcceptedOn, payable.Due)).Take(MostOpen).ToListAsync(ct);
        var headings = await db.InvoiceHeadings.AsNoTracking().Where(h => h.OrganisationId == own).OrderBy(h => h.Name).ToListAsync(ct);
        return new(query, await rows.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Number).Select(i => new InvoiceListRow(i.Number, i.IssuedOn, i.SellerName, i.BuyerName, i.Gross, i.Check, i.ReversedById != null,
            db.Payables.Count(p => p.Invoices.Any(x => x.TaxInvoiceId == i.Id)))).Page(query.Page, ct), open, headings, user.Kind?.IsBuyer() == true, Records(), Guid.CreateVersion7());
    }

    public async Task<TaxInvoicePage> Handle(ShowTaxInvoice query, CancellationToken ct)
    {
        var invoice = await Mine().Where(i => i.Number == query.Number).Include(i => i.Lines.OrderBy(l => l.Position)).OrNotThere(ct);
        var orders = await (from payable in db.Payables join order in db.Orders on payable.OrderId equals order.Id from share in payable.Invoices where share.TaxInvoiceId == invoice.Id orderby order.Number select new { order.Number, share.Amount, IsCancelled = share.CancelledAt != null }).ToListAsync(ct);
        var red = invoice.ReversedById is { } id ? await db.TaxInvoices.Where(i => i.Id == id).Select(i => i.Number).SingleAsync(ct) : null;
        return new(invoice, [.. orders.Select(o => (o.Number, o.Amount, o.IsCancelled))], red, Records(), Guid.CreateVersion7());
    }

    private bool Records() => user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk);

    /// <summary>Both sides', and those of an officer's area.</summary>
    private IQueryable<TaxInvoice> Mine()
    {
        var payables = db.Payables.VisibleTo(user);
        return db.TaxInvoices.AsNoTracking().Where(i => user.SeesEverything || i.BuyerId == user.OrganisationId || i.SupplierId == user.OrganisationId || payables.Any(p => p.Invoices.Any(x => x.TaxInvoiceId == i.Id)));
    }
}
