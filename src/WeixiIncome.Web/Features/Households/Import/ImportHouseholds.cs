using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Households.Register;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Households.Import;

/// <summary>
/// Many households from a sheet, one row a person. All of the file or nothing; a resident number that is registered already is refused row by
/// row, so that the same file a second time says so. What is wrong is told without repeating anything personal.
/// </summary>
public sealed record ImportHouseholds(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportHouseholdsHandler(MarketDb db, ICurrentUser user, AreaBook areas, PersonalVault vault, TimeProvider clock) : IRequestHandler<ImportHouseholds, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportHouseholds request, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var sheet = Sheet.Read(request.File);
        sheet.Expect(HouseholdColumns.Required, HouseholdColumns.All);
        var problems = new RowProblems();
        var people = new List<(SheetRow Row, string Mark, MemberTerms Terms)>();
        var unread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
            if (problems.Try(row, () => (Mark: row.Needed(HouseholdColumns.Mark), Terms: Person(row))) is { Terms: not null } read) people.Add((row, read.Mark, read.Terms));
            else unread.Add(row[HouseholdColumns.Mark]);
        await RefuseKnown(people, problems, ct);
        // A household of which a row could not be read is not judged as a whole: its row says what is wrong.
        var households = people.Where(p => !unread.Contains(p.Mark)).GroupBy(p => p.Mark).Select(group => (First: group.First().Row, Household: problems.Try(group.First().Row, () => Household(group.First().Row, [.. group.Select(p => p.Terms)])))).ToList();
        problems.Refuse();
        if (households.Count == 0) throw new RuleBroken("表格是空的：首行应为列名。");
        var number = await db.NextNumber("NH", ct, households.Count);
        foreach (var (_, household) in households) household!.Give($"NH{number++:000000}");
        db.Households.AddRange(households.Select(h => h.Household!));
        await db.SaveUnlessTaken(HouseholdSaves.NumberTaken, ct);
        return request.Finish(new(households.Count, 0));
    }

    private MemberTerms Person(SheetRow row) => new TypedMember(row.Needed(HouseholdColumns.Name), row.OneOf<Kinship>(HouseholdColumns.Kinship), row.Text(HouseholdColumns.ResidentNumber),
        row.Has(HouseholdColumns.BirthYear) ? row.Whole(HouseholdColumns.BirthYear) : null, row.Text(HouseholdColumns.Phone), row.Yes(HouseholdColumns.CanWork, otherwise: false)).Sealed(vault);

    private Household Household(SheetRow row, MemberTerms[] people)
    {
        var village = row.Needed(HouseholdColumns.Village);
        areas.MustKeepVillage(user, village);
        var (now, me) = (clock.Now(), user.MemberId);
        var household = Domain.Households.Household.Register("", village, row.OneOf<HouseholdKind>(HouseholdColumns.Kind), people, me, now);
        if (row.Has(HouseholdColumns.Income)) household.KeepYear(row.Whole(HouseholdColumns.IncomeYear), row.Money(HouseholdColumns.Income), "导入", me, now);
        if (row.Text(HouseholdColumns.Account) is { } account)
        {
            var digits = AccountNumber.Checked(account);
            household.PayTo(vault.Number(digits), vault.Digest(digits), row.Needed(HouseholdColumns.Bank), me, now);
        }
        return household;
    }

    /// <summary>Twice in the file, or registered before; one query.</summary>
    private async Task RefuseKnown(List<(SheetRow Row, string Mark, MemberTerms Terms)> people, RowProblems problems, CancellationToken ct)
    {
        var digests = people.Select(p => p.Terms.ResidentDigest).OfType<string>().Distinct().ToList();
        var known = (await db.Set<HouseholdMember>().Where(m => m.ResidentSha256 != null && digests.Contains(m.ResidentSha256)).Select(m => m.ResidentSha256!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, _, terms) in people)
        {
            if (terms.ResidentDigest is not { } digest) continue;
            if (known.Contains(digest)) problems.Add(row, HouseholdColumns.ResidentNumber, "这个身份证号码已经登记在一户里。");
            else if (!seen.TryAdd(digest, row.Number)) problems.Add(row, HouseholdColumns.ResidentNumber, "这个身份证号码在第 {0} 行已经出现。", seen[digest]);
        }
    }
}
