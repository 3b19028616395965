using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>The unit's rules in force, in the order in which they are looked at.</summary>
public sealed record ListRules : IRequest<RulesPage>;

/// <summary>The page of the approval matrix.</summary>
public sealed record RulesPage(IReadOnlyList<RuleRow> Rows, string Unit, Guid FormKey);

/// <summary>A line of the matrix.</summary>
public sealed record RuleRow(Guid Id, long Version, string Name, Money From, string? Category, string? BudgetCode, ApprovalMode Mode, IReadOnlyList<RuleApproverRow> Approvers);

/// <summary>Somebody named by a rule.</summary>
/// <param name="Holds">Whether they still approve in the unit; else any approver takes their step.</param>
public sealed record RuleApproverRow(string Name, bool Holds);

internal sealed class ListRulesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListRules, RulesPage>
{
    public async Task<RulesPage> Handle(ListRules query, CancellationToken ct)
    {
        var rules = await db.RulesOf(user.OrganisationId!.Value).AsNoTracking().ToListAsync(ct);
        var ids = rules.SelectMany(r => r.Approvers).Select(a => a.MemberId).Distinct().ToList();
        var names = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var holders = await db.ApproversOf(user.OrganisationId!.Value, clock.Today()).Select(a => a.Id).ToListAsync(ct);
        var categories = await db.Categories.ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return new([.. rules.Select(r => new RuleRow(r.Id, r.Version, r.Name, r.From, r.CategoryId is { } c ? categories.GetValueOrDefault(c) : null, r.BudgetCode, r.Mode,
            [.. r.Approvers.OrderBy(a => a.Position).Select(a => new RuleApproverRow(names.GetValueOrDefault(a.MemberId, ""), holders.Contains(a.MemberId)))]))], user.OrganisationName, Guid.CreateVersion7());
    }
}
