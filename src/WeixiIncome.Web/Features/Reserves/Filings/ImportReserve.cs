using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Filings;

/// <summary>
/// Takes 832's filing: the bureau its units', a unit its own. What 832 reviewed stands at once; a changed amount amends with
/// history. All of the file or nothing.
/// </summary>
public sealed record ImportReserve(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportReserveHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportReserve, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportReserve request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(FilingColumns.Required, FilingColumns.All);
        var problems = new RowProblems();
        var lines = sheet.Rows.Select(row => problems.Try(row, () => FilingLine.Read(row))).OfType<FilingLine>().ToList();
        var known = await KnownFilings.Load(db, user, lines, cancellationToken);
        foreach (var line in lines) problems.Try(line.Row, () => known.Take(line, user.MemberId, clock.Now()));
        problems.Refuse();
        db.ReserveFilings.AddRange(known.Fresh);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var year in known.Touched.GroupBy(touched => touched.Year))
            await db.CheckRepresentatives([.. year.Select(touched => touched.Unit)], year.Key, cancellationToken);
        await db.AccountAnew([.. known.Touched.Select(touched => touched.Unit).Distinct()], "832 填报导入", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Finish(known.Counts);
    }
}

/// <summary>One row of 832's filing, read by itself.</summary>
internal sealed record FilingLine(SheetRow Row, string Code, int Year, string? Representative, ReserveTerms Terms, DateOnly FiledOn)
{
    private static readonly Money Tolerance = Money.FromYuan(1);

    public static FilingLine Read(SheetRow row)
    {
        var year = row.Whole(FilingColumns.Year);
        if (year is < 2020 or > 2100) throw new RuleBroken("{0}应在 {1} 与 {2} 之间。", FilingColumns.Year, 2020, 2100) { Field = FilingColumns.Year };
        Money Amount(string column) => row.Has(column) ? row.Money(column) : Money.Zero;
        var terms = new ReserveTerms(row.OneOf<CanteenMode>(FilingColumns.Mode), row.Has(FilingColumns.Canteen) ? row.OneOf<CanteenKind>(FilingColumns.Canteen) : null, null, Amount(FilingColumns.FoodTotal),
            row.Has(FilingColumns.Ratio) ? ReserveStandard.Ratio(row.Numeric(FilingColumns.Ratio), FilingColumns.Ratio) : 0,
            row.Has(FilingColumns.UnionHeads) ? row.Whole(FilingColumns.UnionHeads) : 0, Amount(FilingColumns.UnionPerHead), Guard.OptionalText(row.Text(FilingColumns.Note), FilingColumns.Note, 300));
        Agree(row, FilingColumns.Reserved, terms.Reserved);
        Agree(row, FilingColumns.UnionDemand, terms.UnionDemand);
        return new(row, row.Needed(FilingColumns.Code).ToUpperInvariant(), year, row.Text(FilingColumns.Representative)?.ToUpperInvariant(), terms, row.Day(FilingColumns.FiledOn));
    }

    /// <summary>What the file computed itself must be what follows from its own figures, apart from its rounding.</summary>
    private static void Agree(SheetRow row, string column, Money computed)
    {
        if (!row.Has(column) || row.Money(column) - computed is var difference && difference <= Tolerance && -difference <= Tolerance) return;
        throw new RuleBroken("{0} {1} 与按表中数字算出的 {2} 不符，请核对。", column, row.Money(column), computed) { Field = column };
    }
}

/// <summary>Units, rules and filings that the rows are about.</summary>
internal sealed class KnownFilings
{
    private readonly Dictionary<(Guid Unit, int Year), int> taken = [];
    private readonly Dictionary<string, Organisation> units;
    private readonly HashSet<Guid> mine;
    private readonly List<ReserveRule> rules;
    private readonly Dictionary<(Guid, int), ReserveFiling> filings;
    private int added, changed, same;

