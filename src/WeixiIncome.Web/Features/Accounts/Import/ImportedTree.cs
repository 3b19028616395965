using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Units;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>The column of superiors, carried out after all organisations of the sheet are there: a superior may stand below in the same file.</summary>
internal sealed class ImportedTree(MarketDb db, ICurrentUser user, TimeProvider clock)
{
    /// <returns>The rows whose unit moved.</returns>
    public async Task<IReadOnlyList<OrganisationLine>> Place(IReadOnlyList<OrganisationLine> lines, RowProblems problems, CancellationToken ct)
    {
        var asked = lines.Where(line => line.Superior is not null).ToList();
        if (asked.Count == 0) return [];
        var codes = asked.SelectMany(line => new[] { line.CreditCode, CreditCode.Normal(line.Superior) }).OfType<string>().Distinct().ToList();
        var units = await db.Organisations.Where(o => o.CreditCode != null && codes.Contains(o.CreditCode)).ToDictionaryAsync(o => o.CreditCode!, StringComparer.Ordinal, ct);
        var moved = new List<OrganisationLine>();
        foreach (var line in asked)
            if (await Place(line, units, problems, ct)) moved.Add(line);
        problems.Refuse();
        return moved;
    }

    private async Task<bool> Place(OrganisationLine line, Dictionary<string, Organisation> units, RowProblems problems, CancellationToken ct)
    {
        try
        {
            if (line.CreditCode is null || line.Kind != OrganisationKind.BudgetUnit) throw new RuleBroken("上下级关系只在预算单位之间设置。");
            var unit = units[line.CreditCode];
            var superior = line.Superior == OrganisationColumns.NoSuperior ? null
                : units.GetValueOrDefault(CreditCode.Normal(line.Superior)) ?? throw new RuleBroken("没有代码为“{0}”的单位。", line.Superior);
            if (unit.SuperiorId == superior?.Id) return false;
            await db.PlaceUnder(unit, superior, ct);
            unit.Note(superior, user.MemberId, clock.Now());
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (RuleBroken broken)
        {
            problems.Add(line.Row, OrganisationColumns.Superior, broken.Sentence, [.. broken.Arguments]);
            return false;
        }
    }
}
