using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

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
        (Consent, ConsentOn, ConsentBy, MayShowName) = (terms.Consent, terms.ConsentOn, Guard.OptionalText(terms.ConsentBy, "见证人", 60), terms.MayShowName);
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

    public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

    internal void End(DateOnly on, string reason) => (To, EndReason) = (on, reason);
}

/// <summary>A cooperative bound to a leading firm (双绑, its second half), with the contract. Source: county plan, measure 3.</summary>
public sealed class FirmBinding : Aggregate
{
    private FirmBinding() { }

    public FirmBinding(Guid cooperativeId, Guid firmId, DateOnly from, string? contractNumber, Guid? contractFileId, Guid? by, DateTime at)
    {
        if (cooperativeId == firmId) throw new RuleBroken("合作社和龙头企业不能是同一个单位。") { Field = "FirmId" };
        (CooperativeId, FirmId, From, ContractFileId, RecordedBy, RecordedAt) = (cooperativeId, firmId, from, contractFileId, by, at);
        ContractNumber = Guard.OptionalText(contractNumber, "合同编号", 60);
    }

    public Guid CooperativeId { get; private set; }
    public Guid FirmId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public string? EndReason { get; private set; }
    public string? ContractNumber { get; private set; }
    public Guid? ContractFileId { get; private set; }
    public Guid? RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }

    public void End(DateOnly on, string? reason)
    {
        if (To is not null) throw new RuleBroken("这项绑定已经在 {0} 结束。", To);
        if (on < From) throw new RuleBroken("结束日期 {0} 早于开始日期 {1}。", on, From) { Field = "To" };
        (To, EndReason) = (on, Guard.Text(reason, "结束原因", 200));
    }
}
