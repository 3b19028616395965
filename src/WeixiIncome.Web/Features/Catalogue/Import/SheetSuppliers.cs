using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>Whose rows a sheet holds: a supplier's own, or in the market's own sheets those of the supplier that each row names by its credit code.</summary>
internal sealed class SheetSuppliers(ICurrentUser user, List<Organisation> all)
{
    public IReadOnlyCollection<Organisation> All => all;

    public static async Task<SheetSuppliers> Load(MarketDb db, ICurrentUser user, SheetRows sheet, CancellationToken ct)
    {
        if (!user.NamesSuppliers()) return new(user, await db.Organisations.Where(o => o.Id == user.OrganisationId).ToListAsync(ct));
        var codes = sheet.Rows.Select(row => row[ProductColumns.Supplier].ToUpperInvariant()).Distinct().ToList();
        return new(user, await db.Organisations.Where(o => o.CreditCode != null && codes.Contains(o.CreditCode)).ToListAsync(ct));
    }

    public Organisation Of(SheetRow row)
    {
        var named = user.NamesSuppliers();
        var code = named ? row.Needed(ProductColumns.Supplier) : row.Text(ProductColumns.Supplier) ?? all[0].CreditCode;
        var supplier = all.Find(o => o.CreditCode == code?.ToUpperInvariant());
        if (supplier is null || !supplier.Kind.IsSupplier()) throw new RuleBroken("没有统一社会信用代码为“{0}”的供应商。", row[ProductColumns.Supplier]) { Field = ProductColumns.Supplier };
        return supplier.IsActive ? supplier : throw new RuleBroken("供应商“{0}”还没有通过入驻审核，或已暂停。", supplier.Name) { Field = named ? ProductColumns.Supplier : null };
    }
}

/// <summary>Who says in a column whose row it is.</summary>
internal static class SuppliersNamed
{
    public static bool NamesSuppliers(this ICurrentUser user) => user.OrganisationId is null || user.SeesEverything;
}
