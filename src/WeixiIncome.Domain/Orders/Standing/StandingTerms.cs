using System.ComponentModel;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>Whether a standing order works by itself at present.</summary>
public enum StandingStatus
{
    [Description("执行中")] Running = 1,
    [Description("已暂停")] Paused = 2,
    [Description("已结束")] Ended = 3,
}

/// <summary>Whether the unit stands behind a standing order, so that it covers its orders.</summary>
public enum StandingApproval
{
    [Description("待审批")] Awaited = 1,
    [Description("已审批")] Given = 2,
    [Description("未通过")] Refused = 3,
}

/// <summary>Days on which deliveries are left out.</summary>
public enum HolidayKind
{
    [Description("本单位放假")] Own = 1,
    [Description("学校假期")] School = 2,
}

/// <summary>What is typed for a standing order.</summary>
/// <param name="OrderDaysBefore">How many days before the delivery it is ordered: 1 to 30.</param>
public sealed record StandingTerms(string? Name, Rhythm Rhythm, DateOnly StartsOn, DateOnly? EndsOn, int OrderDaysBefore, DeliveryWindow Window, Guid AddressId,
    Purpose Purpose, Activity Activity, Guid? BudgetLineId, string? Note, bool PausesInOwnHolidays, bool PausesInSchoolHolidays, IReadOnlyList<StandingLineTerms> Lines);

/// <summary>What is typed for one of its lines.</summary>
/// <param name="Quantity">Base units a delivery.</param>
/// <param name="Limit">Per unit of sale: the most that is paid, or the agreed price for showing; none for today's price.</param>
public sealed record StandingLineTerms(Offer Offer, Product Product, long Quantity, PriceRule Rule, Money? Limit);

/// <summary>A line about to be ordered, to be held against what was approved.</summary>
public sealed record StandingWish(Guid OfferId, string Product, Unit Unit, long Quantity, Money Amount);

/// <summary>A holiday of a unit, both days included: standing orders that heed it deliver nothing then.</summary>
public sealed class HolidayPeriod : Aggregate
{
    private HolidayPeriod() { }

    public HolidayPeriod(Guid organisationId, string? name, HolidayKind kind, DateOnly from, DateOnly to)
    {
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择假期类别。") { Field = "Kind" };
        if (to < from) throw new RuleBroken("截止日期早于开始日期。") { Field = "To" };
        if (to > from.AddDays(120)) throw new RuleBroken("一段假期最长 120 天。") { Field = "To" };
        (OrganisationId, Name, Kind, From, To) = (organisationId, Guard.Text(name, "假期名称", 40), kind, from, to);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public HolidayKind Kind { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    public bool Holds(DateOnly day) => day >= From && day <= To;
}
