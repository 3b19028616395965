using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Lists;

/// <summary>Fills a list from a sheet: product number, specification where a product has several, quantity in the offer's unit.</summary>
public sealed record ImportList(Guid ListId, UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportList, ImportCounts>
{
    private static readonly string[] AlsoExported = ["产品", "供应商", "单位", "今天单价", "金额", "库存"];

    public async Task<ImportCounts> Handle(ImportList request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect([ListColumns.Number, ListColumns.Quantity], [.. ListColumns.Template, .. AlsoExported]);
        var list = await db.ListOf(user, request.ListId, cancellationToken);
        var numbers = sheet.Rows.Select(row => row[ListColumns.Number].ToUpperInvariant()).Distinct().ToList();
        var products = await db.Products.AsNoTracking().VisibleTo(user).Include(p => p.Offers).ThenInclude(o => o.Tiers).Where(p => numbers.Contains(p.Number)).ToDictionaryAsync(p => p.Number, cancellationToken);
        var (problems, counts) = (new RowProblems(), new ImportCounts(0, 0));
        foreach (var row in sheet.Rows)
            problems.Try(row, () => counts = Take(row, list, products, counts));
        problems.Refuse();
        await db.SaveChangesAsync(cancellationToken);
        return request.Finish(counts);
    }

    private ImportCounts Take(SheetRow row, Domain.Buying.Lists.ShoppingList list, Dictionary<string, Product> products, ImportCounts counts)
    {
        var number = row.Needed(ListColumns.Number).ToUpperInvariant();
        if (!products.TryGetValue(number, out var product)) throw new RuleBroken("没有编号为“{0}”的产品。", number) { Field = ListColumns.Number };
        var offer = OfferOf(row, product);
        var quantity = offer.Unit.ToBase(row.Numeric(ListColumns.Quantity));
        if (quantity <= 0) throw new RuleBroken("{0}应大于 0。", ListColumns.Quantity) { Field = ListColumns.Quantity };
        var there = list.Lines.FirstOrDefault(line => line.OfferId == offer.Id);
        if (there?.Quantity == quantity) return counts with { Same = counts.Same + 1 };
        list.Set(offer, quantity, clock.Now());
        return there is null ? counts with { Added = counts.Added + 1 } : counts with { Changed = counts.Changed + 1 };
    }

    private static Offer OfferOf(SheetRow row, Product product)
    {
        var offered = product.Offers.Where(o => o.IsOffered && (!row.Has(ListColumns.Specification) || o.Specification == row[ListColumns.Specification])).ToArray();
        return !product.IsOnSale || offered.Length == 0 ? throw new RuleBroken("“{0}”现在没有在售的“{1}”。", product.Name, row[ListColumns.Specification]) { Field = ListColumns.Number }
            : offered.Length > 1 ? throw new RuleBroken("“{0}”有 {1} 种规格，请写明规格。", product.Name, offered.Length) { Field = ListColumns.Specification } : offered[0];
    }
}
