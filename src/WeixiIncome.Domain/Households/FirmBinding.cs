using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

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
