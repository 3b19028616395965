using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>A household's net income a head in a year (人均纯收入), entered or imported.</summary>
public sealed class HouseholdYear : Entity
{
    /// <summary>
    /// The line below which a household gets a plan of its own (一户一方案): ¥10,000 net a head a year.
    /// Source: provincial and county plan of income growth, 「人均纯收入1万元以下」.
    /// </summary>
    public static readonly Money Line = Money.FromYuan(10_000);

    private HouseholdYear() { }

    internal HouseholdYear(Guid householdId, int year, Money netPerHead, string? source, DateTime at) =>
        (HouseholdId, Year, NetPerHead, Source, At) = (householdId, year, netPerHead, source, at);

    public Guid HouseholdId { get; private set; }

    /// <summary>The income year by its last calendar year: October before to September for the monitoring systems.</summary>
    public int Year { get; private set; }
    public Money NetPerHead { get; private set; }
    public string? Source { get; private set; }
    public DateTime At { get; private set; }

    public bool IsBelowLine => NetPerHead < Line;

    internal void Say(Money netPerHead, string? source, DateTime at) => (NetPerHead, Source, At) = (netPerHead, source, at);
}
