using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Search;

/// <summary>Writes the terms of every product anew; after data were filled in past the commands, such as the demonstration county.</summary>
public sealed record RebuildProductTerms : ICommand<int>;

internal sealed class RebuildProductTermsHandler(MarketDb db) : IRequestHandler<RebuildProductTerms, int>
{
    private const int RowsAtOnce = 400;

    public async Task<int> Handle(RebuildProductTerms request, CancellationToken cancellationToken)
    {
        await db.ProductTerms.ExecuteDeleteAsync(cancellationToken);
        var names = await db.Products.OrderBy(p => p.Id)
            .Join(db.Categories, p => p.CategoryId, c => c.Id, (p, c) => new { p.Id, p.Name, p.SupplierId, Category = c.Name })
            .Join(db.Organisations, p => p.SupplierId, o => o.Id, (p, o) => new { p.Id, p.Name, p.Category, Supplier = o.Name })
            .ToListAsync(cancellationToken);
        var rows = names.SelectMany(p => SearchTerms.Of(p.Name, p.Category, p.Supplier).Select(term => (Term: term, p.Id)));
        foreach (var batch in rows.Chunk(RowsAtOnce)) await Insert(batch, cancellationToken);
        foreach (var product in names)
        {
            var pinyin = PinyinTable.Spell(product.Name);
            await db.Products.Where(p => p.Id == product.Id && p.NamePinyin != pinyin).ExecuteUpdateAsync(set => set.SetProperty(p => p.NamePinyin, pinyin), cancellationToken);
        }
        return names.Count;
    }

    /// <summary>One INSERT of many rows; the values travel as parameters.</summary>
    private async Task Insert((string Term, Guid Id)[] rows, CancellationToken ct)
    {
        var places = string.Join(',', Enumerable.Range(0, rows.Length).Select(i => $"({{{i * 2}}},{{{i * 2 + 1}}})"));
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"INSERT INTO ProductTerms (Term, ProductId) VALUES {places}",
            [.. rows.SelectMany(row => new object[] { row.Term, row.Id })]), ct);
    }
}
