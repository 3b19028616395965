using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>What a unit's budget and approval matrix say about a purchase, for every way in which orders are placed.</summary>
internal sealed class BudgetUse(MarketDb db, TimeProvider clock)
{
    /// <summary>
    /// The line that a purchase is paid from and the rules for its approval; the line is held until the commit.
    /// </summary>
    /// <param name="all">The lines of all orders of the purchase.</param>
    /// <exception cref="RuleBroken">See <see cref="BudgetQueries.BudgetFor"/> and <see cref="BudgetLine.MustFit"/>.</exception>
    public async Task<PurchaseTerms> Of(OrderTerms terms, IReadOnlyCollection<LineToPlace> all, Guid orderer, CancellationToken ct)
    {
        if (terms.Buyer.Kind.BuysAlone()) return new(terms with { BudgetLineId = null }, null, null, [], Total(all));
        var (year, categories) = (terms.DeliverOn.Year, all.Select(line => line.Category.Id).Distinct().ToArray());
        BudgetLine? line = null;
        if (await db.BudgetFor(terms.Buyer.Id, year, terms.Purpose, categories, terms.BudgetLineId, ct) is { } id)
        {
            line = await db.HoldBudget(id, ct) ?? throw new RuleBroken("没有这个预算项目，请重新选择。") { Field = "BudgetLineId" };
            line.MustFit(year, terms.Purpose, all.Select(l => (l.Product.Name, l.Category.Id)));
        }
        var rules = terms.Cover is null ? await db.RulesOf(terms.Buyer.Id).AsNoTracking().ToListAsync(ct) : [];
        return new(terms with { BudgetLineId = line?.Id }, line, await MayExceed(line, orderer, ct), rules, Total(all));
    }

    /// <summary>The order holds its total; one that awaits who may exceed holds nothing yet.</summary>
    public async Task Commit(Order order, CancellationToken ct)
    {
        if (order.BudgetLineId is not { } line || order.AwaitsExcess) return;
        if (!await db.MoveBudget(line, BudgetChange.Commit(order.Total), new(order.Id, order.Number, null, null, order.PlacedBy), clock.Now(), ct))
            throw BudgetMoves.OutOfStep(order.Number);
    }

    /// <summary>Only who still approves in the unit may let an order exceed, and never their own.</summary>
    private async Task<Guid?> MayExceed(BudgetLine? line, Guid orderer, CancellationToken ct) =>
        line?.MayExceedId is { } id && id != orderer && await db.ApproversOf(line.UnitId, clock.Today()).AnyAsync(a => a.Id == id, ct) ? id : null;

    private static Money Total(IEnumerable<LineToPlace> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>The terms of a purchase with its budget line, as it becomes less order by order.</summary>
/// <param name="MayExceed">Who may let orders exceed the line.</param>
/// <param name="Wanted">The total of all its orders.</param>
internal sealed record PurchaseTerms(OrderTerms Terms, BudgetLine? Line, Guid? MayExceed, IReadOnlyList<ApprovalRule> Rules, Money Wanted)
{
    private readonly Money available = Line?.Available ?? Money.Zero;

    /// <summary>The terms of one supplier's order: who approves it, and what its budget misses.</summary>
    /// <exception cref="RuleBroken">Over the budget, and nobody may exceed: with the figures.</exception>
    public OrderTerms Of(IReadOnlyCollection<LineToPlace> lines)
    {
        var total = lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
        var course = ApprovalRule.FirstFor(Rules, total, [.. lines.Select(line => line.Category.Id)], Line?.Code)?.Course;
        if (Line is null || Line.Move(BudgetChange.Commit(total))) return Terms with { Course = course };
        if (MayExceed is { } who) return Terms with { Course = course, Excess = new(who, Line.Figures.Missing(total)) };
        throw new RuleBroken("预算项目“{0}”可用 {1}，这次要用 {2}，还差 {3}。请减少数量、改选项目，或请审批人、财务调整预算。",
            $"{Line.Code} {Line.Name}", available, Wanted, Wanted - available) { Field = "BudgetLineId" };
    }
}
