using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>How a cooperative carries households along (联农带农).</summary>
public enum LinkageMode
{
    [Description("订单收购")] Contract = 1,
    [Description("保底收购")] FloorPrice = 2,
    [Description("土地流转")] LandLease = 3,
    [Description("务工就业")] Employment = 4,
    [Description("入股分红")] Shares = 5,
    [Description("托管代养")] Custody = 6,
    [Description("技术服务")] Service = 7,
}

/// <summary>How a household said yes to a binding and to what is kept of it.</summary>
public enum ConsentHow
{
    [Description("本人签字")] Signature = 1,
    [Description("本人按手印")] Fingerprint = 2,
    [Description("村干部代为记录，有见证人")] Witnessed = 3,
}

/// <summary>A binding as it is typed: with whom, since when, how, and the household's consent, given once.</summary>
/// <param name="MayShowName">The household agreed that its name appears where its produce is traced in public.</param>
public sealed record BindingTerms(Guid SupplierId, LinkageMode Mode, DateOnly From, string? ContractNumber, Guid? ContractFileId, ConsentHow Consent, DateOnly ConsentOn, string? ConsentBy, bool MayShowName);

/// <summary>A household bound to a cooperative or firm from a day to a day (双绑, its first half). Source: county plan, measure 3.</summary>
public sealed class HouseholdBinding : Entity
{
    private HouseholdBinding() { }

    internal HouseholdBinding(Guid householdId, BindingTerms terms, Guid? by, DateTime at)
    {
        (HouseholdId, SupplierId, Mode, From, ContractFileId) = (householdId, terms.SupplierId, terms.Mode, terms.From, terms.ContractFileId);
        ContractNumber = Guard.OptionalText(terms.ContractNumber, "合同编号", 60);
        (Consent, ConsentOn, ConsentBy, MayShowName) = (terms.Consent, terms.ConsentOn, PersonalData.Refuse(Guard.OptionalText(terms.ConsentBy, "见证人", 60), "ConsentBy"), terms.MayShowName);
        if (terms.Consent == ConsentHow.Witnessed && ConsentBy is null) throw new RuleBroken("代为记录的，请写明见证人。") { Field = "ConsentBy" };
        if (terms.ConsentOn > BusinessDate.Of(at)) throw new RuleBroken("同意日期 {0} 还没有到。", terms.ConsentOn) { Field = "ConsentOn" };
        (RecordedBy, RecordedAt) = (by, at);
    }

    public Guid HouseholdId { get; private set; }
    public Guid SupplierId { get; private set; }
    public LinkageMode Mode { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day; none while it lasts.</summary>
    public DateOnly? To { get; private set; }
    public string? EndReason { get; private set; }
    public string? ContractNumber { get; private set; }
    public Guid? ContractFileId { get; private set; }
    public ConsentHow Consent { get; private set; }
    public DateOnly ConsentOn { get; private set; }
    public string? ConsentBy { get; private set; }
    public bool MayShowName { get; private set; }
    public Guid? RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }

    internal void End(DateOnly on, string reason) => (To, EndReason) = (on, reason);
}
