using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeixiIncome.Domain.Shared;

/// <summary>What a printed paper is (product.md, "Papers").</summary>
public enum PaperKind
{
    [Description("采购申请单")] PurchaseRequest = 1,
    [Description("采购审批单")] PurchaseApproval = 2,
    [Description("三家比价单")] Comparison = 3,
    [Description("询价结果确认单")] Award = 4,
    [Description("供货协议")] SupplyAgreement = 5,
    [Description("认购书")] Pledge = 6,
    [Description("采购申报单")] Declaration = 7,
    [Description("送货单")] DeliveryNote = 8,
    [Description("验收单")] Acceptance = 9,
    [Description("入库单")] StockEntry = 10,
    [Description("对账单")] Statement = 11,
    [Description("结算单")] Settlement = 12,
    [Description("农户款项签领表")] SignatureList = 13,
    [Description("村级公示")] PublicNotice = 14,
}

/// <summary>One label with its text, such as 采购单位 and its name.</summary>
public sealed record PaperFact(string Label, string Text);

/// <summary>A table of the paper; every cell is text as it is printed.</summary>
public sealed record PaperTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>All that a paper says, in Chinese as it is printed.</summary>
/// <param name="Notes">Sentences below the tables.</param>
/// <param name="Signatures">Who signs, such as 填报人, 审核人, 负责人; a seal box stands beside them.</param>
public sealed record PaperContent(IReadOnlyList<PaperFact> Facts, IReadOnlyList<PaperTable> Tables, IReadOnlyList<string> Notes, IReadOnlyList<string> Signatures)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write() => JsonSerializer.Serialize(this, Readable);

    public static PaperContent Read(string json) => JsonSerializer.Deserialize<PaperContent>(json) ?? throw new FormatException("A paper without content.");
}

/// <summary>
/// A paper as it was issued: numbered, frozen, with a digest that its QR code carries, so that a printed copy can be held
/// against it; the signed and sealed scan is taken back once it exists. When its subject changes, another paper is issued.
/// </summary>
public sealed class Paper : Aggregate
{
    public const int LongestContent = 60_000;

    private Paper() { }

    /// <param name="number">ZJ20261122-0001, unique.</param>
    /// <param name="subjectId">What it is about: an order, comparison, agreement …</param>
    /// <param name="sharedWith">The other party, which may read it too.</param>
    public Paper(string number, PaperKind kind, Guid subjectId, Guid organisationId, Guid? sharedWith, PaperContent content, Guid? by, DateTime now)
    {
        (Number, Kind, SubjectId, OrganisationId, SharedWithOrganisationId, IssuedBy, IssuedAt) = (number, kind, subjectId, organisationId, sharedWith, by, now);
        Content = content.Write();
        if (Content.Length > LongestContent) throw new RuleBroken("这份单据太长，无法打印成一份，请分开办理。");
        Sha256 = DigestOf(number, Content);
    }

    public string Number { get; private set; } = "";
    public PaperKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid? SharedWithOrganisationId { get; private set; }

    /// <summary><see cref="PaperContent"/> as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Lower-case hex over number and content.</summary>
    public string Sha256 { get; private set; } = "";
    public Guid? IssuedBy { get; private set; }
    public DateTime IssuedAt { get; private set; }

    /// <summary>The signed and sealed paper, scanned.</summary>
    public Guid? ScanFileId { get; private set; }
    public Guid? ScannedBy { get; private set; }
    public DateTime? ScannedAt { get; private set; }

    public bool IsIntact => Sha256 == DigestOf(Number, Content);

    public void TakeBack(Guid scanFileId, Guid by, DateTime now) => (ScanFileId, ScannedBy, ScannedAt) = (scanFileId, by, now);

    private static string DigestOf(string number, string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}\n{content}")));
}
