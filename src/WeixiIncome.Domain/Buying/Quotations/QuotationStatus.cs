using System.ComponentModel;

namespace WeixiIncome.Domain.Buying.Quotations;

/// <summary>Where a request for quotation (询价) stands.</summary>
public enum QuotationStatus
{
    [Description("草稿")] Draft = 1,
    [Description("报价中")] Published = 2,
    [Description("已截止，待开启")] Closed = 3,
    [Description("已开启，待定标")] Opened = 4,
    [Description("已定标")] Awarded = 5,
    [Description("流标")] Failed = 11,
    [Description("已撤回")] Withdrawn = 12,
    [Description("已过期")] Expired = 13,
}

/// <summary>What somebody, or the clock, did with a request for quotation.</summary>
public enum QuotationAct
{
    [Description("起草询价")] Draft = 1,
    [Description("发布询价")] Publish = 2,
    [Description("报价截止")] Close = 3,
    [Description("开启报价")] Open = 4,
    [Description("定标")] Award = 5,
    [Description("宣布流标")] Fail = 6,
    [Description("撤回询价")] Withdraw = 7,
    [Description("逾期未定标")] Expire = 8,
}
