using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
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
        sheet.Expect(NamesSuppliers ? [ProductColumns.Supplier, .. ProductColumns.Required] : ProductColumns.Required, ProductColumns.Known);
        var problems = new RowProblems();
        var suppliers = await Suppliers(sheet, cancellationToken);
        var shelf = await ProductShelf.Load(db, suppliers, sheet, cancellationToken);
        var taken = new TakenRows(problems, shelf, clock.Now());
        foreach (var row in sheet.Rows)
        {
            var supplier = problems.Try(row, () => SupplierOf(row, suppliers));
            if (supplier is not null) problems.Try(row, () => ProductColumns.Named(() => taken.Take(new ProductLine(row, sheet, areas), supplier)));
        }
        problems.Refuse();
        await taken.Save(db, cancellationToken);
        foreach (var (supplier, count) in taken.Submitted)
            await db.TellReviewers("{0} 导入了 {1} 个产品，等待上架审核。", [supplier.Name, count], clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return request.Finish(taken.Counts);
    }

    private bool NamesSuppliers => user.OrganisationId is null || user.SeesEverything;

    private Task<List<Organisation>> Suppliers(SheetRows sheet, CancellationToken ct)
    {
        if (!NamesSuppliers) return db.Organisations.Where(o => o.Id == user.OrganisationId).ToListAsync(ct);
        var codes = sheet.Rows.Select(row => row[ProductColumns.Supplier].ToUpperInvariant()).Distinct().ToList();
        return db.Organisations.Where(o => o.CreditCode != null && codes.Contains(o.CreditCode)).ToListAsync(ct);
    }

    private Organisation SupplierOf(SheetRow row, List<Organisation> suppliers)
    {
        var code = NamesSuppliers ? row.Needed(ProductColumns.Supplier) : row.Text(ProductColumns.Supplier) ?? suppliers[0].CreditCode;
        var supplier = suppliers.Find(o => o.CreditCode == code?.ToUpperInvariant());
        if (supplier is null || !supplier.Kind.IsSupplier()) throw new RuleBroken("没有统一社会信用代码为“{0}”的供应商。", row[ProductColumns.Supplier]) { Field = ProductColumns.Supplier };
        return supplier.IsActive ? supplier : throw new RuleBroken("供应商“{0}”还没有通过入驻审核，或已暂停。", supplier.Name) { Field = NamesSuppliers ? ProductColumns.Supplier : null };
    }
}
