using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Income;

/// <summary>A monitoring system's table of a year: all rows or none; net income a head of each household follows.</summary>
public sealed record ImportIncome(UploadedSheet File, bool DryRun, MonitoringSystem System, int Year) : IImport;

/// <summary>The same households as a table under the system's headings; resident numbers are left out: they are opened nowhere in bulk.</summary>
public sealed record ExportIncome(MonitoringSystem System, int Year, bool Template = false) : IRequest<ExportedSheet>;

/// <summary>The headings of a system's table, as the county says they are.</summary>
public sealed record KeepTemplate(Guid FormKey, [Required, Display(Name = "系统")] MonitoringSystem? System, Dictionary<IncomeField, string?>? Titles) : ICommand<bool>, IOnce;

/// <summary>The page of templates, and what an import left unexplained.</summary>
public sealed record ShowExchange(MonitoringSystem System, int? Year = null) : IRequest<ExchangePage>;

/// <summary>The page.</summary>
/// <param name="Differences">Households whose imported operating income is less than what the market paid them: the reconciliation report.</param>
public sealed record ExchangePage(MonitoringSystem System, int Year, IReadOnlyList<(IncomeField Field, string? Title, bool Needed)> Columns, IReadOnlyList<IncomeDifference> Differences, int Imported, int Missing, Guid FormKey);

/// <summary>A household of which the two disagree.</summary>
public sealed record IncomeDifference(string Household, string VillageCode, Money Imported, Money PaidHere)
{
    public Money Gap => PaidHere - Imported;
}

internal sealed class ImportIncomeHandler(MarketDb db, ICurrentUser user, PersonalVault vault, TimeProvider clock) : IRequestHandler<ImportIncome, ImportCounts>, IRequestHandler<ExportIncome, ExportedSheet>, IRequestHandler<KeepTemplate, bool>, IRequestHandler<ShowExchange, ExchangePage>
{
    private const int MostDifferences = 200;

    public async Task<ImportCounts> Handle(ImportIncome request, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var now = clock.Now();
        if (request.Year < 2021 || request.Year > IncomeYear.Of(clock.Today())) throw new RuleBroken("年度 {0} 不对。", request.Year);
        var template = await Template(request.System, ct);
        string Title(IncomeField field) => template.TitleOf(field) ?? "";
        var sheet = Sheet.Read(request.File);
        sheet.Expect([.. IncomeTemplate.Needed.Select(Title)], [.. template.Columns.Select(c => c.Title)]);
        var problems = new RowProblems();
        var rows = new List<(SheetRow Row, string? Number, string? Digest, IncomeTerms Terms)>();
        foreach (var row in sheet.Rows)
            if (problems.Try(row, () => (Number(row, Title(IncomeField.Household)), Digest(row, Title(IncomeField.ResidentNumber)), Terms: Terms(row, Title))) is { Terms: not null } read) rows.Add((row, read.Item1, read.Item2, read.Terms));
        var found = await Found([.. rows.Select(r => r.Number).OfType<string>()], [.. rows.Select(r => r.Digest).OfType<string>()], ct);
        var counts = await Keep(request, rows, found, problems, now, ct);
        problems.Refuse();
        if (rows.Count == 0) throw new RuleBroken("表格是空的：首行应为列名。");
        await db.SaveChangesAsync(ct);
        return request.Finish(counts);
    }

