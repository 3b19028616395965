using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Approvals;

/// <summary>How several approvers of a rule work together.</summary>
public enum ApprovalMode
{
    [Description("依次审批")] InOrder = 1,
    [Description("其中任一人审批")] AnyOne = 2,
}

/// <summary>Who has to approve an order, as a rule of its unit said when it was placed.</summary>
public sealed record ApprovalCourse(Guid? RuleId, ApprovalMode Mode, IReadOnlyList<Guid> Approvers)
{
    /// <summary>Without the orderer, who never approves; nothing where nobody else is named: then any approver of the unit does.</summary>
    public ApprovalCourse? Without(Guid orderer)
    {
        var others = Approvers.Where(approver => approver != orderer).ToArray();
        return others.Length == 0 ? null : this with { Approvers = others };
    }
}

/// <summary>What a rule says: for which orders, and who approves them.</summary>
/// <param name="From">For orders of this total and above; zero for all.</param>
/// <param name="CategoryId">For orders with goods of this kind; none for all.</param>
/// <param name="BudgetCode">For orders paid from the budget line of this code, whatever the year; none for all.</param>
/// <param name="Approvers">Members in their order.</param>
public sealed record ApprovalTerms(string Name, Money From, Guid? CategoryId, string? BudgetCode, ApprovalMode Mode, IReadOnlyList<Guid> Approvers);

/// <summary>A line of a unit's approval matrix. The lines stand in an order of their own; the first that fits an order holds.</summary>
public sealed class ApprovalRule : Aggregate
{
    public const int MostApprovers = 6;

    private readonly List<ApprovalRuleApprover> approvers = [];

    private ApprovalRule() { }

    public ApprovalRule(Guid unitId, int position, ApprovalTerms terms, Guid by, DateTime now)
    {
        (UnitId, Position) = (unitId, position);
        Say(terms, by, now);
    }

    public Guid UnitId { get; private set; }

    /// <summary>From 1; looked at in this order.</summary>
    public int Position { get; private set; }
    public string Name { get; private set; } = "";
    public Money From { get; private set; }
    public Guid? CategoryId { get; private set; }
    public string? BudgetCode { get; private set; }
    public ApprovalMode Mode { get; private set; }
    public Guid ChangedBy { get; private set; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>No longer in force; orders placed under it keep their approvers.</summary>
    public DateTime? EndedAt { get; private set; }
    public IReadOnlyList<ApprovalRuleApprover> Approvers => approvers;

    public ApprovalCourse Course => new(Id, Mode, [.. approvers.OrderBy(a => a.Position).Select(a => a.MemberId)]);

    /// <summary>The first of a unit's rules that fits an order.</summary>
    public static ApprovalRule? FirstFor(IEnumerable<ApprovalRule> rules, Money total, IReadOnlyCollection<Guid> categories, string? budgetCode) =>
        rules.Where(rule => rule.EndedAt is null).OrderBy(rule => rule.Position).ThenBy(rule => rule.Id).FirstOrDefault(rule => rule.Fits(total, categories, budgetCode));

    public bool Fits(Money total, IReadOnlyCollection<Guid> categories, string? budgetCode) =>
        total >= From && (CategoryId is not { } category || categories.Contains(category))
        && (BudgetCode is null || string.Equals(BudgetCode, budgetCode, StringComparison.Ordinal));

    public void Revise(ApprovalTerms terms, Guid by, DateTime now)
    {
        if (EndedAt is not null) throw new RuleBroken("这条审批规则已经停用。");
        Say(terms, by, now);
    }

    public void PutAt(int position) => Position = position;

    public void End(Guid by, DateTime now)
    {
        if (EndedAt is not null) throw new RuleBroken("这条审批规则已经停用。");
        (EndedAt, ChangedBy, ChangedAt) = (now, by, now);
    }

    private void Say(ApprovalTerms terms, Guid by, DateTime now)
    {
        Name = Guard.Text(terms.Name, "规则名称", 60);
        if (terms.From < Money.Zero) throw new RuleBroken("起点金额不能小于 0。") { Field = "From" };
        if (terms.Approvers.Count == 0) throw new RuleBroken("请至少选择一位审批人。") { Field = "Approvers" };
        if (terms.Approvers.Count > MostApprovers) throw new RuleBroken("一条规则最多 {0} 位审批人。", MostApprovers) { Field = "Approvers" };
        if (terms.Approvers.Distinct().Count() != terms.Approvers.Count) throw new RuleBroken("同一位审批人只能出现一次：一张订单不由同一人审批两次。") { Field = "Approvers" };
        (From, CategoryId, BudgetCode, Mode) = (terms.From, terms.CategoryId, Guard.OptionalText(terms.BudgetCode, "项目编码", 30)?.ToUpperInvariant(), terms.Mode);
        approvers.Clear();
        approvers.AddRange(terms.Approvers.Select((member, i) => new ApprovalRuleApprover(Id, i + 1, member)));
        (ChangedBy, ChangedAt) = (by, now);
    }
}

/// <summary>A member whom a rule names, at their place.</summary>
public sealed class ApprovalRuleApprover : Entity
{
    private ApprovalRuleApprover() { }

    internal ApprovalRuleApprover(Guid ruleId, int position, Guid memberId) => (RuleId, Position, MemberId) = (ruleId, position, memberId);

    public Guid RuleId { get; private set; }
    public int Position { get; private set; }
    public Guid MemberId { get; private set; }
}
