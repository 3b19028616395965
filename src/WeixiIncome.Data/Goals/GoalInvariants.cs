using WeixiIncome.Data.Shared;

namespace WeixiIncome.Data.Goals;

/// <summary>What always holds of goals.</summary>
public static class GoalInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("力争目标高于基本目标，来源写明", (db, ct) => Verdict.Of(db.Goals, db.Goals
            .Where(g => (long)g.Floor <= 0 || g.Stretch != null && g.Stretch <= g.Floor || g.SourceDocument == "").Select(g => g.AreaCode), ct)),
    ];
}