    public async Task<ExportedSheet> Handle(ExportIncome query, CancellationToken ct)
    {
        var template = await Template(query.System, ct);
        var columns = template.Columns.OrderBy(c => c.Field).ToArray();
        if (query.Template) return new([.. columns.Select(c => c.Title)], []);
        var households = db.Households.VisibleTo(user);
        var rows = await (from income in db.HouseholdIncomes.AsNoTracking() join household in households on income.HouseholdId equals household.Id where income.Year == query.Year orderby household.Number select new { household.Number, income }).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. columns.Select(c => c.Title)], rows.Select(r => (IReadOnlyList<object?>)[.. columns.Select(c => (object?)(c.Field switch
        {
            IncomeField.Household => r.Number, IncomeField.ResidentNumber => null, IncomeField.People => r.income.People, IncomeField.Operating => r.income.Operating.Yuan, IncomeField.ProductionCosts => r.income.ProductionCosts.Yuan,
            IncomeField.Wage => r.income.Wage.Yuan, IncomeField.Property => r.income.Property.Yuan, _ => r.income.Transfer.Yuan,
        }))]));
    }

    public async Task<bool> Handle(KeepTemplate form, CancellationToken ct)
    {
        var titles = (form.Titles ?? []).ToDictionary(t => t.Key, t => t.Value ?? "");
        if (await db.IncomeTemplates.Include(t => t.Columns).SingleOrDefaultAsync(t => t.System == form.System, ct) is { } known) known.Title(titles);
        else db.IncomeTemplates.Add(new IncomeTemplate(form.System!.Value, titles));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<ExchangePage> Handle(ShowExchange query, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var newest = IncomeYear.Of(clock.Today());
        var year = Math.Clamp(query.Year ?? newest, IncomeYear.Earliest, newest);
        var template = await Template(query.System, ct);
        var (first, last) = IncomeYear.Days(year);
        var households = db.Households.AsNoTracking().VisibleTo(user).Where(h => h.Status == HouseholdStatus.Registered);
        var both = from household in households
                   join income in db.HouseholdIncomes on new { household.Id, Year = year } equals new { Id = income.HouseholdId, income.Year }
                   select new { household.Number, household.VillageCode, Imported = (long)income.Operating, Paid = db.PayoutLines.Where(l => l.HouseholdId == household.Id && l.Status == Domain.Payments.Payouts.PayoutLineStatus.Paid && l.PaidOn >= first && l.PaidOn <= last).Sum(l => (long)l.Amount) };
        var differences = await both.Where(b => b.Paid > b.Imported).OrderByDescending(b => b.Paid - b.Imported).Take(MostDifferences).ToListAsync(ct);
        var imported = await households.CountAsync(h => db.HouseholdIncomes.Any(i => i.HouseholdId == h.Id && i.Year == year), ct);
        return new(query.System, year, [.. Enum.GetValues<IncomeField>().Select(f => (f, template.TitleOf(f), IncomeTemplate.Needed.Contains(f)))], [.. differences.Select(d => new IncomeDifference(d.Number, d.VillageCode, new(d.Imported), new(d.Paid)))],
            imported, await households.CountAsync(ct) - imported, Guid.CreateVersion7());
    }

    private async Task<ImportCounts> Keep(ImportIncome request, List<(SheetRow Row, string? Number, string? Digest, IncomeTerms Terms)> rows, Dictionary<string, Household> found, RowProblems problems, DateTime now, CancellationToken ct)
    {
        var ids = found.Values.Select(h => h.Id).ToList();
        var known = await db.HouseholdIncomes.Where(i => i.Year == request.Year && ids.Contains(i.HouseholdId)).ToDictionaryAsync(i => i.HouseholdId, ct);
        var (added, changed, same, seen) = (0, 0, 0, new HashSet<Guid>());
        var source = Words.Chinese(request.System);
        foreach (var (row, number, digest, terms) in rows)
            problems.Try(row, () =>
            {
                var household = (number is null ? null : found.GetValueOrDefault(number)) ?? (digest is null ? null : found.GetValueOrDefault(digest)) ?? throw new RuleBroken("没有找到这一户，或不在您的辖区。");
                if (!seen.Add(household.Id)) throw new RuleBroken("这一户在表里出现了两次。");
                if (!known.TryGetValue(household.Id, out var income))
                {
                    db.HouseholdIncomes.Add(income = new HouseholdIncome(household.Id, request.Year, terms, source, user.MemberId, now));
                    added++;
                }
                else if (income.Says(terms)) same++;
                else
                {
                    income.Say(terms, source, user.MemberId, now);
                    changed++;
                }
                household.KeepYear(request.Year, new((long)Math.Round((decimal)income.Net.Fen / income.People, MidpointRounding.AwayFromZero)), source, user.MemberId, now);
            });
        return new(added, changed, same);
    }

    private async Task<Dictionary<string, Household>> Found(List<string> numbers, List<string> digests, CancellationToken ct)
    {
        var all = await db.Households.VisibleTo(user).Where(h => numbers.Contains(h.Number) || h.Members.Any(m => m.LeftOn == null && m.ResidentSha256 != null && digests.Contains(m.ResidentSha256))).Include(h => h.Members).Include(h => h.Years).AsSplitQuery().ToListAsync(ct);
        var found = all.ToDictionary(h => h.Number);
        foreach (var household in all)
            foreach (var digest in household.Members.Select(m => m.ResidentSha256).OfType<string>()) found.TryAdd(digest, household);
        return found;
    }

    private static string? Number(SheetRow row, string title) => title.Length == 0 ? null : row.Text(title)?.ToUpperInvariant();

    private string? Digest(SheetRow row, string title) => title.Length == 0 || row.Text(title) is not { } number ? null : vault.Digest(ResidentNumber.Checked(number));

    private static IncomeTerms Terms(SheetRow row, Func<IncomeField, string> title) => new(row.Whole(title(IncomeField.People)), row.Money(title(IncomeField.Operating)), row.Money(title(IncomeField.ProductionCosts)), row.Money(title(IncomeField.Wage)), row.Money(title(IncomeField.Property)), row.Money(title(IncomeField.Transfer)));

    private async Task<IncomeTemplate> Template(MonitoringSystem system, CancellationToken ct) =>
        await db.IncomeTemplates.AsNoTracking().Include(t => t.Columns).SingleOrDefaultAsync(t => t.System == system, ct) ?? new IncomeTemplate(system, IncomeTemplate.UsualTitles(system));
}
