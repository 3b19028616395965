using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeixiIncome.Domain.Ledger.Seals;

/// <summary>
/// What is hashed of an entry: all that it says, as one JSON object with its members in this order, so that anybody can read what was
/// sealed. A member that is added later is written only where it has a value: what was sealed before keeps its text.
/// </summary>
public static class LeafText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every member with its value, in the order in which they are hashed. Amounts in fen, quantities in base units, instants in UTC.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Members(LedgerEntry e) =>
    [
        new("Id", e.Id), new("Stage", (int)e.Stage), new("Amount", (long)e.Amount), new("Quantity", e.Quantity),
        new("Relation", (int)e.Relation), new("Purpose", (int)e.Purpose), new("Activity", (int)e.Activity), new("Venue", (int)e.Venue), new("Series", (int)e.Series),
        new("Base", (int)e.Base), new("Unattributed", e.Unattributed),
        new("SupplierId", e.SupplierId), new("SupplierAreaCode", e.SupplierAreaCode), new("TownshipCode", e.TownshipCode), new("CategoryId", e.CategoryId), new("ProductId", e.ProductId),
        new("BuyerId", e.BuyerId), new("BuyerAreaCode", e.BuyerAreaCode), new("BoundUnitId", e.BoundUnitId),
        new("Source", (int)e.Source), new("SourceId", e.SourceId), new("SourceNumber", e.SourceNumber), new("SourceLineId", e.SourceLineId),
        new("OrderedOn", Day(e.OrderedOn)), new("AcceptedOn", Day(e.AcceptedOn)), new("PaidOn", Day(e.PaidOn)), new("CountsOn", Day(e.CountsOn)),
        new("RecordedOn", Day(e.RecordedOn)), new("RecordedAt", e.RecordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)),
        new("ReversesId", e.ReversesId), new("IsReversal", e.IsReversal), new("ReturnId", e.ReturnId), new("Revision", e.Revision), new("Reason", e.Reason),
        .. e.EvidenceDigest is { } digest ? new KeyValuePair<string, object?>[] { new("EvidenceDigest", digest) } : [],
    ];

    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Of(LedgerEntry entry) => JsonSerializer.SerializeToUtf8Bytes(new OrderedDictionary<string, object?>(Members(entry)), Plain);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
