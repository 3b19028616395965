using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>Takes reference prices from a sheet, all or nothing; a price that is there already is corrected, with its history.</summary>
public sealed record ImportReferencePrices(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportReferencePricesHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ImportReferencePrices, ImportCounts>
{
    private readonly HashSet<PriceKey> taken = [];
    private (int Added, int Changed, int Same) counts;

    public async Task<ImportCounts> Handle(ImportReferencePrices request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(PriceColumns.Required, PriceColumns.All);
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Code, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var known = await Known(sheet, cancellationToken);
        var problems = new RowProblems();
        foreach (var row in sheet.Rows) problems.Try(row, () => Named(() => Take(row, categories, known)));
        problems.Refuse();
        await db.SaveUnlessTaken(new RuleBroken("这期间有人登记了同样的价格，请重新导入。"), cancellationToken);
        return request.Finish(new(counts.Added, counts.Changed, counts.Same));
    }

    private sealed record PriceKey(Guid Category, string Word, Unit Unit, string Area, DateOnly Week, PriceSource Source);

    private static PriceKey KeyOf(ReferencePrice price) => new(price.CategoryId, price.ProductWord, price.Unit, price.AreaCode, price.Week, price.Source);

    /// <summary>Those of the weeks that the sheet speaks of.</summary>
    private async Task<Dictionary<PriceKey, ReferencePrice>> Known(SheetRows sheet, CancellationToken ct)
    {
        var weeks = new HashSet<DateOnly>();
        foreach (var row in sheet.Rows.Where(row => row.Has(PriceColumns.Week)))
            new RowProblems().Try(row, () => weeks.Add(IsoWeek.Parse(row[PriceColumns.Week], PriceColumns.Week).Monday));
        var asked = weeks.ToList();
        return await db.ReferencePrices.Include(p => p.Steps).Where(p => asked.Contains(p.Week)).ToDictionaryAsync(KeyOf, ct);
    }

    private void Take(SheetRow row, Dictionary<string, Category> categories, Dictionary<PriceKey, ReferencePrice> known)
    {
        var code = row.Needed(PriceColumns.CategoryCode);
        var category = categories.GetValueOrDefault(code) ?? throw new RuleBroken("没有代码为“{0}”的品类。", code) { Field = PriceColumns.CategoryCode };
        var area = row.Needed(PriceColumns.Area);
        PriceAreas.MustAnswerFor(user, areas, area, PriceColumns.Area);
        var found = new PriceFound(row.OneOf<Unit>(PriceColumns.Unit),
            [.. new[] { PriceColumns.First, PriceColumns.Second, PriceColumns.Third }.Where((column, i) => i == 0 || row.Has(column)).Select(row.Money)], row.Needed(PriceColumns.SourceName));
        var price = new ReferencePrice(category, row.Text(PriceColumns.Word), area, IsoWeek.Parse(row.Needed(PriceColumns.Week), PriceColumns.Week),
            row.OneOf<PriceSource>(PriceColumns.Source), found, user.MemberId, clock.Now());
        if (!taken.Add(KeyOf(price))) throw new RuleBroken("文件里已有同一产品、地区、周次和来源的价格，请删去一行。");
        if (!known.TryGetValue(KeyOf(price), out var before))
        {
            db.ReferencePrices.Add(price);
            counts.Added++;
        }
        else if (before.Says(found)) counts.Same++;
        else
        {
            before.Correct(found, user.MemberId, clock.Now());
            counts.Changed++;
        }
    }

    /// <summary>Names the column instead of the form's field.</summary>
    private static void Named(Action act)
    {
        try
        {
            act();
        }
        catch (RuleBroken broken) when (broken.Field is { } field && PriceColumns.OfField.TryGetValue(field, out var column))
        {
            throw broken.In(column);
        }
    }
}
