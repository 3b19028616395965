using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>What is done in a household's record; its history tells each with its day and person.</summary>
public enum HouseholdAct
{
    [Description("登记")] Register = 1,
    [Description("修改资料")] Change = 2,
    [Description("登记收入")] KeepYear = 3,
    [Description("登记土地和牲畜")] KeepHolding = 4,
    [Description("安排帮扶人")] GiveHelper = 5,
    [Description("帮扶人结束")] EndHelper = 6,
    [Description("制定计划")] Plan = 7,
    [Description("计划进展")] Progress = 8,
    [Description("与合作社绑定")] Bind = 9,
    [Description("解除绑定")] Unbind = 10,
    [Description("成员离开")] MemberLeft = 11,
    [Description("整户迁出")] MoveAway = 12,
    [Description("销户")] End = 13,
    [Description("调整户类型")] Reclassify = 14,
}

/// <summary>One step of a household's history; never changed.</summary>
public sealed class HouseholdStep : Entity
{
    private HouseholdStep() { }

    internal HouseholdStep(Guid householdId, HouseholdAct act, Guid? by, string? note, DateTime at) => (HouseholdId, Act, By, Note, At) = (householdId, act, by, note, at);

    public Guid HouseholdId { get; private set; }
    public HouseholdAct Act { get; private set; }

    /// <summary>None for imports by the market itself.</summary>
    public Guid? By { get; private set; }

    /// <summary>Without anything personal.</summary>
    public string? Note { get; private set; }
    public DateTime At { get; private set; }
}
