using System.ComponentModel;

namespace WeixiIncome.Domain.Orders;

/// <summary>The delivery side of an order; what is paid has a machine of its own (Payments).</summary>
public enum OrderStatus
{
    [Description("待审批")] Submitted = 1,
    [Description("待供应商确认")] Approved = 2,
    [Description("待发货")] Confirmed = 3,
    [Description("待验收")] Shipped = 4,
    [Description("已验收")] Accepted = 5,
    [Description("审批未通过")] Rejected = 11,
    [Description("供应商谢绝")] Declined = 12,
    [Description("已取消")] Cancelled = 13,
}

/// <summary>What somebody did with an order.</summary>
public enum OrderAct
{
    [Description("提交订单")] Submit = 1,
    [Description("审批通过")] Approve = 2,
    [Description("审批退回")] Reject = 3,
    [Description("确认接单")] Confirm = 4,
    [Description("谢绝订单")] Decline = 5,
    [Description("发货")] Ship = 6,
    [Description("验收登记")] Inspect = 7,
    [Description("验收复核")] Countersign = 8,
    [Description("验收登记退回")] ReopenInspection = 9,
    [Description("取消订单")] Cancel = 10,
    [Description("款项结清")] Close = 11,
    [Description("审批同意，转下一位")] Endorse = 12,
    [Description("部分验收，余量待发")] AcceptPart = 13,
    [Description("部分验收，另有在途")] AcceptOfSeveral = 14,
    [Description("余量不再发货")] EndShipping = 15,
    [Description("按约定自动验收")] AcceptAsAgreed = 16,
}

/// <summary>Time of day in which the goods should arrive.</summary>
public enum DeliveryWindow
{
    [Description("不限")] Any = 0,
    [Description("上午 8:00—12:00")] Morning = 1,
    [Description("下午 14:00—18:00")] Afternoon = 2,
    [Description("清晨 6:00—8:00")] Dawn = 3,
}
