using System.ComponentModel;

namespace WeixiIncome.Domain.Buying.Agreements;

/// <summary>What was agreed on beforehand.</summary>
public enum AgreementKind
{
    /// <summary>Buyer, supplier, up to a year; the supplier confirms it too.</summary>
    [Description("供货协议")] Supply = 1,

    /// <summary>A unit's own plan for one month, over many suppliers.</summary>
    [Description("月度计划")] MonthlyPlan = 2,
}

/// <summary>Where an agreement stands; that its days are over shows by its last day.</summary>
public enum AgreementStatus
{
    [Description("待审批")] Submitted = 1,
    [Description("待供应商确认")] AwaitingSupplier = 2,
    [Description("执行中")] Active = 3,
    [Description("未通过")] Refused = 11,
    [Description("已终止")] Terminated = 12,
}

/// <summary>What somebody did with an agreement or a standing order.</summary>
public enum AgreementAct
{
    [Description("提交审批")] Submit = 1,
    [Description("审批通过")] Approve = 2,
    [Description("审批退回")] Refuse = 3,
    [Description("供应商确认")] Confirm = 4,
    [Description("供应商谢绝")] Decline = 5,
    [Description("终止")] Terminate = 6,
}
