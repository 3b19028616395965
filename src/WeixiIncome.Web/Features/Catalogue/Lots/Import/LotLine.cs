using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>What a household brought, read from its row.</summary>
internal sealed record PartLine(SheetRow Row, Producer Producer, long Quantity, Money Price);

/// <summary>A lot of the sheet, read: its first row tells of the lot, every row of what one household brought.</summary>
internal sealed record LotLine(SheetRow Row, Organisation Supplier, LotTerms Terms, long Quantity, IReadOnlyList<PartLine> Parts)
{
    public long Rest => Quantity - Parts.Sum(p => p.Quantity);
}

/// <summary>Reads the rows of one lot, with what the supplier has on its shelf and who is bound to it.</summary>
internal sealed class LotReader(RowProblems problems, AreaBook areas, LotShelf shelf)
{
    /// <returns>None where a row is wrong; the problems say how.</returns>
    public LotLine? Read(IReadOnlyList<SheetRow> rows, Organisation supplier)
    {
        var first = rows[0];
        foreach (var row in rows.Skip(1)) problems.Try(row, () => MustAgree(first, row));
        var lot = problems.Try(first, () => OfTheLot(first, supplier));
        // Every row is read even where the lot itself is refused: all that is wrong is told at once.
        var unit = lot?.Unit ?? Unit.Gram;
        var parts = rows.Where(row => row.Has(LotColumns.Household) || row.Has(LotColumns.Part)).Select(row => problems.Try(row, () => Part(row, supplier, first, unit, lot?.Kept))).OfType<PartLine>().ToList();
        foreach (var twice in parts.GroupBy(p => p.Producer.HouseholdId).Where(g => g.Count() > 1))
            problems.Add(twice.Last().Row, LotColumns.Household, "户 {0} 在第 {1} 行已经出现，请合成一行。", twice.First().Producer.HouseholdNumber, twice.First().Row.Number);
        return lot is null ? null : new(first, supplier, lot.Terms, lot.Quantity, parts);
    }

    private sealed record LotRead(LotTerms Terms, long Quantity, Unit Unit, Unit Kept);

    private static void MustAgree(SheetRow first, SheetRow row)
    {
        if (LotColumns.OfTheLot.FirstOrDefault(c => row.Has(c) && row[c] != first[c]) is { } other)
            throw new RuleBroken("与第 {0} 行是同一批次，{1}却不同。", first.Number, other) { Field = other };
        if (!row.Has(LotColumns.Household)) throw new RuleBroken("同一批次的后几行应各写一户。") { Field = LotColumns.Household };
    }

    private LotRead OfTheLot(SheetRow row, Organisation supplier)
    {
        var (product, category) = shelf.Find(supplier, row.Needed(LotColumns.Product));
        var (unit, kept) = (row.OneOf<Unit>(LotColumns.Unit), Lot.UnitOf(product, category));
        if (!unit.ComparesWith(kept)) throw new RuleBroken("产品“{0}”按{1}计，不能用{2}。", product.Name, kept, unit) { Field = LotColumns.Unit };
        var quantity = unit.Typed(row.Numeric(LotColumns.Quantity), LotColumns.Quantity);
        if (quantity <= 0) throw new RuleBroken("数量应大于 0。") { Field = LotColumns.Quantity };
        var village = row.Needed(LotColumns.Village);
        if (areas.Find(village) is not { Level: AreaLevel.Village }) throw new RuleBroken("“{0}”不是村代码。", village) { Field = LotColumns.Village };
        var best = row.Has(LotColumns.BestBefore) ? row.Day(LotColumns.BestBefore) : (DateOnly?)null;
        return new(new("", product, category, row.Needed(LotColumns.Grade), row.Day(LotColumns.ProducedOn), best, village, row.Text(LotColumns.Plot)), quantity, unit, kept);
    }

    private PartLine Part(SheetRow row, Organisation supplier, SheetRow first, Unit unit, Unit? kept)
    {
        var number = row.Needed(LotColumns.Household).ToUpperInvariant();
        var producer = shelf.Bound(supplier, number) ?? throw new RuleBroken("户 {0} 没有绑定这个供应商，请先登记绑定，或不填户编号（不归户）。", number) { Field = LotColumns.Household };
        var quantity = unit.Typed(row.Numeric(LotColumns.Part), LotColumns.Part);
        if (quantity <= 0) throw new RuleBroken("数量应大于 0。") { Field = LotColumns.Part };
        return new(row, producer, quantity, kept is { } lots ? PerKept(row, unit, lots) : Money.Zero);
    }

    /// <summary>Agreed per 斤 or tonne, kept per kilogram: nobody is to lose a fen by it.</summary>
    private static Money PerKept(SheetRow row, Unit unit, Unit kept)
    {
        var typed = row.Money(LotColumns.Price);
        var price = unit.Price(typed, kept.Size());
        return kept.Price(price, unit.Size()) == typed && unit.Price(typed, kept.Size()) == price && (decimal)typed.Fen * kept.Size() % unit.Size() == 0 ? price
            : throw new RuleBroken("单价 {0} 折合每{1}不是整分，请改用{1}填写。", typed, kept) { Field = LotColumns.Price };
    }
}
