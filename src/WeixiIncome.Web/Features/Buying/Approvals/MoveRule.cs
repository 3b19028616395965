using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>A rule changes places with the one above it, so that it is looked at earlier.</summary>
public sealed record MoveRule(Guid Id, Guid FormKey, long? Version) : ICommand<bool>, IOnce;

internal sealed class MoveRuleHandler(MarketDb db, ICurrentUser user) : IRequestHandler<MoveRule, bool>
{
    public async Task<bool> Handle(MoveRule form, CancellationToken ct)
    {
        var rules = await db.RulesOf(user.OrganisationId!.Value).ToListAsync(ct);
        var at = rules.FindIndex(r => r.Id == form.Id);
        if (at < 0) throw new NotThere();
        rules[at].Expect(form.Version);
        if (at == 0) return false;
        (rules[at - 1], rules[at]) = (rules[at], rules[at - 1]);
        for (var i = 0; i < rules.Count; i++) rules[i].PutAt(i + 1);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A rule is no longer in force; orders placed under it keep their approvers.</summary>
public sealed record EndRule(Guid Id, Guid FormKey, long? Version) : ICommand<bool>, IOnce;

internal sealed class EndRuleHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndRule, bool>
{
    public async Task<bool> Handle(EndRule form, CancellationToken ct)
    {
        var rule = await db.RulesOf(user.OrganisationId!.Value).Where(r => r.Id == form.Id).OrNotThere(ct);
        rule.Expect(form.Version);
        rule.End(user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
