using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>
/// A unit's reserve of a year, as filed on 832 or, where there is no file, as the unit states it. What 832 reviewed is not
/// reviewed again; an entered one is the unit's own statement. Every change keeps what stood before.
/// </summary>
public sealed class ReserveFiling : Aggregate
{
    private readonly List<ReserveAmendment> amendments = [];

    private ReserveFiling() { }

    /// <param name="filedOn">Business date of the filing; held against the deadline.</param>
    /// <exception cref="RuleBroken">After the deadline, or a rule of <see cref="ReserveTerms.Check"/>.</exception>
    public static ReserveFiling File(Organisation unit, int year, ReserveTerms terms, ReserveStandard standard, FilingSource source, DateOnly filedOn, Guid? by, DateTime now)
    {
        if (unit.Kind != OrganisationKind.BudgetUnit) throw new RuleBroken("“{0}”不是预算单位，不填报预留份额。", unit.Name) { Field = "Unit" };
        if (standard.Deadline is { } deadline && filedOn > deadline)
            throw new RuleBroken("{0} 年度预留份额已于 {1} 截止填报，填报日期 {2} 已逾期，请联系县财政局。", year, deadline, filedOn) { Field = "FiledOn" };
        terms.Check(unit.Id, standard);
        var filing = new ReserveFiling { UnitId = unit.Id, Year = year, Source = source, FiledOn = filedOn, FiledBy = by, FiledAt = now };
        filing.Say(terms);
        return filing;
    }

    public Guid UnitId { get; private set; }
    public int Year { get; private set; }
    public CanteenMode Mode { get; private set; }
    public CanteenKind? Canteen { get; private set; }

    /// <summary>Under whose filing the shared canteen's purchases count.</summary>
    public Guid? RepresentativeId { get; private set; }
    public Money FoodTotal { get; private set; }

    /// <summary>Hundredths of a percent.</summary>
    public int Ratio { get; private set; }

    /// <summary>Food total × ratio; what the rate is measured against.</summary>
    public Money Reserved { get; private set; }
    public int UnionHeads { get; private set; }
    public Money UnionPerHead { get; private set; }
    public Money UnionDemand { get; private set; }
    public string? Note { get; private set; }
    public FilingSource Source { get; private set; }
    public DateOnly FiledOn { get; private set; }
    public Guid? FiledBy { get; private set; }
    public DateTime FiledAt { get; private set; }
    public IReadOnlyList<ReserveAmendment> Amendments => amendments;

    public ReserveTerms Terms => new(Mode, Canteen, RepresentativeId, FoodTotal, Ratio, UnionHeads, UnionPerHead, Note);

    /// <summary>Changes what was filed; who, when, why and what stood before are kept.</summary>
    /// <param name="mayBeLate">The finance bureau and 832's own file may amend after the deadline; the unit itself may not.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Amend(ReserveTerms terms, ReserveStandard standard, FilingSource source, bool mayBeLate, string? reason, Guid? by, DateTime now)
    {
        terms = terms with { Note = Guard.OptionalText(terms.Note, "说明", 300) };
        if (terms == Terms && source == Source) return false;
        if (!mayBeLate && standard.Deadline is { } deadline && BusinessDate.Of(now) > deadline)
            throw new RuleBroken("{0} 年度预留份额已于 {1} 截止填报，如需调整请联系县财政局。", Year, deadline);
        if (Source == FilingSource.From832 && source == FilingSource.Entered) throw new RuleBroken("这份填报来自 832 平台，请在 832 平台调整后重新导入。");
        terms.Check(UnitId, standard);
        amendments.Add(new ReserveAmendment(Id, Terms.Write(), terms.Write(), Guard.Text(reason, "调整原因", 300), by, now));
        Source = source;
        Say(terms);
        return true;
    }

    private void Say(ReserveTerms terms)
    {
        (Mode, Canteen, RepresentativeId, FoodTotal, Ratio) = (terms.Mode, terms.Canteen, terms.RepresentativeId, terms.FoodTotal, terms.Ratio);
        (UnionHeads, UnionPerHead, UnionDemand, Reserved) = (terms.UnionHeads, terms.UnionPerHead, terms.UnionDemand, terms.Reserved);
        Note = Guard.OptionalText(terms.Note, "说明", 300);
    }
}

/// <summary>A change of a filing: who, when, why, and what stood before and after as <see cref="ReserveTerms"/>.</summary>
public sealed class ReserveAmendment : Entity
{
    private ReserveAmendment() { }

    internal ReserveAmendment(Guid filingId, string before, string after, string reason, Guid? by, DateTime at) =>
        (FilingId, Before, After, Reason, By, At) = (filingId, before, after, reason, by, at);

    public Guid FilingId { get; private set; }
    public string Before { get; private set; } = "";
    public string After { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>None for the command line.</summary>
    public Guid? By { get; private set; }
    public DateTime At { get; private set; }
}
