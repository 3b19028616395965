using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Returns;

/// <summary>How far a return has come.</summary>
public enum ReturnStatus
{
    [Description("待供应商答复")] Asked = 1,
    [Description("供应商不同意")] Refused = 2,
    [Description("待主管部门裁定")] Disputed = 3,
    [Description("同意退货")] Granted = 11,
    [Description("裁定不退")] Dismissed = 12,
    [Description("已撤回")] Withdrawn = 13,
    [Description("未申请裁定，已了结")] Lapsed = 14,
}

/// <summary>Why goods that were accepted come back.</summary>
public enum ReturnCause
{
    [Description("质量问题")] Quality = 1,
    [Description("变质或临期")] Spoiled = 2,
    [Description("与约定不符")] NotAsAgreed = 3,
    [Description("短少")] Missing = 4,
    [Description("批次召回")] Recalled = 5,
    [Description("双方协商")] ByAgreement = 9,
}

/// <summary>What somebody did with a return.</summary>
public enum ReturnAct
{
    [Description("申请退货")] Ask = 1,
    [Description("同意退货")] Agree = 2,
    [Description("不同意退货")] Refuse = 3,
    [Description("申请裁定")] Dispute = 4,
    [Description("逾期未答复，转主管部门")] Escalate = 5,
    [Description("作出裁定")] Decide = 6,
    [Description("撤回申请")] Withdraw = 7,
    [Description("逾期了结")] Lapse = 8,
    [Description("退回的货已处理")] ReceiveBack = 9,
}

/// <summary>Goods of an accepted order come back or are made good: what is owed, what counts, shrinks by the amount on that day.</summary>
public sealed record ReturnGranted(Guid ReturnId, Guid OrderId, Guid By) : IDomainEvent;
