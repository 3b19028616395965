using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A filed reserve of an own canteen.</summary>
    public Task<ReserveFiling> Filing(Organisation unit, decimal food = 1_000_000m, int ratio = 1000, int year = 2026, CanteenMode mode = CanteenMode.Own, Guid? representative = null) => market.InDb(async db =>
    {
        var terms = mode.Reserves() ? new ReserveTerms(mode, null, null, Money.FromYuan(food), ratio, 0, Money.Zero, null) : new ReserveTerms(mode, null, representative, Money.Zero, 0, 0, Money.Zero, "测试");
        var filing = ReserveFiling.File(unit, year, terms, ReserveStandard.National, FilingSource.From832, new DateOnly(year, 3, 1), null, Now);
        db.ReserveFilings.Add(filing);
        await db.SaveChangesAsync();
        return filing;
    });

    /// <summary>An 832 order on the bureau's list, accounted for.</summary>
    public Task<Purchase832> Bought832(Organisation unit, decimal yuan, DateOnly? paidOn = null, ReserveLine line = ReserveLine.Canteen, bool paid = true, List832 source = List832.Finance, string supplier = "某供应商") => market.InDb(async db =>
    {
        var day = paidOn ?? new DateOnly(2026, 6, 1);
        var facts = new Facts832($"8322026{Interlocked.Increment(ref counter):000000}", supplier, null, unit.Name, unit.CreditCode, unit.Id, line, Money.FromYuan(yuan), day, paid ? day : null, Money.Zero, null, null, null);
        var purchase = new Purchase832(facts, source, null, null, Now);
        db.Purchases832.Add(purchase);
        await db.Account([purchase], "测试", Now, CancellationToken.None);
        await db.SaveChangesAsync();
        return purchase;
    });

    /// <summary>Placed under a superior.</summary>
    public Task PlacedUnder(Organisation unit, Organisation superior) => market.InDb(async db =>
    {
        var (below, above) = (await db.Organisations.SingleAsync(o => o.Id == unit.Id), await db.Organisations.SingleAsync(o => o.Id == superior.Id));
        below.PlaceUnder(above);
        await db.SaveChangesAsync();
    });

    public Task Canteen(Organisation unit, CanteenKind kind) => market.InDb(async db =>
    {
        (await db.Organisations.SingleAsync(o => o.Id == unit.Id)).KeepCanteen(kind);
        await db.SaveChangesAsync();
    });

    /// <summary>What the reserve of a year adds up to for a unit, in fen.</summary>
    public Task<long> Counted(Organisation unit, int year = 2026) => market.InDb(db => db.ReserveEntries.Where(e => e.CountsForId == unit.Id && e.Year == year && e.Bar == CanteenBar.None).SumAsync(e => (long)e.Amount));

    /// <summary>A table as people save it.</summary>
    /// <param name="kind">utf-8, utf-8-mark, gb18030 or xlsx.</param>
    public static (string Name, byte[] Bytes) Table(string[] lines, string kind = "utf-8")
    {
        if (kind == "xlsx")
        {
            using var stream = new MemoryStream();
            SheetFile.Write(stream, SheetFormat.Xlsx, lines[0].Split(','), lines.Skip(1).Select(line => (IReadOnlyList<object?>)[.. line.Split(',')]));
            return ("表.xlsx", stream.ToArray());
        }
        var text = string.Join("\r\n", lines);
        return ("表.csv", kind switch
        {
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
            "utf-8-mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        });
    }

    /// <summary>Hands a table in, and confirms it where nothing is wrong.</summary>
    public static async Task<Seen> HandIn(Visitor visitor, string address, string[] lines, string kind = "utf-8", bool confirm = true, params (string Name, string? Value)[] typed)
    {
        var (name, bytes) = Table(lines, kind);
        var seen = await visitor.Upload(await visitor.Get(address), "form#import", [("File", name, bytes)], typed);
        return confirm && seen.Document.QuerySelector("form#import-confirm") is not null ? await visitor.Follow(await visitor.Submit(seen, "form#import-confirm")) : seen;
    }
}
