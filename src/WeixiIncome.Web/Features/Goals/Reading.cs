using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>One reading of the ledger at its three stages; what is verified was accepted, what is accepted was ordered.</summary>
public sealed record Reading(Money Ordered, Money Accepted, Money Verified)
{
    public static readonly Reading Nothing = new(Money.Zero, Money.Zero, Money.Zero);

    public bool IsNothing => this == Nothing;

    public Money At(Stage stage) => stage switch { Stage.Ordered => Ordered, Stage.Accepted => Accepted, _ => Verified };

    public static Reading Of(IEnumerable<LedgerCell> cells)
    {
        var (ordered, accepted, verified) = (Money.Zero, Money.Zero, Money.Zero);
        foreach (var cell in cells)
            if (cell.Stage == Stage.Ordered) ordered += cell.Amount;
            else if (cell.Stage == Stage.Accepted) accepted += cell.Amount;
            else verified += cell.Amount;
        return new(ordered, accepted, verified);
    }
}

/// <summary>The two readings that always stand beside each other: the goal's own rule, and 「全口径」.</summary>
public sealed record TwoReadings(Reading Own, Reading All)
{
    public static TwoReadings Of(IReadOnlyCollection<LedgerCell> cells, GoalRule rule) => new(
        Reading.Of(cells.Where(c => rule.Counts(c.Relation, c.Series, c.Base, c.Unattributed))),
        Reading.Of(cells.Where(c => c.IsOurs)));
}

/// <summary>The addresses of the entries behind either reading.</summary>
public static class ReadingFilters
{
    public static LedgerFilter By(this LedgerFilter filter, GoalRule rule) => filter with
    {
        Relation = [.. rule.Relations.Order()], Series = rule.Series, UpTo = rule.CountsBase, OrUnattributed = rule.AppliesToUnattributed,
    };

    public static LedgerFilter OfAll(this LedgerFilter filter) => filter with { UpTo = PurchaseBase.C };
}
