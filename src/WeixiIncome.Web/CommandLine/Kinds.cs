using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Web.Features.Accounts.Import;
using WeixiIncome.Web.Features.Accounts.Organisations;
using WeixiIncome.Web.Features.Areas;
using WeixiIncome.Web.Features.Catalogue.Import;
using WeixiIncome.Web.Features.Catalogue.Lots.Import;
using WeixiIncome.Web.Features.Catalogue.ReferencePrices;
using WeixiIncome.Web.Features.Catalogue.Supply;
using WeixiIncome.Web.Features.Households.Import;
using WeixiIncome.Web.Features.Households.Register;
using WeixiIncome.Web.Features.Income;
using WeixiIncome.Web.Features.Payments.Payouts;
using WeixiIncome.Web.Features.Reserves.Filings;
using WeixiIncome.Web.Features.Reserves.Lists;
using WeixiIncome.Web.Features.Reserves.Overview;
using WeixiIncome.Web.Features.Reserves.Purchases;
using WeixiIncome.Web.Features.Ledger.Declarations;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.CommandLine;

/// <summary>What an export writes: the file's bytes in a format (xlsx or csv); as a template only its titles.</summary>
internal delegate Task<byte[]> Export(Session session, string format, bool template, CancellationToken ct);

/// <summary>The kinds of tables that the command line takes in and hands out.</summary>
internal static class Kinds
{
    /// <summary>All that will be importable one day, by the names that scripts rely on.</summary>
    public static readonly string[] Known =
        ["areas", "organisations", "units", "households", "products", "lots", "reserve-832", "orders-832", "prices", "household-payments", "income", "offline", "bank-statement"];

    private static readonly Dictionary<string, Func<UploadedSheet, bool, IImport>> Imports = new(StringComparer.Ordinal)
    {
        ["areas"] = (file, dryRun) => new ImportAreas(file, dryRun),
        ["products"] = (file, dryRun) => new ImportProducts(file, dryRun),
        ["lots"] = (file, dryRun) => new ImportLots(file, dryRun),
        ["prices"] = (file, dryRun) => new ImportReferencePrices(file, dryRun),
        ["organisations"] = (file, dryRun) => new ImportOrganisations(file, dryRun),
        ["offline"] = (file, dryRun) => new ImportDeclarations(file, dryRun),
        ["units"] = (file, dryRun) => new ImportOrganisations(file, dryRun, UnitsOnly: true),
        ["households"] = (file, dryRun) => new ImportHouseholds(file, dryRun),
        ["income"] = (file, dryRun) => new ImportIncome(file, dryRun, MonitoringSystem.YunnanIncome, IncomeYear.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime))),
        ["household-payments"] = (file, dryRun) => new ImportBankResult(file, dryRun),
        ["reserve-832"] = (file, dryRun) => new ImportReserve(file, dryRun),
        ["orders-832"] = (file, dryRun) => new ImportOrders832(file, dryRun),
    };

    private static readonly Dictionary<string, Export> Exports = new(StringComparer.Ordinal)
    {
        ["areas"] = async (session, format, template, ct) => Written(format, AreaColumns.All,
            (template ? [] : await session.Mediator.Send(new ListAreas(), ct)).Select(area => new object?[] { area.Code, area.Name, area.ShortName, area.ParentCode })),
        ["products"] = async (session, format, template, ct) =>
        {
            if (template) return Written(format, [ProductColumns.Supplier, .. ProductColumns.All], []);
            var sheet = await session.Mediator.Send(new ExportProducts(new(null, null, null, null, null)), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["lots"] = async (session, format, template, ct) =>
        {
            if (template) return Written(format, LotColumns.Known, []);
            var sheet = await session.Mediator.Send(new ExportHarvests(), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["prices"] = async (session, format, template, ct) => Written(format, [.. PriceColumns.All],
            template ? [] : (await session.Mediator.Send(new ExportReferencePrices(new(null, null, null, null, null, null)), ct)).Rows),
        ["offline"] = async (session, format, template, ct) =>
        {
            if (template) return Written(format, DeclarationColumns.All, []);
            var sheet = await session.Mediator.Send(new ExportDeclarations(new()), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["households"] = async (session, format, template, ct) =>
        {
            if (template) return Written(format, HouseholdColumns.All, []);
            var sheet = await session.Mediator.Send(new ExportHouseholds(new(Status: null)), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["income"] = async (session, format, template, ct) =>
        {
            var sheet = await session.Mediator.Send(new ExportIncome(MonitoringSystem.YunnanIncome, IncomeYear.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), template), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["household-payments"] = (_, format, _, _) => Task.FromResult(Written(format, BankResultColumns.All, [])),
        ["organisations"] = async (session, format, template, ct) =>
        {
            var sheet = await session.Mediator.Send(new ExportOrganisations(new(null, null, null, null)), ct);
            return Written(format, template ? OrganisationColumns.All : [.. sheet.Columns], template ? [] : sheet.Rows);
        },
    };

    /// <summary>The current year's roll-up and all 832 orders; as templates the headings that the imports read.</summary>
    private static readonly Dictionary<string, Export> Reserves = new(StringComparer.Ordinal)
    {
        ["reserve-832"] = async (session, format, template, ct) =>
        {
            if (template) return Written(format, [.. FilingColumns.All], []);
            var sheet = await session.Mediator.Send(new ExportReserves(new(null, null, null, null, null, null)), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
        ["orders-832"] = async (session, format, template, ct) =>
        {
            if (template)
            {
                var lists = await session.Mediator.Send(new ShowLists(null, List832.Finance, new("", "")), ct);
                return Written(format, [.. lists.Known[0].Columns.Where(c => c.Field != Field832.Ignored).GroupBy(c => c.Field).OrderBy(g => g.Key).Select(g => g.First().Title)], []);
            }
            var sheet = await session.Mediator.Send(new ExportPurchases(new(null, null, null, null, null, null, null, null, null)), ct);
            return Written(format, [.. sheet.Columns], sheet.Rows);
        },
    };

    public static IEnumerable<string> Importable => Known.Where(Imports.ContainsKey);

    public static IEnumerable<string> Exportable => Known.Where(kind => Export(kind) is not null);

    public static Func<UploadedSheet, bool, IImport>? Import(string kind) => Imports.GetValueOrDefault(kind);

    private static byte[] Written(string format, string[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var kept = new MemoryStream();
        SheetFile.Write(kept, format == "csv" ? SheetFormat.Csv : SheetFormat.Xlsx, columns, rows);
        return kept.ToArray();
    }

    public static Export? Export(string kind) => Exports.GetValueOrDefault(kind) ?? Reserves.GetValueOrDefault(kind);
}
