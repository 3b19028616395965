using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Data;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Reserves.Overview;

namespace WeixiIncome.IntegrationTests.Reserves;

public abstract class RollUpTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static string[] Names(Seen seen) => [.. seen.Document.QuerySelectorAll("#units tbody .row-title").Select(td => td.TextContent.Trim())];

    [Fact]
    public async Task A_superior_sees_its_tree_and_who_is_behind_by_how_much()
    {
        var top = await market.Given.BuyingUnit("维西县教育局");
        var (school, village, other) = (await market.Given.BuyingUnit("第一中学"), await market.Given.BuyingUnit("村小"), await market.Given.BuyingUnit("外系统单位"));
        await market.Given.PlacedUnder(school.Organisation, top.Organisation);
        await market.Given.PlacedUnder(village.Organisation, school.Organisation);
        await market.Given.Filing(school.Organisation, 365_000m);
        await market.Given.Filing(village.Organisation, 10_000m);
        await market.Given.Filing(other.Organisation, 999_000m);
        await market.Given.Bought832(school.Organisation, 10_000m);
        await market.Given.Bought832(village.Organisation, 1_200m);
        await market.Given.Bought832(other.Organisation, 7_777m);
        var superior = await market.As(top.Buyer);
        var page = await superior.Get("/reserve/units");
        Assert.Equal(["第一中学", "维西县教育局", "村小"], Names(page).OrderBy(n => Array.IndexOf(["第一中学", "维西县教育局", "村小"], n)));
        Assert.Equal("第一中学", Names(page)[0]);
        var row = page.Document.QuerySelector($"tr[data-unit='{school.Organisation.Id}']")!.TextContent;
        // ¥36,500 reserved, 324 of 365 days: ¥32,400 due, ¥22,400 behind, ¥26,500 left in two months.
        foreach (var text in new[] { "¥36,500.00", "¥10,000.00", "27.4%", "¥22,400.00", "¥13,250.00", "落后进度" }) Assert.Contains(text, row);
        Assert.Contains("120%", page.Document.QuerySelector($"tr[data-unit='{village.Organisation.Id}']")!.TextContent);
        Assert.Contains("完成率 29.9%", page.Text);
        Assert.Equal(["第一中学"], Names(await superior.Get("/reserve/units?state=Behind")));
        Assert.Equal("村小", Names(await superior.Get("/reserve/units?sort=-rate"))[0]);
        Assert.Equal(["村小"], Names(await superior.Get($"/reserve/units?q={Uri.EscapeDataString("村")}")));
        Assert.Equal(2, Names(await (await market.As(school.Buyer)).Get("/reserve/units")).Length);
        Assert.Single(Names(await (await market.As(village.Buyer)).Get("/reserve/units")));
        Assert.Equal(4, Names(await (await market.As(await market.Given.CountySupervisor())).Get("/reserve/units")).Length);
        Assert.Equal(HttpStatusCode.NotFound, (await superior.Get($"/reserve/units/{other.Organisation.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await superior.Get($"/reserve/units/{village.Organisation.Id}")).Status);
        Assert.Contains("¥10,000.00", (await superior.Get($"/reserve/purchases?year=2026&unit={school.Organisation.Id}&counted=true")).Text);
        var csv = System.Text.Encoding.UTF8.GetString(await superior.Download("/reserve/units/export?format=csv&state=Behind"));
        Assert.Contains("第一中学,2026,自办食堂,365000.00,10,36500.00,10000.00", csv);
        Assert.DoesNotContain("村小", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_orders_over_three_hundred_units_are_rolled_up_by_as_many_queries_as_ten()
    {
        var top = await market.Given.BuyingUnit("主管部门");
        var visitor = await market.As(top.Buyer);
        await visitor.Get("/reserve/units");
        await Fill(top.Organisation, units: 1, orders: 10);
        market.Queries.Reset();
        await visitor.Get("/reserve/units?sort=-rate");
        var few = market.Queries.Count;
        await Fill(top.Organisation, units: 299, orders: 9_990);
        market.Queries.Reset();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var page = await visitor.Get("/reserve/units?sort=-rate");
        var taken = clock.ElapsedMilliseconds;
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal((few, 25), (market.Queries.Count, Names(page).Length));
        // Who asks, what stands below them, their notices and cart, their unit; and one each for filings, account and ledger.
        Assert.True(few <= 8, $"{few} queries");
        var sum = await market.InDb(db => db.ReserveEntries.SumAsync(e => (long)e.Amount));
        Assert.Contains(new Money(sum).Yuan.ToString("N2", System.Globalization.CultureInfo.InvariantCulture), page.Html);
        Assert.Contains("共 301 个", page.Text);
        var plan = await Plans(top.Organisation);
        TestContext.Current.SendDiagnosticMessage($"{market.Database.Provider}: roll-up of 10,000 orders in {taken} ms, {few} queries\n{plan}");
        if (Environment.GetEnvironmentVariable("PLANS") is { Length: > 0 } file) await File.AppendAllTextAsync(file, $"{market.Database.Provider}: {taken} ms, {few} queries\n{plan}\n");
        // Answered from the indexes: neither the account nor the ledger is read as a whole.
        Assert.Contains("IX_ReserveEntries_CountsForId_Year_Line_Bar_Amount", plan);
        Assert.Contains("IX_Ledger_BoundUnitId_CountsOn", plan);
        Assert.Contains("IX_ReserveFilings_UnitId_Year", plan);
    }

    private async Task<string> Plans(Organisation top) => await market.InDb(async db =>
    {
        var units = db.Organisations.BelowAndWith(await db.Organisations.SingleAsync(o => o.Id == top.Id));
        await db.Database.ExecuteSqlRawAsync(db is SqliteMarketDb ? "ANALYZE" : "ANALYZE TABLE ReserveEntries, Organisations, ReserveFilings, Ledger");
        return string.Join('\n', await Plan(db, db.Filings(units, 2026)), await Plan(db, db.Paid(units, 2026)), await Plan(db, db.Here(units, 2026)));
    });

    private static async Task<string> Plan<T>(MarketDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = (db is SqliteMarketDb ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return string.Join('\n', rows);
    }

    private async Task Fill(Organisation top, int units, int orders)
    {
        var now = market.Given.Now;
        await market.InDb(db => db.Write(async ct =>
        {
            var above = await db.Organisations.SingleAsync(o => o.Id == top.Id, ct);
            var made = Enumerable.Range(0, units).Select(i =>
            {
                var unit = Organisation.Register(OrganisationKind.BudgetUnit, $"下级单位{i:000}", Given.CreditCodeNumber(), "533423", AssistanceRelation.County, now);
                unit.PlaceUnder(above);
                return unit;
            }).ToList();
            await db.InsertAll(made, ct);
            await db.InsertAll(made.ConvertAll(unit => ReserveFiling.File(unit, 2026, new(CanteenMode.Own, null, null, Money.FromYuan(1_000_000), 1000, 0, Money.Zero, null), ReserveStandard.National, FilingSource.From832, new DateOnly(2026, 3, 1), null, now)), ct);
            var category = await db.Categories.Select(c => c.Id).FirstAsync(ct);
            var (purchases, entries) = (new List<Purchase832>(), new List<LedgerEntry>());
            for (var i = 0; i < orders; i++)
            {
                var unit = made[i % units];
                var day = new DateOnly(2026, 1, 1).AddDays(i % 300);
                var purchase = new Purchase832(new($"83299{units:000}{i:00000}", "某供应商", null, unit.Name, unit.CreditCode, unit.Id, (ReserveLine)(1 + i % 3), new Money(10_000 + i), day, day, Money.Zero, null, null, null), List832.Finance, null, null, now);
                purchase.Account(_ => unit.Id, CanteenBar.None, "测试", now);
                purchases.Add(purchase);
                entries.Add(new LedgerEntry(new PurchaseFacts
                {
                    SourceId = Guid.NewGuid(), SourceNumber = $"WX-{units}-{i:00000}", SourceLineId = Guid.NewGuid(), Relation = AssistanceRelation.County, Purpose = Purpose.Canteen, Activity = Activity.None, Venue = Venue.ThisPlatform,
                    Series = Series.Direct, Base = PurchaseBase.C, Unattributed = true, SupplierId = Guid.NewGuid(), SupplierAreaCode = "533423102", CategoryId = category, ProductId = Guid.NewGuid(), BuyerId = unit.Id, BuyerAreaCode = "533423",
                    BoundUnitId = unit.Id, OrderedOn = day, AcceptedOn = day,
                }, Stage.Accepted, new Money(20_000 + i), 1000, now));
            }
            await db.InsertAll(purchases, ct);
            await db.InsertAll(entries, ct);
            return true;
        }, CancellationToken.None));
    }

    private Task<int> Notices(BuyingUnit unit) => market.InDb(db => db.Notices.CountAsync(n => n.MemberId == unit.Buyer.Id && n.Sentence.StartsWith("{0} 年预留份额落后进度")));

    [Fact]
    public async Task A_unit_that_is_behind_is_reminded_once_a_month_whoever_runs_the_job()
    {
        var (behind, good) = (await market.Given.BuyingUnit(), await market.Given.BuyingUnit());
        await market.Given.Filing(behind.Organisation);
        await market.Given.Filing(good.Organisation, 10_000m);
        await market.Given.Bought832(good.Organisation, 5_000m);
        await using var second = market.Replica();
        await using var third = market.Replica();
        async Task<int> Run(Market where)
        {
            await using var scope = where.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RemindBehind());
        }
        Market[] all = [market, second, third];
        Assert.Equal(1, (await Task.WhenAll(all.Select(where => Task.Run(() => Run(where))))).Sum());
        Assert.Equal((1, 0), (await Notices(behind), await Notices(good)));
        Assert.Equal(0, await Run(market));
        foreach (var where in all) where.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(1, (await Task.WhenAll(all.Select(where => Task.Run(() => Run(where))))).Sum());
        Assert.Equal(2, await Notices(behind));
        Assert.Contains("落后进度", (await (await market.As(behind.Buyer)).Get("/notices")).Text);
    }

    [Fact]
    public async Task A_superior_reminds_a_unit_once_a_day()
    {
        var (top, behind) = (await market.Given.BuyingUnit(), await market.Given.BuyingUnit());
        await market.Given.PlacedUnder(behind.Organisation, top.Organisation);
        await market.Given.Filing(behind.Organisation);
        var visitor = await market.As(top.Buyer);
        var page = await visitor.Get($"/reserve/units/{behind.Organisation.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Submit(page, "#remind")).Status);
        var again = await visitor.Submit(await visitor.Get($"/reserve/units/{behind.Organisation.Id}"), "#remind");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (again.Status, await Notices(behind)));
        Assert.Contains("今天已经提醒过", again.Text);
        Assert.Null((await (await market.As(behind.Buyer)).Get("/reserve")).Document.QuerySelector("#remind"));
    }
}

public sealed class RollUpOnSqlite(SqliteDatabases databases) : RollUpTests(databases);

public sealed class RollUpOnMySql(MySqlDatabases databases) : RollUpTests(databases);
