using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>Many declarations from a sheet, as drafts to which papers are added. All of the file or nothing; what was declared before is refused row by row.</summary>
public sealed record ImportDeclarations(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportDeclarationsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ImportDeclarations, ImportCounts>
{
    private Dictionary<string, Category> categories = [];
    private Dictionary<string, Organisation> units = [];
    private ILookup<string, Organisation> suppliers = Array.Empty<Organisation>().ToLookup(o => o.Name);

    public async Task<ImportCounts> Handle(ImportDeclarations request, CancellationToken ct)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(user.SeesEverything ? [DeclarationColumns.Unit, .. DeclarationColumns.Required] : DeclarationColumns.Required, DeclarationColumns.All);
        await Load(sheet, ct);
        var (problems, now) = (new RowProblems(), clock.Now());
        var drafts = new List<(SheetRow Row, Declaration Declaration)>();
        foreach (var row in sheet.Rows)
            if (problems.Try(row, () => Declaration.Draft("", UnitOf(row), Terms(row), user.MemberId, now)) is { } draft) drafts.Add((row, draft));
        await RefuseDoubles(drafts, problems, ct);
        problems.Refuse();
        if (drafts.Count == 0) throw new RuleBroken("表格是空的：首行应为列名。");
        var day = $"SB{BusinessDate.Of(now):yyyyMMdd}";
        var first = await db.NextNumber(day, ct, drafts.Count);
        foreach (var ((_, draft), i) in drafts.Select((draft, i) => (draft, i))) draft.Give($"{day}-{first + i:0000}");
        db.Declarations.AddRange(drafts.Select(d => d.Declaration));
        await db.SaveChangesAsync(ct);
        return request.Finish(new(drafts.Count, 0));
    }

    /// <summary>Three queries, however long the sheet is.</summary>
    private async Task Load(SheetRows sheet, CancellationToken ct)
    {
        categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, ct);
        var codes = sheet.Rows.Select(row => row[DeclarationColumns.Unit]).Where(code => code.Length > 0).Distinct().ToList();
        var own = user.SeesEverything ? null : user.OrganisationId;
        units = await db.Organisations.AsNoTracking().Where(o => o.Id == own || user.SeesEverything && o.CreditCode != null && codes.Contains(o.CreditCode))
            .ToDictionaryAsync(o => o.CreditCode ?? "", StringComparer.Ordinal, ct);
        var names = sheet.Rows.Select(row => row[DeclarationColumns.Supplier]).Where(name => name.Length > 0).Distinct().ToList();
        suppliers = (await db.Organisations.AsNoTracking().Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && names.Contains(o.Name)).ToListAsync(ct)).ToLookup(o => o.Name);
    }

    private Organisation UnitOf(SheetRow row)
    {
        if (!user.SeesEverything && !row.Has(DeclarationColumns.Unit)) return units.Values.Single();
        var code = row.Needed(DeclarationColumns.Unit);
        return units.GetValueOrDefault(code) ?? throw new RuleBroken("没有信用代码为“{0}”的单位，或者不是您的单位。", code) { Field = DeclarationColumns.Unit };
    }

    private DeclarationTerms Terms(SheetRow row)
    {
        var kind = row.Has(DeclarationColumns.Kind) ? row.OneOf<DeclarationKind>(DeclarationColumns.Kind) : DeclarationKind.Offline;
        var origin = row.Needed(DeclarationColumns.Origin);
        if (!areas.Contains(origin)) throw new RuleBroken("没有代码为“{0}”的地区。", origin) { Field = DeclarationColumns.Origin };
        var code = row.Needed(DeclarationColumns.Category);
        if (!categories.TryGetValue(code, out var category)) throw new RuleBroken("没有代码为“{0}”的品类。", code) { Field = DeclarationColumns.Category };
        var unit = row.OneOf<Unit>(DeclarationColumns.UnitOfSale);
        var supplier = row.Text(DeclarationColumns.Supplier) is { } name && suppliers[name].Count() == 1 ? suppliers[name].Single() : null;
        return new()
        {
            Kind = kind, SoldOn = row.Day(DeclarationColumns.SoldOn), PaidOn = row.Has(DeclarationColumns.PaidOn) ? row.Day(DeclarationColumns.PaidOn) : null,
            SupplierId = supplier?.Id, SupplierName = row.Text(DeclarationColumns.Supplier), OriginAreaCode = origin, Seller = row.Text(DeclarationColumns.Seller), SoldTo = row.Text(DeclarationColumns.SoldTo),
            Venue = row.Has(DeclarationColumns.Venue) ? row.OneOf<Venue>(DeclarationColumns.Venue) : Venue.Offline, VenueOrderNumber = row.Text(DeclarationColumns.VenueOrder),
            InvoiceNumber = row.Text(DeclarationColumns.Invoice), Purpose = row.Has(DeclarationColumns.Purpose) ? row.OneOf<Purpose>(DeclarationColumns.Purpose) : Purpose.Other, Statement = row.Text(DeclarationColumns.Statement),
            Lines = [new(category, row.Needed(DeclarationColumns.Product), unit.ToBase(row.Numeric(DeclarationColumns.Quantity)), unit, row.Money(DeclarationColumns.Amount))],
        };
    }

    /// <summary>The same number, or the same deal of the same day, twice in the file or declared before: the same file a second time says so row by row.</summary>
    private async Task RefuseDoubles(List<(SheetRow Row, Declaration Declaration)> drafts, RowProblems problems, CancellationToken ct)
    {
        var numbers = drafts.SelectMany(d => new[] { d.Declaration.InvoiceNumber, d.Declaration.VenueOrderNumber }).OfType<string>().Distinct().ToList();
        var unitIds = drafts.Select(d => d.Declaration.UnitId).Distinct().ToList();
        var days = drafts.Select(d => d.Declaration.SoldOn).Distinct().ToList();
        var known = await db.Declarations.AsNoTracking().Alive().Where(d => d.InvoiceNumber != null && numbers.Contains(d.InvoiceNumber) || d.VenueOrderNumber != null && numbers.Contains(d.VenueOrderNumber)
            || unitIds.Contains(d.UnitId) && days.Contains(d.SoldOn)).Include(d => d.Lines).ToListAsync(ct);
        var invoiced = await db.Payables.SelectMany(p => p.Invoices).Where(i => i.LiveNumber != null && numbers.Contains(i.LiveNumber)).Select(i => i.Number).ToListAsync(ct);
        var seen = new List<(SheetRow Row, Declaration Declaration)>();
        foreach (var (row, draft) in drafts)
        {
            if (known.Find(other => IsSame(draft, other)) is { } before) problems.Add(row, null, "这笔采购已在 {0} 申报。", user.OrganisationId == before.UnitId || user.SeesEverything ? before.Number : before.Kind);
            else if (draft.InvoiceNumber is { } number && invoiced.Contains(number)) problems.Add(row, DeclarationColumns.Invoice, "号码 {0} 已被另一笔采购使用，请核对；确认无误请联系县级主管。", number);
            else if (seen.Find(other => IsSame(draft, other.Declaration)) is { Row: { } first }) problems.Add(row, null, "与第 {0} 行是同一笔采购。", first.Number);
            seen.Add((row, draft));
        }
    }

    private static bool IsSame(Declaration one, Declaration other) =>
        one.InvoiceNumber is not null && one.InvoiceNumber == other.InvoiceNumber
        || one.VenueOrderNumber is not null && one.VenueOrderNumber == other.VenueOrderNumber && one.Venue == other.Venue
        || one.InvoiceNumber is null && one.VenueOrderNumber is null && (one.UnitId, one.Kind, one.SoldOn, one.Total, one.SupplierName, one.OriginAreaCode) == (other.UnitId, other.Kind, other.SoldOn, other.Total, other.SupplierName, other.OriginAreaCode)
            && one.Lines[0].Product == other.Lines[0].Product;
}
