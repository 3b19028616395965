using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Goals;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders.Complaints;
using WeixiIncome.Data.Orders.Returns;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Data.Ledger.Pledges;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Payments;
using WeixiIncome.Data.Payments.Payouts;
using WeixiIncome.Data.Payments.Statements;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>check</c>: holds every invariant against the database and prints each with its count.</summary>
internal static class CheckVerb
{
    private static readonly (string Chinese, string English, IReadOnlyList<Invariant> Invariants)[] Groups =
    [
        ("数据库", "Database", DatabaseInvariants.All),
        ("单位与人员", "Accounts", AccountInvariants.All),
        ("单位上下级与承包", "Units and contractors", UnitInvariants.All),
        ("农户与绑定", "Households and bindings", HouseholdInvariants.All),
        ("产品与库存", "Catalogue and stock", CatalogueInvariants.All),
        ("批次", "Lots", LotInvariants.All),
        ("询价与比价", "Quotations and comparisons", QuotationInvariants.All),
        ("订单", "Orders", OrderInvariants.All),
        ("预算与审批", "Budgets and approvals", [.. BudgetInvariants.All, .. OrderBudgetInvariants.All, .. BudgetUseInvariants.All]),
        ("协议与计划", "Agreements and plans", AgreementInvariants.All),
        ("定期订单", "Standing orders", StandingInvariants.All),
        ("退货", "Returns", ReturnInvariants.All),
        ("评价与投诉", "Ratings and complaints", AfterTheGoodsInvariants.All),
        ("付款", "Payments", PaymentInvariants.All),
        ("对账与结算", "Statements and settlements", StatementInvariants.All),
        ("农户货款", "Money to households", PayoutInvariants.All),
        ("台账", "Ledger", LedgerInvariants.All),
        ("申报", "Declarations", DeclarationInvariants.All),
        ("认购与活动", "Pledges and activities", PledgeInvariants.All),
        ("目标", "Goals", GoalInvariants.All),
        ("预留份额", "The reserve", ReserveInvariants.All),
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
