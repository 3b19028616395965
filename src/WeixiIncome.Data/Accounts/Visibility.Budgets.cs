using WeixiIncome.Domain.Buying.Budgets;

namespace WeixiIncome.Data.Accounts;

/// <summary>Budgets: a unit's own, those of an officer's area, those of an auditor's units in the years of the audit.</summary>
public static partial class Visibility
{
    public static IQueryable<BudgetLine> VisibleTo(this IQueryable<BudgetLine> lines, ICurrentUser user)
    {
        if (user.SeesEverything) return lines;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return lines.Where(l => string.Compare(l.UnitAreaCode, low) >= 0 && string.Compare(l.UnitAreaCode, high) < 0);
        }
        if (user.Audit is { } audit)
        {
            var (from, to) = (audit.From.Year, audit.To.Year);
            return lines.Where(l => audit.Units.Contains(l.UnitId) && l.Year >= from && l.Year <= to);
        }
        if (user.Roles.Count == 0) return lines.Where(_ => false);
        var own = user.OrganisationId;
        return lines.Where(l => l.UnitId == own);
    }
}
