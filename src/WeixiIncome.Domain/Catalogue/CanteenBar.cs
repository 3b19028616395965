using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue;

/// <summary>What keeps a category away from a canteen.</summary>
public enum CanteenBar
{
    [Description("可计入")] None = 0,
    [Description("非食品")] NotFood = 1,
    [Description("酒类")] Alcohol = 2,
    [Description("野生菌")] WildMushroom = 3,
}

/// <summary>The sentences in which a canteen is refused a category.</summary>
public static class CanteenBars
{
    /// <summary>None where the canteen may buy it.</summary>
    public static RuleBroken? Refusal(this Category category, string product, CanteenKind? canteen) => category.BarFor(canteen) switch
    {
        CanteenBar.Alcohol => new("“{0}”是酒类，不能计入食堂采购，请改用途或移出购物车。", product) { Field = "Purpose" },
        CanteenBar.NotFood => new("“{0}”（{1}）不是食品，不能计入食堂采购，请改用途或移出购物车。", product, category.Name) { Field = "Purpose" },
        CanteenBar.WildMushroom when canteen is null => new("“{0}”是野生菌：本单位还没有登记食堂类型，不能用于食堂。请先在“预留份额”里登记。", product) { Field = "Purpose" },
        CanteenBar.WildMushroom => new("“{0}”是野生菌，{1}不能采购，请改用途或移出购物车。", product, canteen) { Field = "Purpose" },
        _ => null,
    };
}
