using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>Comparisons that the person may see, the newest first.</summary>
/// <param name="Sort">date, -date, number, -number.</param>
public sealed record ListComparisons(string? Q, ComparisonStatus? Status, string? Sort, int? Page) : IRequest<ComparisonsPage>;

/// <summary>A comparison in the list.</summary>
/// <param name="Amount">Of the chosen quote.</param>
public sealed record ComparisonRow(string Number, string Unit, string Product, long Quantity, Domain.Shared.Unit Measure, int Quotes, ComparisonStatus Status, string? Chosen, Money? Amount, DateTime MadeAt);

/// <summary>The list.</summary>
public sealed record ComparisonsPage(ListComparisons Query, Paged<ComparisonRow> Rows, bool Makes, bool ManyUnits);

internal sealed class ListComparisonsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListComparisons, ComparisonsPage>
{
    public async Task<ComparisonsPage> Handle(ListComparisons query, CancellationToken ct) =>
        new(query, await db.ComparisonRows(query, user).Page(query.Page, ct), user.Has(MarketRole.Buyer), user.SeesEverything || user.OverseenArea is not null || user.Audit is not null);
}

/// <summary>The same as a sheet.</summary>
public sealed record ExportComparisons(ListComparisons Query) : IRequest<ExportedSheet>;

internal sealed class ExportComparisonsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportComparisons, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportComparisons request, CancellationToken ct)
    {
        var rows = await db.ComparisonRows(request.Query, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["比价单号", "采购单位", "产品", "数量", "单位", "报价数", "状态", "选定供应商", "金额", "日期"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Unit, row.Product, row.Measure.FromBase(row.Quantity), words.Of(row.Measure), row.Quotes, words.Of(row.Status), row.Chosen, row.Amount, BusinessDate.Of(row.MadeAt)]));
    }
}

/// <summary>The list's rows, the same on the page and in the sheet.</summary>
internal static class ListedComparisons
{
    public static IQueryable<ComparisonRow> ComparisonRows(this MarketDb db, ListComparisons query, ICurrentUser user)
    {
        var comparisons = db.Comparisons.AsNoTracking().VisibleTo(user);
        if (query.Status is { } status) comparisons = comparisons.Where(c => c.Status == status);
        if (query.Q?.Trim() is { Length: > 0 and < 60 } words)
            comparisons = comparisons.Where(c => c.Number.Contains(words) || c.Product.Contains(words) || c.Quotes.Any(q => q.SupplierName.Contains(words)));
        comparisons = query.Sort switch
        {
            "date" => comparisons.OrderBy(c => c.MadeAt).ThenBy(c => c.Id),
            "number" => comparisons.OrderBy(c => c.Number),
            "-number" => comparisons.OrderByDescending(c => c.Number),
            _ => comparisons.OrderByDescending(c => c.MadeAt).ThenByDescending(c => c.Id),
        };
        return comparisons.Select(c => new ComparisonRow(c.Number, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(), c.Product, c.Quantity, c.Unit,
            c.Quotes.Count, c.Status, c.Quotes.Where(q => q.Id == c.ChosenQuoteId).Select(q => q.SupplierName).FirstOrDefault(),
            c.Quotes.Where(q => q.Id == c.ChosenQuoteId).Select(q => (Money?)q.Amount).FirstOrDefault(), c.MadeAt));
    }
}
