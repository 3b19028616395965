using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger;

public abstract class RecordPurchaseTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<LedgerEntry>> Entries() => market.InDb(db => db.Ledger.AsNoTracking().OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).ToListAsync());

    [Fact]
    public async Task A_purchase_enters_as_ordered_accepted_and_verified_each_once()
    {
        var purchase = await market.Given.Purchase(kilograms: 10, accepted: 7.5m);
        market.Clock.Advance(TimeSpan.FromDays(1));
        await market.Given.Prove(purchase, new DateOnly(2026, 11, 21));
        var entries = await Entries();
        Assert.Equal([(Stage.Ordered, 20000L), (Stage.Accepted, 15000L), (Stage.Verified, 15000L)], entries.Select(e => (e.Stage, e.Amount.Fen)));
        // 「待定」 until it leaves; then base A, since one alleviated household brought all of its lot.
        Assert.Equal([PurchaseBase.Pending, PurchaseBase.A, PurchaseBase.A], entries.Select(e => e.Base));
        Assert.All(entries, e => Assert.Equal((false, Venue.ThisPlatform, Series.Direct, Given.Township), (e.Unattributed, e.Venue, e.Series, e.TownshipCode)));
        Assert.All(entries, e => Assert.Equal((AssistanceRelation.County, Purpose.Canteen, purchase.Buyer.Id), (e.Relation, e.Purpose, e.BoundUnitId!.Value)));
        // Verified later, but it counts for the day of its acceptance; the recording date is kept apart.
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 21)), (entries[2].CountsOn, entries[2].PaidOn!.Value, entries[2].RecordedOn));
    }

    [Fact]
    public async Task A_verified_entry_carries_the_digest_of_what_proved_it()
    {
        var purchase = await market.Given.Purchase(kilograms: 10, accepted: 7.5m);
        await market.Given.Prove(purchase, new DateOnly(2026, 11, 20));
        var entries = await Entries();
        Assert.Equal([null, null, entries[2].EvidenceDigest], entries.Select(e => e.EvidenceDigest));
        var manifest = await market.InDb(db => db.EvidenceManifests.SingleAsync());
        Assert.Equal((entries[2].EvidenceDigest, purchase.OrderId), (manifest.Digest, manifest.SourceId));
        Assert.Equal(EvidenceManifest.NeedsOfOrders, manifest.Items.Select(i => i.Kind));
        Assert.Equal(15000, manifest.Items.Single(i => i.Kind == ProofKind.Invoice).Fen);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var page = await supervisor.Get($"/oversight/ledger/{entries[2].Id}/evidence");
        Assert.Equal((manifest.Digest, 4), (page.Document.QuerySelector("#digest")!.TextContent, page.Document.QuerySelectorAll("#evidence tbody tr").Length));
        Assert.Contains("清单与哈希相符", page.Text, StringComparison.Ordinal);
        // An entry that nothing proved yet, one that is not there, and people whom it does not concern.
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get($"/oversight/ledger/{entries[0].Id}/evidence")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get($"/oversight/ledger/{Guid.NewGuid()}/evidence")).Status);
        var stranger = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Cooperative, "别家合作社"), MarketRole.CooperativeClerk));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/oversight/ledger/{entries[2].Id}/evidence")).Status);
        // What stands there cannot be rewritten; whoever gets around that is found.
        await Assert.ThrowsAnyAsync<Exception>(() => market.InDb(db => db.Database.ExecuteSqlRawAsync("UPDATE EvidenceManifests SET SourceNumber = 'x'")));
        await market.InDb(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER EvidenceManifests_no_UPDATE"));
        await market.InDb(db => db.Database.ExecuteSqlRawAsync("UPDATE EvidenceManifests SET Text = REPLACE(Text, '15000', '15001')"));
        Assert.Contains("清单有改动", (await supervisor.Get($"/oversight/ledger/{entries[2].Id}/evidence")).Text, StringComparison.Ordinal);
        Assert.Contains("✗ 证据清单的内容与它的哈希相符", (await CommandLine.Commands.Run(market, "check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_approval_nothing_counts()
    {
        await market.Given.Purchase(OrderStatus.Submitted);
        Assert.Empty(await Entries());
    }

    [Fact]
    public async Task A_persons_order_counts_as_ordered_when_it_is_placed()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person);
        await market.Given.Purchase(OrderStatus.Approved, buyer: person, purpose: Purpose.Personal);
        Assert.Equal(Stage.Ordered, Assert.Single(await Entries()).Stage);
    }

    [Fact]
    public async Task An_order_that_fell_through_is_taken_back_on_its_own_date()
    {
        var purchase = await market.Given.Purchase(OrderStatus.Confirmed);
        market.Clock.Advance(TimeSpan.FromDays(45));
        await market.Given.Act(purchase.OrderId, o => o.Cancel(Guid.NewGuid(), "食堂停伙", market.Given.Now));
        var entries = await Entries();
        Assert.Equal([20000L, -20000L], entries.Select(e => e.Amount.Fen));
        Assert.Equal((entries[0].Id, new DateOnly(2027, 1, 4), "食堂停伙"), (entries[1].ReversesId!.Value, entries[1].CountsOn, entries[1].Reason));
    }

    [Fact]
    public async Task An_event_that_comes_twice_adds_nothing()
    {
        var purchase = await market.Given.Purchase();
        var before = await Entries();
        for (var i = 0; i < 2; i++)
            await market.InDb(db => db.Write(async ct =>
            {
                var order = await db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == purchase.OrderId, ct);
                foreach (var stage in new[] { Stage.Ordered, Stage.Accepted }) await db.Record(order, stage, null, market.Given.Now, ct);
                await db.Record(order, Stage.Accepted, null, market.Given.Now, ct);
                return await db.SaveChangesAsync(ct);
            }, CancellationToken.None));
        Assert.Equal(before.Select(e => e.Id), (await Entries()).Select(e => e.Id));
    }

    [Fact]
    public async Task The_database_refuses_a_line_twice_at_a_stage()
    {
        var purchase = await market.Given.Purchase();
        await Assert.ThrowsAsync<DbUpdateException>(() => market.InDb(async db =>
        {
            var order = await db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == purchase.OrderId);
            db.Ledger.AddRange(LedgerEntry.Of(order, Stage.Accepted, null, market.Given.Now));
            await db.SaveChangesAsync();
        }));
    }
}

public sealed class RecordPurchaseOnSqlite(SqliteDatabases databases) : RecordPurchaseTests(databases);

public sealed class RecordPurchaseOnMySql(MySqlDatabases databases) : RecordPurchaseTests(databases);
