using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

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

internal sealed class ShowStatementHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<ListStatements, StatementsPage>, IRequestHandler<ShowStatement, StatementPage>, IRequestHandler<BundleStatement, byte[]>
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
        var payables = await db.Payables.AsNoTracking().Where(p => p.StatementId == statement.Id).Include(p => p.Transfers).Include(p => p.Invoices).ToListAsync(ct);
        var ids = payables.ConvertAll(p => p.OrderId);
        var orders = await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).OrderBy(o => o.Number).AsSplitQuery().ToListAsync(ct);
        var subjects = orders.Select(o => o.Id).Concat(orders.SelectMany(o => o.Shipments).Select(s => s.Id)).Append(statement.Id).ToList();
        var papers = await db.Papers.AsNoTracking().VisibleTo(user, db).Where(p => subjects.Contains(p.SubjectId)).OrderBy(p => p.Number).ToListAsync(ct);
        var taxIds = payables.SelectMany(p => p.Invoices).Select(i => i.TaxInvoiceId).OfType<Guid>().Distinct().ToList();
        var fileIds = payables.SelectMany(p => p.Transfers).Select(t => t.SlipFileId).Concat(payables.SelectMany(p => p.Invoices).Select(i => i.FileId)).Concat(orders.SelectMany(o => o.Shipments).Select(s => s.PhotoFileId)).Concat(papers.Select(p => p.ScanFileId))
            .Concat(await db.TaxInvoices.Where(i => taxIds.Contains(i.Id)).Select(i => i.FileId).ToListAsync(ct)).OfType<Guid>().Distinct().ToList();
        var uploads = await db.Files.AsNoTracking().Where(f => fileIds.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(ct);
        return await new Bundle().Write(statement, orders, payables, papers, uploads, files, ct);
    }
}

/// <summary>Writes the zip: each entry once, then the manifest with every entry's SHA-256.</summary>
internal sealed class Bundle
{
    private readonly List<(string Name, string Digest)> written = [];

    public async Task<byte[]> Write(Statement statement, IReadOnlyList<Order> orders, IReadOnlyList<Payable> payables, IReadOnlyList<Paper> papers, IReadOnlyList<StoredFile> uploads, UploadedFiles files, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Sheet(zip, "1-statement", ["对账单", "订单号", "验收日期", "验收金额", "此前已开票", "此前已付款"], statement.Lines.OrderBy(l => l.OrderNumber, StringComparer.Ordinal).Select(l => (IReadOnlyList<object?>)[statement.Number, l.OrderNumber, l.AcceptedOn, l.Accepted.Yuan, l.InvoicedBefore.Yuan, l.PaidBefore.Yuan]), ct);
            await Sheet(zip, "2-acceptance", ["订单号", "发货批号", "产品", "批次号", "合格证", "发货数量", "合格", "拒收", "拒收原因", "验收日期"], orders.SelectMany(o => o.Shipments.SelectMany(s => s.Lines, (s, l) => (Order: o, Shipment: s, Line: l)))
                .Select(x => (Row: x, Ordered: x.Order.Lines.Single(l => l.Id == x.Line.OrderLineId))).Select(x => (IReadOnlyList<object?>)[x.Row.Order.Number, x.Row.Shipment.Number, x.Ordered.ProductName, x.Row.Line.LotNumber, x.Row.Line.CertificateNumber,
                    x.Ordered.Unit.FromBase(x.Row.Line.Quantity), x.Ordered.Unit.FromBase(x.Row.Line.AcceptedQuantity ?? 0), x.Ordered.Unit.FromBase(x.Row.Line.RefusedQuantity ?? 0), x.Row.Line.RefusalReason, x.Row.Shipment.AcceptedOn]), ct);
            var numbers = orders.ToDictionary(o => o.Id, o => o.Number);
            await Sheet(zip, "3-invoices", ["订单号", "发票号码", "开票日期", "金额", "作废原因"], payables.SelectMany(p => p.Invoices, (p, i) => (IReadOnlyList<object?>)[numbers[p.OrderId], i.Number, i.IssuedOn, i.Amount.Yuan, i.CancelReason]), ct);
            await Sheet(zip, "4-transfers", ["订单号", "付款户名", "流水号", "付款日期", "金额", "状态"], payables.SelectMany(p => p.Transfers, (p, t) => (IReadOnlyList<object?>)[numbers[p.OrderId], t.PayerName, t.Reference, t.PaidOn, t.Amount.Yuan, Words.Chinese(t.Status)]), ct);
            foreach (var paper in papers) await Entry(zip, $"papers/{paper.Number}.json", Encoding.UTF8.GetBytes(paper.Content), ct);
            foreach (var upload in uploads.Where(u => File.Exists(files.PathOf(u, small: false)))) await Entry(zip, $"files/{upload.Id:N}-{Plain(upload.Name)}", await File.ReadAllBytesAsync(files.PathOf(upload, small: false), ct), ct);
            var manifest = string.Join('\n', written.Select(w => $"{w.Digest}  {w.Name}")) + "\n";
            await Put(zip, "manifest.sha256", Encoding.UTF8.GetBytes(manifest), ct);
        }
        return kept.ToArray();
    }

    private async Task Sheet(ZipArchive zip, string name, string[] columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        using var sheet = new MemoryStream();
        Sheets.SheetFile.Write(sheet, Sheets.SheetFormat.Xlsx, columns, rows);
        await Entry(zip, $"{name}.xlsx", sheet.ToArray(), ct);
    }

    private async Task Entry(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        written.Add((name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        await Put(zip, name, bytes, ct);
    }

    private static async Task Put(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await entry.WriteAsync(bytes, ct);
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
}
