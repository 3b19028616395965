using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>On what the producer's promise rests. Source: 农质安发〔2021〕7号 承诺达标合格证 form.</summary>
public enum CertificateBasis
{
    [Description("委托检测")] CommissionedTest = 1,
    [Description("自我检测")] OwnTest = 2,
    [Description("内部质量控制")] InternalControl = 3,
    [Description("自我承诺")] OwnPledge = 4,
}

/// <summary>All that a certificate has to say.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record CertificateTerms(string Number, string? ProductName, long Quantity, string? Origin, string? Issuer, string? Contact, DateOnly IssuedOn, CertificateBasis Basis);

/// <summary>
/// The producer's promise that a lot meets the standards (承诺达标合格证): printed as a label, kept, never changed; replaced by another
/// when it was wrong. A lot that was mixed needs its own. Source: 《农产品质量安全法》(2022), article 39: kept at least six months.
/// </summary>
public sealed class ConformityCertificate : Entity
{
    private ConformityCertificate() { }

    /// <exception cref="RuleBroken">A field is missing, or it promises more than the lot has.</exception>
    public ConformityCertificate(Lot lot, CertificateTerms terms, Guid? by, DateTime now)
    {
        lot.MustBeReady();
        (LotId, LotNumber, SupplierId, Number, Unit) = (lot.Id, lot.Number, lot.SupplierId, terms.Number, lot.Unit);
        ProductName = Required(terms.ProductName, "产品名称", 60, "ProductName");
        Origin = Required(terms.Origin, "产地", 100, "Origin");
        Issuer = Required(terms.Issuer, "开具主体", 100, "Issuer");
        Contact = Required(terms.Contact, "联系方式", 40, "Contact");
        if (!Enum.IsDefined(terms.Basis)) throw new RuleBroken("请选择承诺依据。") { Field = "Basis" };
        if (terms.Quantity <= 0) throw new RuleBroken("数量应大于 0。") { Field = "Quantity" };
        if (terms.Quantity > lot.Quantity) throw new RuleBroken("合格证数量 {0} 超过批次数量 {1}。", new Measured(terms.Quantity, lot.Unit), new Measured(lot.Quantity, lot.Unit)) { Field = "Quantity" };
        if (terms.IssuedOn > BusinessDate.Of(now) || terms.IssuedOn < lot.ProducedOn) throw new RuleBroken("开具日期应在 {0} 与今天之间。", lot.ProducedOn) { Field = "IssuedOn" };
        (Quantity, IssuedOn, Basis, IssuedBy, IssuedAt) = (terms.Quantity, terms.IssuedOn, terms.Basis, by, now);
    }

    /// <summary>HG20261126-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid LotId { get; private set; }
    public string LotNumber { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public string ProductName { get; private set; } = "";
    public long Quantity { get; private set; }
    public Unit Unit { get; private set; }
    public string Origin { get; private set; } = "";
    public string Issuer { get; private set; } = "";
    public string Contact { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public CertificateBasis Basis { get; private set; }
    public Guid? IssuedBy { get; private set; }
    public DateTime IssuedAt { get; private set; }
    public DateTime? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }

    public void Void(string? reason, DateTime now)
    {
        if (VoidedAt is not null) throw new RuleBroken("合格证 {0} 已经作废。", Number);
        (VoidReason, VoidedAt) = (Guard.Text(reason, "作废原因", 200), now);
    }

    private static string Required(string? value, string name, int longest, string field) =>
        Guard.OptionalText(value, name, longest) ?? throw new RuleBroken("合格证要写明{0}。", name) { Field = field };
}
