using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger;

/// <summary>What a piece of evidence shows of a purchase.</summary>
public enum ProofKind
{
    [Description("订单")] Order = 1,
    [Description("验收")] Acceptance = 2,
    [Description("发票")] Invoice = 3,
    [Description("付款")] Payment = 4,
    [Description("申报")] Declaration = 5,
    [Description("合同或订单")] Contract = 6,
    [Description("销售清单或结算单")] SalesList = 7,
    [Description("付款回单")] TransferSlip = 8,
    [Description("自产自销证明")] SelfProduceProof = 9,
    [Description("收款收据")] Receipt = 10,
    [Description("交货照片")] Photo = 11,
}

/// <summary>One piece of evidence.</summary>
/// <param name="Reference">Its number: of the order, shipment, invoice or slip.</param>
/// <param name="Day">yyyy-MM-dd.</param>
/// <param name="Sha256">Of the file that was kept of it, in hexadecimal digits.</param>
public sealed record EvidenceItem(ProofKind Kind, string? Reference, string? Day, long? Fen, string? Sha256)
{
    public static EvidenceItem Of(ProofKind kind, string? reference, DateOnly? day, Money? amount, string? sha256) =>
        new(kind, reference, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), amount?.Fen, sha256);
}

/// <summary>
/// All that proved a purchase when it was verified, as a text whose SHA-256 stands in the ledger's entries; append-only. What verified
/// needs is a table per kind of purchase (product.md, "Stage"): for orders here, for declared purchases in <see cref="DeclarationNeeds"/>.
/// </summary>
public sealed class EvidenceManifest : Entity
{
    /// <summary>「for units: order, acceptance, invoice and payment agree」; individuals' orders as well.</summary>
    public static readonly IReadOnlyList<ProofKind> NeedsOfOrders = [ProofKind.Order, ProofKind.Acceptance, ProofKind.Invoice, ProofKind.Payment];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<EvidenceKind, ProofKind> OfPapers = new()
    {
        [EvidenceKind.Contract] = ProofKind.Contract, [EvidenceKind.Invoice] = ProofKind.Invoice, [EvidenceKind.TransferSlip] = ProofKind.TransferSlip, [EvidenceKind.Photo] = ProofKind.Photo,
        [EvidenceKind.SelfProduceProof] = ProofKind.SelfProduceProof, [EvidenceKind.Receipt] = ProofKind.Receipt, [EvidenceKind.SalesList] = ProofKind.SalesList,
    };

    private EvidenceManifest() { }

    private EvidenceManifest(PurchaseSource source, Guid sourceId, string number, IEnumerable<EvidenceItem> items, DateTime now)
    {
        (Source, SourceId, SourceNumber, MadeAt) = (source, sourceId, number, now);
        Text = JsonSerializer.Serialize(new { Number = number, Items = items }, Plain);
        Digest = DigestOf(Text);
    }

    /// <summary>64 hexadecimal digits: the SHA-256 of the text in UTF-8.</summary>
    public string Digest { get; private set; } = "";
    public PurchaseSource Source { get; private set; }
    public Guid SourceId { get; private set; }
    public string SourceNumber { get; private set; } = "";

    /// <summary>JSON: the purchase's number and the pieces of evidence in order.</summary>
    public string Text { get; private set; } = "";
    public DateTime MadeAt { get; private set; }

    public IReadOnlyList<EvidenceItem> Items => JsonSerializer.Deserialize<Written>(Text)?.Items ?? [];

    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <param name="hashes">SHA-256 of the files that invoices and slips name, by file.</param>
    /// <exception cref="ArgumentException">Something that verified needs is missing.</exception>
    public static EvidenceManifest Of(Order order, Payable payable, IReadOnlyDictionary<Guid, string> hashes, DateTime now)
    {
        string? Hash(Guid? file) => file is { } id ? hashes.GetValueOrDefault(id) : null;
        EvidenceItem[] items =
        [
            EvidenceItem.Of(ProofKind.Order, order.Number, order.OrderedOn, order.Total, null),
            .. order.AcceptedOn is { } accepted ? order.Shipments.Where(s => s.IsAccepted).OrderBy(s => s.Sequence).Select(s => EvidenceItem.Of(ProofKind.Acceptance, s.Number, s.AcceptedOn ?? accepted, null, Hash(s.PhotoFileId)))
                .DefaultIfEmpty(EvidenceItem.Of(ProofKind.Acceptance, order.Number, accepted, order.AcceptedTotal, null)) : [],
            .. payable.Invoices.Where(i => i.CancelledAt is null).OrderBy(i => i.Number, StringComparer.Ordinal).Select(i => EvidenceItem.Of(ProofKind.Invoice, i.Number, i.IssuedOn, i.Amount, Hash(i.FileId))),
            .. payable.Transfers.Where(t => t.Status == TransferStatus.Received).OrderBy(t => t.Reference, StringComparer.Ordinal).Select(t => EvidenceItem.Of(ProofKind.Payment, t.Reference, t.PaidOn, t.Amount, Hash(t.SlipFileId))),
        ];
        if (NeedsOfOrders.Except(items.Select(i => i.Kind)).ToArray() is { Length: > 0 } missing) throw new ArgumentException($"A verified order lacks {string.Join(", ", missing)}.", nameof(payable));
        return new(PurchaseSource.Order, order.Id, order.Number, items, now);
    }

    /// <summary>A declared purchase with its papers; whether they suffice, the declaration itself holds (<see cref="DeclarationNeeds"/>).</summary>
    public static EvidenceManifest Of(Declaration declaration, IReadOnlyDictionary<Guid, string> hashes, DateTime now) =>
        new(PurchaseSource.Declaration, declaration.Id, declaration.Number,
        [
            EvidenceItem.Of(ProofKind.Declaration, declaration.Number, declaration.SoldOn, declaration.Total, null),
            .. declaration.Papers.OrderBy(p => p.Kind).ThenBy(p => hashes.GetValueOrDefault(p.FileId), StringComparer.Ordinal)
                .Select(p => EvidenceItem.Of(OfPapers[p.Kind], p.Kind == EvidenceKind.Invoice ? declaration.InvoiceNumber : null, p.Kind == EvidenceKind.TransferSlip ? declaration.PaidOn : null, null, hashes.GetValueOrDefault(p.FileId))),
        ], now);

    private sealed record Written(string Number, IReadOnlyList<EvidenceItem> Items);
}
