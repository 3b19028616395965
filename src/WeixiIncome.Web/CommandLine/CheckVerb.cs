using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Goals;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Payments;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>check</c>: holds every invariant against the database and prints each with its count.</summary>
internal static class CheckVerb
{
    private static readonly (string Chinese, string English, IReadOnlyList<Invariant> Invariants)[] Groups =
    [
        ("数据库", "Database", DatabaseInvariants.All),
        ("单位与人员", "Accounts", AccountInvariants.All),
        ("产品与库存", "Catalogue and stock", CatalogueInvariants.All),
        ("订单", "Orders", OrderInvariants.All),
        ("付款", "Payments", PaymentInvariants.All),
        ("台账", "Ledger", LedgerInvariants.All),
        ("目标", "Goals", GoalInvariants.All),
    ];

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 0);
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var (say, held, broken) = (session.Say, 0, 0);
        foreach (var (chinese, english, invariants) in Groups)
        {
            say.Line(chinese, english);
            foreach (var invariant in invariants)
            {
                var verdict = await invariant.Examine(session.Db, CancellationToken.None);
                if (verdict.Broken == 0) held++;
                else broken++;
                Tell(say, invariant, verdict);
            }
        }
        say.Line();
        if (broken == 0) say.Line("{0} 条全部成立。", "All {0} invariants hold.", held);
        else say.Line("{0} 条成立，{1} 条不成立。", "{0} invariants hold, {1} are broken.", held, broken);
        return broken == 0 ? Verbs.Done : Verbs.FoundWrong;
    }

    private static void Tell(Speaker say, Invariant invariant, Verdict verdict)
    {
        var name = say.Words[invariant.Name];
        if (verdict.Broken == 0) say.Line("  ✓ {0}（{1} 项）", "  ✓ {0} ({1})", name, verdict.Examined);
        else say.Line("  ✗ {0}（{1} 项中有 {2} 项不符：{3}）", "  ✗ {0} ({2} of {1} break it: {3})", name, verdict.Examined, verdict.Broken, string.Join(", ", verdict.Examples));
    }
}
