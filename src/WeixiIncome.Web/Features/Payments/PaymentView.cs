using System.ComponentModel;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>Which payables a treasurer wants to see.</summary>
public enum PaymentView
{
    [Description("未结清")] Open = 0,
    [Description("已逾期")] Overdue = 1,
    [Description("待付款")] Due = 2,
    [Description("待确认到账")] ToConfirm = 3,
    [Description("缺发票")] WithoutInvoice = 4,
    [Description("已结清")] Settled = 5,
    [Description("全部")] All = 9,
}
