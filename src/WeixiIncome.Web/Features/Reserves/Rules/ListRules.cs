using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Reserves.Rules;

/// <summary>The rules of the reserve by area and year; everybody signed in may read them.</summary>
public sealed record ListRules : IRequest<RulesPage>;

/// <summary>The rules' page.</summary>
public sealed record RulesPage(IReadOnlyList<RuleRow> Rows, bool MayKeep);

/// <summary>A rule with who kept it last.</summary>
public sealed record RuleRow(Guid Id, string AreaCode, string Area, int Year, int Floor, DateOnly Deadline, Money? UnionPerHead, string SourceDocument, string DocumentNumber, string Who, DateTime At, bool MayChange);

internal sealed class ListRulesHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ListRules, RulesPage>
{
    public async Task<RulesPage> Handle(ListRules request, CancellationToken cancellationToken)
    {
        var rows = await (from rule in db.ReserveRules
                          join member in db.Members on rule.KeptBy equals member.Id into known
                          from who in known.DefaultIfEmpty()
                          orderby rule.Year descending, rule.AreaCode
                          select new { Rule = rule, Who = who == null ? "" : who.DisplayName }).AsNoTracking().Take(200).ToListAsync(cancellationToken);
        return new(rows.ConvertAll(row => new RuleRow(row.Rule.Id, row.Rule.AreaCode, areas.Name(row.Rule.AreaCode), row.Rule.Year, row.Rule.Floor, row.Rule.Deadline, row.Rule.UnionPerHead,
            row.Rule.SourceDocument, row.Rule.DocumentNumber, row.Who, row.Rule.KeptAt, user.KeepsRulesOf(row.Rule.AreaCode))), user.IsBureau());
    }
}

/// <summary>The form of a rule: empty, as it stands, or as it was typed.</summary>
public sealed record ShowRuleForm(Guid? Id = null, KeepRule? Typed = null) : IRequest<RuleFormPage>;

/// <summary>The form's page.</summary>
public sealed record RuleFormPage(KeepRule Form, Guid? Id);

internal sealed class ShowRuleFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowRuleForm, RuleFormPage>
{
    public async Task<RuleFormPage> Handle(ShowRuleForm request, CancellationToken cancellationToken)
    {
        if (!user.IsBureau()) throw new NotThere();
        if (request.Typed is { Version: null } fresh) return new(fresh, null);
        if (request.Typed is { } typed)
        {
            var known = await db.ReserveRules.AsNoTracking().SingleOrDefaultAsync(r => r.AreaCode == typed.AreaCode && r.Year == typed.Year, cancellationToken);
            return new(typed with { Version = known?.Version }, known?.Id);
        }
        if (request.Id is not { } id)
            return new(new(Guid.CreateVersion7(), null, user.AreaCode, clock.Today().Year, ReserveStandard.NationalFloor / 100m, null, null, null, null), null);
        var rule = await db.ReserveRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new NotThere();
        return new(new(Guid.CreateVersion7(), rule.Version, rule.AreaCode, rule.Year, rule.Floor / 100m, rule.Deadline, rule.UnionPerHead?.Yuan, rule.SourceDocument, rule.DocumentNumber), id);
    }
}
