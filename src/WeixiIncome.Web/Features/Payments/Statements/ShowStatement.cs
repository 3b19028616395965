using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Statements;

/// <summary>Statements of one's own side, and with whom another may be made.</summary>
public sealed record ListStatements(int? Page = null) : IRequest<StatementsPage>;

/// <summary>The page.</summary>
public sealed record StatementsPage(Paged<StatementRow> Rows, IReadOnlyList<SelectListItem> Others, DateOnly From, DateOnly To, bool MayIssue, Guid FormKey);

/// <summary>A statement in the list.</summary>
public sealed record StatementRow(string Number, string Buyer, string Supplier, DateOnly From, DateOnly To, Money Total, StatementStatus Status);

/// <summary>One statement with how far its invoice and payment are.</summary>
public sealed record ShowStatement(string Number) : IRequest<StatementPage>;

/// <summary>The page.</summary>
public sealed record StatementPage(Statement Statement, string Buyer, string Supplier, Money NotInvoiced, Money Open, Money ToConfirm, IReadOnlyList<string> Invoices, bool IsBuyer, bool IsSupplier, bool MayAnswer, bool MayPay, bool MayConfirm, bool MayInvoice, DateOnly Today, Guid FormKey);

/// <summary>All papers of a statement in one file: orders, acceptance, invoices, transfers, uploads, and a manifest of digests.</summary>
public sealed record BundleStatement(string Number) : IRequest<byte[]>;

internal sealed class ShowStatementHandler(MarketDb db, ICurrentUser user, Bundles bundles, TimeProvider clock) : IRequestHandler<ListStatements, StatementsPage>, IRequestHandler<ShowStatement, StatementPage>, IRequestHandler<BundleStatement, byte[]>
{
    public async Task<StatementsPage> Handle(ListStatements query, CancellationToken ct)
    {
        var own = user.OrganisationId;
        var rows = await (from statement in db.Statements.AsNoTracking().VisibleTo(user, db)
                          join buyer in db.Organisations on statement.BuyerId equals buyer.Id
                          join supplier in db.Organisations on statement.SupplierId equals supplier.Id
                          orderby statement.IssuedAt descending, statement.Number descending
                          select new StatementRow(statement.Number, buyer.Name, supplier.Name, statement.From, statement.To, statement.Total, statement.Status)).Page(query.Page, ct);
        var with = db.Payables.Where(p => p.StatementId == null && (p.BuyerId == own || p.SupplierId == own)).Select(p => p.BuyerId == own ? p.SupplierId : p.BuyerId).Distinct();
        var others = await db.Organisations.Where(o => with.Contains(o.Id) && o.Kind != OrganisationKind.Person).OrderBy(o => o.Name).Select(o => new Choice(o.Id, o.Name)).ToChoices(ct);
        var first = new DateOnly(clock.Today().Year, clock.Today().Month, 1);
        return new(rows, others, first.AddMonths(-1), first.AddDays(-1), user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk), Guid.CreateVersion7());
    }

    public async Task<StatementPage> Handle(ShowStatement query, CancellationToken ct)
    {
        var statement = await db.Statements.AsNoTracking().VisibleTo(user, db).Where(s => s.Number == query.Number).Include(s => s.Lines.OrderBy(l => l.AcceptedOn)).OrNotThere(ct);
        var names = await db.Organisations.Where(o => o.Id == statement.BuyerId || o.Id == statement.SupplierId).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var payables = await db.Payables.AsNoTracking().Where(p => p.StatementId == statement.Id).Include(p => p.Transfers).Include(p => p.Invoices).ToListAsync(ct);
        Money Sum(Func<Payable, Money> of) => payables.Aggregate(Money.Zero, (sum, p) => sum + of(p));
        var (buys, sells) = (statement.BuyerId == user.OrganisationId, statement.SupplierId == user.OrganisationId);
        var (open, toConfirm, notInvoiced) = (Sum(p => p.Open), Sum(p => p.Recorded - p.Received), Sum(p => p.NotInvoiced));
        var money = user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk);
        return new(statement, names[statement.BuyerId], names[statement.SupplierId], notInvoiced, open, toConfirm, [.. payables.SelectMany(p => p.Invoices).Where(i => i.CancelledAt is null && i.TaxInvoiceId is not null).Select(i => i.Number).Distinct()], buys, sells,
            (buys || sells) && money && statement.Status == StatementStatus.Issued && statement.IssuedByOrganisationId != user.OrganisationId, buys && user.Has(MarketRole.Treasurer) && statement.Status == StatementStatus.Agreed && open.IsPositive,
            sells && money && toConfirm.IsPositive, (buys || sells) && money && statement.Status != StatementStatus.Refused && notInvoiced.IsPositive, clock.Today(), Guid.CreateVersion7());
    }

    public async Task<byte[]> Handle(BundleStatement query, CancellationToken ct)
    {
        var statement = await db.Statements.AsNoTracking().VisibleTo(user, db).Where(s => s.Number == query.Number).Include(s => s.Lines).OrNotThere(ct);
        if (statement.BuyerId != user.OrganisationId && statement.SupplierId != user.OrganisationId && user.OverseenArea is null && !user.SeesEverything) throw new NotThere();
        return await bundles.Write(statement, await db.Payables.Where(p => p.StatementId == statement.Id).Select(p => p.OrderId).ToListAsync(ct), ct);
    }
}
