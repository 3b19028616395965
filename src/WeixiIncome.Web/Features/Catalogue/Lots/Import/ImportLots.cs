using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Import;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>
/// Harvest lots that were weighed elsewhere, each with the households that brought it and the price agreed or paid: closed, in stock, and
/// owed for like what came over the scale here. A supplier its own; the market itself those of the supplier that each row names.
/// </summary>
public sealed record ImportLots(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportLotsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ImportLots, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportLots request, CancellationToken ct)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(user.NamesSuppliers() ? [LotColumns.Supplier, .. LotColumns.Required] : LotColumns.Required, LotColumns.Known);
        var problems = new RowProblems();
        var suppliers = await SheetSuppliers.Load(db, user, sheet, ct);
        var reader = new LotReader(problems, areas, await LotShelf.Load(db, user, suppliers, sheet, ct));
        var marked = sheet.Rows.Where(row => problems.Try(row, () => row.Needed(LotColumns.Mark)) is not null).GroupBy(row => (row[LotColumns.Supplier].ToUpperInvariant(), row[LotColumns.Mark]));
        var lines = new List<LotLine>();
        foreach (var rows in marked.Select(group => group.ToList()))
            if (problems.Try(rows[0], () => suppliers.Of(rows[0])) is { } supplier && reader.Read(rows, supplier) is { } line) lines.Add(line);
        var lots = await Lots(lines, problems, ct);
        problems.Refuse();
        if (lots.Count == 0) throw new RuleBroken("表格是空的：首行应为列名。");
        db.Lots.AddRange(lots);
        await db.SaveChangesAsync(ct);
        foreach (var lot in lots.OrderBy(l => l.Id)) await db.MoveLot(lot, lot.Quantity, LotCause.Imported, lot.Id, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return request.Finish(new(lots.Count, 0));
    }

    /// <summary>Numbers are taken before lots are looked for that are here already, so that of two imports at once the second sees the first.</summary>
    private async Task<List<Lot>> Lots(List<LotLine> lines, RowProblems problems, CancellationToken ct)
    {
        var now = clock.Now();
        var numbers = await db.NextDayNumbers("L", lines.Count, now, ct);
        var receipts = new Queue<string>(await db.NextDayNumbers("GB", lines.Sum(l => l.Parts.Count + (l.Rest > 0 ? 1 : 0)), now, ct));
        var known = await Known(lines, ct);
        var lots = new List<Lot>();
        foreach (var (line, number) in lines.Zip(numbers))
        {
            if (known.GetValueOrDefault(Mark(line)) is { } before) problems.Add(line.Row, LotColumns.Mark, "和批次 {0} 完全一样，应已导入过；确实是另一批请写明地块。", before);
            else if (problems.Try(line.Row, () => Lot(line, number, receipts, now)) is { } lot) lots.Add(lot);
        }
        return lots;
    }

    private Lot Lot(LotLine line, string number, Queue<string> receipts, DateTime now)
    {
        // What is known is the day: noon stands for it, or this moment if it is not noon yet.
        var noon = BusinessDate.Start(line.Terms.ProducedOn).AddHours(12);
        var at = noon > now && BusinessDate.Of(now) == line.Terms.ProducedOn ? now : noon;
        WeighTerms Terms(Producer? producer, long quantity, Money price) => new(receipts.TryDequeue(out var receipt) ? receipt : "", producer, quantity, 0, price, at);
        try
        {
            return Domain.Catalogue.Lots.Lot.TakeOver(line.Terms with { Number = number }, line.Quantity, [.. line.Parts.Select(p => Terms(p.Producer, p.Quantity, p.Price))], line.Rest > 0 ? Terms(null, line.Rest, Money.Zero) : null, user.MemberId, now);
        }
        catch (RuleBroken broken)
        {
            throw LotColumns.Named(broken);
        }
    }

    private async Task<Dictionary<LotMark, string>> Known(List<LotLine> lines, CancellationToken ct)
    {
        var (suppliers, days) = (lines.Select(l => l.Supplier.Id).Distinct().ToList(), lines.Select(l => l.Terms.ProducedOn).Distinct().ToList());
        var lots = await db.Lots.Where(l => suppliers.Contains(l.SupplierId) && days.Contains(l.ProducedOn) && l.Kind == LotKind.Harvest)
            .Select(l => new { l.Number, Mark = new LotMark(l.ProductId, l.Grade, l.ProducedOn, l.VillageCode, l.Plot, l.Quantity) }).ToListAsync(ct);
        return lots.GroupBy(l => l.Mark).ToDictionary(g => g.Key, g => g.First().Number);
    }

    private static LotMark Mark(LotLine line) => new(line.Terms.Product.Id, line.Terms.Grade, line.Terms.ProducedOn, line.Terms.VillageCode, line.Terms.Plot, line.Quantity);

    /// <summary>By what the same lot is known again.</summary>
    private sealed record LotMark(Guid ProductId, string Grade, DateOnly ProducedOn, string VillageCode, string? Plot, long Quantity);
}
