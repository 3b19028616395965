using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments.Statements;

/// <summary>All papers of one order in one file, as of a whole statement; for its two sides and those who watch over them.</summary>
public sealed record BundleOrder(string Number) : IRequest<byte[]>;

internal sealed class BundleOrderHandler(MarketDb db, ICurrentUser user, Bundles bundles) : IRequestHandler<BundleOrder, byte[]>
{
    public async Task<byte[]> Handle(BundleOrder query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().VisibleTo(user).Where(o => o.Number == query.Number).Select(o => new { o.Id, o.BuyerId, o.SupplierId }).OrNotThere(ct);
        if (order.BuyerId != user.OrganisationId && order.SupplierId != user.OrganisationId && user.OverseenArea is null && user.Audit is null && !user.SeesEverything) throw new NotThere();
        return await bundles.Write(null, [order.Id], ct);
    }
}

/// <summary>Gathers what belongs to orders: lines and acceptance, invoices, transfers, returns, numbered papers with their scans, uploads.</summary>
public sealed class Bundles(MarketDb db, ICurrentUser user, UploadedFiles files)
{
    public async Task<byte[]> Write(Statement? statement, List<Guid> orderIds, CancellationToken ct)
    {
        var payables = await db.Payables.AsNoTracking().Where(p => orderIds.Contains(p.OrderId)).Include(p => p.Transfers).Include(p => p.Invoices).Include(p => p.Refunds).AsSplitQuery().ToListAsync(ct);
        var orders = await db.Orders.AsNoTracking().Where(o => orderIds.Contains(o.Id)).Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).OrderBy(o => o.Number).AsSplitQuery().ToListAsync(ct);
        var returns = await db.Returns.AsNoTracking().VisibleTo(user).Where(r => orderIds.Contains(r.OrderId)).OrderBy(r => r.Number).ToListAsync(ct);
        var subjects = orders.Select(o => o.Id).Concat(orders.SelectMany(o => o.Shipments).Select(s => s.Id)).Concat(orders.Select(o => o.QuotationId).OfType<Guid>()).Concat(orders.Select(o => o.AgreementId).OfType<Guid>())
            .Concat(orders.SelectMany(o => o.Lines).Select(l => l.ComparisonId).OfType<Guid>()).Concat(statement is null ? [] : [statement.Id]).Distinct().ToList();
        var papers = await db.Papers.AsNoTracking().VisibleTo(user, db).Where(p => subjects.Contains(p.SubjectId)).OrderBy(p => p.Number).ToListAsync(ct);
        var taxIds = payables.SelectMany(p => p.Invoices).Select(i => i.TaxInvoiceId).OfType<Guid>().Distinct().ToList();
        var fileIds = payables.SelectMany(p => p.Transfers).Select(t => t.SlipFileId).Concat(payables.SelectMany(p => p.Refunds).Select(r => r.SlipFileId)).Concat(payables.SelectMany(p => p.Invoices).Select(i => i.FileId))
            .Concat(orders.SelectMany(o => o.Shipments).Select(s => s.PhotoFileId)).Concat(returns.Select(r => r.PhotoFileId)).Concat(papers.Select(p => p.ScanFileId))
            .Concat(await db.TaxInvoices.Where(i => taxIds.Contains(i.Id)).Select(i => i.FileId).ToListAsync(ct)).OfType<Guid>().Distinct().ToList();
        var uploads = await db.Files.AsNoTracking().Where(f => fileIds.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(ct);
        return await new Bundle().Write(statement, orders, payables, papers, uploads, returns, files, ct);
    }
}

/// <summary>Writes the zip: each entry once, then the manifest with every entry's SHA-256.</summary>
internal sealed class Bundle
{
    private readonly List<(string Name, string Digest)> written = [];

    public async Task<byte[]> Write(Statement? statement, IReadOnlyList<Order> orders, IReadOnlyList<Payable> payables, IReadOnlyList<Paper> papers, IReadOnlyList<StoredFile> uploads, IReadOnlyList<GoodsReturn> returns, UploadedFiles files, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (statement is not null) await Sheet(zip, "1-statement", ["对账单", "订单号", "验收日期", "验收金额", "此前已开票", "此前已付款"], statement.Lines.OrderBy(l => l.OrderNumber, StringComparer.Ordinal).Select(l => (IReadOnlyList<object?>)[statement.Number, l.OrderNumber, l.AcceptedOn, l.Accepted.Yuan, l.InvoicedBefore.Yuan, l.PaidBefore.Yuan]), ct);
            await Sheet(zip, "2-acceptance", ["订单号", "发货批号", "产品", "批次号", "合格证", "发货数量", "合格", "拒收", "拒收原因", "验收日期"], orders.SelectMany(o => o.Shipments.SelectMany(s => s.Lines, (s, l) => (Order: o, Shipment: s, Line: l)))
                .Select(x => (Row: x, Ordered: x.Order.Lines.Single(l => l.Id == x.Line.OrderLineId))).Select(x => (IReadOnlyList<object?>)[x.Row.Order.Number, x.Row.Shipment.Number, x.Ordered.ProductName, x.Row.Line.LotNumber, x.Row.Line.CertificateNumber,
                    x.Ordered.Unit.FromBase(x.Row.Line.Quantity), x.Ordered.Unit.FromBase(x.Row.Line.AcceptedQuantity ?? 0), x.Ordered.Unit.FromBase(x.Row.Line.RefusedQuantity ?? 0), x.Row.Line.RefusalReason, x.Row.Shipment.AcceptedOn]), ct);
            var numbers = orders.ToDictionary(o => o.Id, o => o.Number);
            await Sheet(zip, "3-invoices", ["订单号", "发票号码", "开票日期", "金额", "作废原因"], payables.SelectMany(p => p.Invoices, (p, i) => (IReadOnlyList<object?>)[numbers[p.OrderId], i.Number, i.IssuedOn, i.Amount.Yuan, i.CancelReason]), ct);
            await Sheet(zip, "4-transfers", ["订单号", "付款户名", "流水号", "付款日期", "金额", "状态"], payables.SelectMany(p => p.Transfers, (p, t) => (IReadOnlyList<object?>)[numbers[p.OrderId], t.PayerName, t.Reference, t.PaidOn, t.Amount.Yuan, Words.Chinese(t.Status)]), ct);
            if (returns.Count > 0) await Sheet(zip, "5-returns", ["退货单号", "订单号", "退货原因", "状态", "冲减日期", "退货金额"], returns.Select(r => (IReadOnlyList<object?>)[r.Number, numbers[r.OrderId], Words.Chinese(r.Cause), Words.Chinese(r.Status), r.GrantedOn, r.Amount.Yuan]), ct);
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
