using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>What shows the quality of a supplier's produce.</summary>
public enum ProofKind
{
    [Description("检测报告")] TestReport = 1,
    [Description("绿色食品")] GreenFood = 2,
    [Description("有机产品")] Organic = 3,
    [Description("地理标志")] GeographicalIndication = 4,
    [Description("动物检疫合格证明")] Quarantine = 5,
    [Description("食品生产许可（SC）")] ProductionLicence = 6,
}

/// <summary>A test report or certification with its number and last day: shown while it is valid, warned of before it ends.</summary>
public sealed class QualityProof : Aggregate
{
    /// <summary>Days before the end from which the supplier is warned.</summary>
    public const int WarnDays = 30;

    private QualityProof() { }

    /// <param name="lotId">A report on one lot; otherwise it holds for the product, or for all that the supplier makes.</param>
    public QualityProof(Guid supplierId, ProofKind kind, string? number, string? issuer, Guid? productId, Guid? lotId, DateOnly issuedOn, DateOnly? expiresOn, Guid? fileId, Guid? by, DateTime now)
    {
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择证明类型。") { Field = "Kind" };
        (SupplierId, Kind, ProductId, LotId, FileId, RecordedBy, RecordedAt) = (supplierId, kind, productId, lotId, fileId, by, now);
        Number = Guard.Text(number, "证书编号", 60);
        Issuer = Guard.Text(issuer, "发证或检测机构", 100);
        if (issuedOn > BusinessDate.Of(now)) throw new RuleBroken("发证日期 {0} 还没有到。", issuedOn) { Field = "IssuedOn" };
        if (expiresOn is null && kind is not (ProofKind.TestReport or ProofKind.Quarantine)) throw new RuleBroken("请填写有效期至。") { Field = "ExpiresOn" };
        if (expiresOn is { } end && end < issuedOn) throw new RuleBroken("有效期至 {0} 早于发证日期 {1}。", end, issuedOn) { Field = "ExpiresOn" };
        (IssuedOn, ExpiresOn) = (issuedOn, expiresOn);
    }

    public Guid SupplierId { get; private set; }
    public ProofKind Kind { get; private set; }
    public string Number { get; private set; } = "";
    public string Issuer { get; private set; } = "";
    public Guid? ProductId { get; private set; }
    public Guid? LotId { get; private set; }
    public DateOnly IssuedOn { get; private set; }

    /// <summary>The last day; none for a test report, which says what was on its own day.</summary>
    public DateOnly? ExpiresOn { get; private set; }
    public Guid? FileId { get; private set; }
    public Guid? RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? WarnedAt { get; private set; }
    public DateTime? RemovedAt { get; private set; }

    public bool IsValid(DateOnly today) => RemovedAt is null && (ExpiresOn is null || ExpiresOn >= today);

    public void Warned(DateTime now) => WarnedAt = now;

    public void Remove(DateTime now) => RemovedAt ??= now;
}
