using System.ComponentModel;

namespace WeixiIncome.Domain.Buying.Pledges;

/// <summary>Where a pledge stands.</summary>
public enum PledgeStatus
{
    [Description("草稿")] Draft = 1,
    [Description("履行中")] InForce = 2,
    [Description("已完成")] Fulfilled = 3,
    [Description("未完成")] NotFulfilled = 4,
    [Description("已撤回")] Withdrawn = 5,
}

/// <summary>Who in the unit promises: the unit from its own money, or its trade union.</summary>
public enum PledgingBody
{
    [Description("本单位")] Unit = 1,
    [Description("单位工会")] Union = 2,
}

/// <summary>What somebody did with a pledge.</summary>
public enum PledgeAct
{
    [Description("起草认购")] Draft = 1,
    [Description("修改草稿")] Revise = 2,
    [Description("签署认购")] Sign = 3,
    [Description("年终结转")] Close = 4,
    [Description("撤回草稿")] Withdraw = 5,
}