    private KnownFilings(Dictionary<string, Organisation> units, HashSet<Guid> mine, List<ReserveRule> rules, Dictionary<(Guid, int), ReserveFiling> filings) =>
        (this.units, this.mine, this.rules, this.filings) = (units, mine, rules, filings);

    public List<ReserveFiling> Fresh { get; } = [];
    public HashSet<(Guid Unit, int Year)> Touched { get; } = [];
    public ImportCounts Counts => new(added, changed, same);

    public static async Task<KnownFilings> Load(MarketDb db, ICurrentUser user, IReadOnlyCollection<FilingLine> lines, CancellationToken ct)
    {
        var codes = lines.Select(line => line.Code).Concat(lines.Select(line => line.Representative).OfType<string>()).Distinct().ToList();
        var years = lines.Select(line => line.Year).Distinct().ToList();
        var found = await db.Organisations.Where(o => o.Kind == OrganisationKind.BudgetUnit && o.CreditCode != null && codes.Contains(o.CreditCode)).ToDictionaryAsync(o => o.CreditCode!, StringComparer.Ordinal, ct);
        var own = await db.ReserveUnitOf(user, ct);
        var ids = found.Values.Select(unit => unit.Id).ToList();
        var allowed = user.IsBureau() ? await db.Organisations.InReserveOf(user, own).Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct) : own is null ? [] : [own.Id];
        return new(found, [.. allowed], await db.ReserveRules.AsNoTracking().Where(r => years.Contains(r.Year)).ToListAsync(ct),
            await db.ReserveFilings.Include(f => f.Amendments).Where(f => ids.Contains(f.UnitId) && years.Contains(f.Year)).ToDictionaryAsync(f => (f.UnitId, f.Year), ct));
    }

    public void Take(FilingLine line, Guid? by, DateTime now)
    {
        var unit = Unit(line.Code, FilingColumns.Code);
        if (!mine.Contains(unit.Id)) throw new RuleBroken("“{0}”不是您可以导入的单位。", unit.Name) { Field = FilingColumns.Code };
        if (!taken.TryAdd((unit.Id, line.Year), line.Row.Number)) throw new RuleBroken("与第 {0} 行是同一个单位、同一年度。", taken[(unit.Id, line.Year)]) { Field = FilingColumns.Code };
        var terms = line.Terms with { RepresentativeId = line.Representative is { } code ? Unit(code, FilingColumns.Representative).Id : null };
        var standard = ReserveStandard.For(rules, unit.AreaCode, line.Year);
        Named(() =>
        {
            if (!filings.TryGetValue((unit.Id, line.Year), out var filing))
            {
                Fresh.Add(ReserveFiling.File(unit, line.Year, terms, standard, FilingSource.From832, line.FiledOn, by, now));
                added++;
            }
            else if (filing.Amend(terms, standard, FilingSource.From832, mayBeLate: true, "832 填报表更新", by, now)) changed++;
            else
            {
                same++;
                return;
            }
            Touched.Add((unit.Id, line.Year));
            unit.KeepCanteen(terms.Canteen ?? unit.CanteenKind);
        });
    }

    private Organisation Unit(string code, string column) =>
        units.GetValueOrDefault(code) ?? throw new RuleBroken("没有统一社会信用代码为“{0}”的预算单位，请先导入单位。", code) { Field = column };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Mode"] = FilingColumns.Mode, ["FoodTotal"] = FilingColumns.FoodTotal, ["Ratio"] = FilingColumns.Ratio, ["Representative"] = FilingColumns.Representative,
        ["UnionHeads"] = FilingColumns.UnionHeads, ["UnionPerHead"] = FilingColumns.UnionPerHead, ["FiledOn"] = FilingColumns.FiledOn, ["Note"] = FilingColumns.Note, ["Canteen"] = FilingColumns.Canteen,
    };

    /// <summary>Names the column instead of the form's field.</summary>
    private static void Named(Action act)
    {
        try
        {
            act();
        }
        catch (RuleBroken broken) when (broken.Field is { } field && Columns.TryGetValue(field, out var column))
        {
            throw broken.In(column);
        }
    }
}
