using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>
/// Takes products and offers from a sheet: a supplier its own, the market itself (command line) those of the supplier that
/// each row names by its credit code. A row without a number is the product of that name; new products go to review.
/// </summary>
public sealed record ImportProducts(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportProductsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ImportProducts, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportProducts request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(user.NamesSuppliers() ? [ProductColumns.Supplier, .. ProductColumns.Required] : ProductColumns.Required, ProductColumns.Known);
        var problems = new RowProblems();
        var suppliers = await SheetSuppliers.Load(db, user, sheet, cancellationToken);
        var shelf = await ProductShelf.Load(db, suppliers.All, sheet, cancellationToken);
        var taken = new TakenRows(problems, shelf, clock.Now());
        foreach (var row in sheet.Rows)
        {
            var supplier = problems.Try(row, () => suppliers.Of(row));
            if (supplier is not null) problems.Try(row, () => ProductColumns.Named(() => taken.Take(new ProductLine(row, sheet, areas), supplier)));
        }
        problems.Refuse();
        await taken.Save(db, cancellationToken);
        foreach (var (supplier, count) in taken.Submitted)
            await db.TellReviewers("{0} 导入了 {1} 个产品，等待上架审核。", [supplier.Name, count], clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Finish(taken.Counts);
    }
}
