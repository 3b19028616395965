using System.ComponentModel;

namespace WeixiIncome.Domain.Orders.Complaints;

/// <summary>How far a complaint has come.</summary>
public enum ComplaintStatus
{
    [Description("待受理")] Received = 1,
    [Description("办理中")] Assigned = 2,
    [Description("被投诉方已说明")] Stated = 3,
    [Description("已作出处理")] Decided = 4,
    [Description("已办结")] Closed = 5,
}

/// <summary>What a complaint is about.</summary>
public enum ComplaintSubject
{
    [Description("订单")] Order = 1,
    [Description("供应商")] Supplier = 2,
    [Description("产品")] Product = 3,
    [Description("采购单位")] Buyer = 4,
    [Description("其他事项")] Other = 5,
}

/// <summary>What the desk found.</summary>
public enum ComplaintDecision
{
    [Description("属实")] Upheld = 1,
    [Description("不属实")] NotUpheld = 2,
}

/// <summary>What somebody did with a complaint.</summary>
public enum ComplaintAct
{
    [Description("收到投诉")] Receive = 1,
    [Description("受理并交办")] Assign = 2,
    [Description("被投诉方说明")] State = 3,
    [Description("作出处理")] Decide = 4,
    [Description("办结")] Close = 5,
}

/// <summary>Who speaks in a complaint.</summary>
public enum ComplaintVoice
{
    [Description("投诉人")] Complainant = 1,
    [Description("受理方")] Desk = 2,
    [Description("被投诉方")] Concerned = 3,
}
