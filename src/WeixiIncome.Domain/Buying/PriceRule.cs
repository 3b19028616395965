using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying;

/// <summary>At what price something that was agreed on beforehand is ordered later (issue 3: 「today's price, or at most」).</summary>
public enum PriceRule
{
    [Description("当日价")] Today = 1,
    [Description("不高于限价")] AtMost = 2,
    [Description("协议价")] Agreed = 3,
}

/// <summary>Checks of a rule and the price that stands beside it.</summary>
public static class PriceRules
{
    /// <summary>The price to keep beside a rule: none for today's, a positive one for the others.</summary>
    /// <param name="price">Per unit of sale.</param>
    /// <exception cref="RuleBroken">The rule needs a price and there is none.</exception>
    public static Money? Checked(this PriceRule rule, Money? price, string product)
    {
        if (!Enum.IsDefined(rule)) throw new RuleBroken("请选择“{0}”的价格规则。", product);
        if (rule == PriceRule.Today) return null;
        if (price is not { IsPositive: true }) throw new RuleBroken("“{0}”的价格规则是“{1}”，请填写大于 0 的单价。", product, rule);
        return price;
    }
}
