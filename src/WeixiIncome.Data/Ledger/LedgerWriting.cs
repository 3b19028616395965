using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger;

/// <summary>The only ways into the ledger. What is there already is not written again; a unique key stands behind that.</summary>
public static class LedgerWriting
{
    private static readonly Stage[] AfterAcceptance = [Stage.Accepted, Stage.Verified];

    /// <summary>Adds an order's entries of a stage; an event that comes twice adds nothing.</summary>
    /// <param name="paidOn">The day of the transfer that settled it, for verified entries.</param>
    /// <param name="evidence">What proved it, for verified entries; kept with them.</param>
    public static async Task Record(this MarketDb db, Order order, Stage stage, DateOnly? paidOn, DateTime now, CancellationToken ct, EvidenceManifest? evidence = null)
    {
        var known = await db.Entered(order.Id, stage, ct);
        var returns = stage == Stage.Ordered ? [] : await db.GrantedReturns(order.Id, ct);
        if (evidence is not null && !db.EvidenceManifests.Local.Any(m => m.Digest == evidence.Digest) && !await db.EvidenceManifests.AnyAsync(m => m.Digest == evidence.Digest, ct)) db.EvidenceManifests.Add(evidence);
        db.Ledger.AddRange(Anew(order, stage, paidOn, returns, now).Select(entry => entry.ProvenBy(evidence?.Digest)).Where(entry => known.TrueForAll(k => k.SourceLineId != entry.SourceLineId)));
    }

    /// <summary>What came back of an order, negative on its own date, at each stage at which the purchase stands.</summary>
    public static async Task RecordReturn(this MarketDb db, Order order, GoodsReturn returned, DateTime now, CancellationToken ct)
    {
        foreach (var stage in AfterAcceptance)
        {
            var standing = (await db.Standing(order.Id, stage, ct)).ToArray();
            if (standing.Length > 0 && !Array.Exists(standing, e => e.ReturnId == returned.Id)) db.Ledger.AddRange(Parts(order, returned, standing, now));
        }
    }

    /// <summary>Takes an order's entries of a stage back, each by its linked negative, on the day on which it fell through.</summary>
    public static async Task TakeBack(this MarketDb db, Guid orderId, Stage stage, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var entry in await db.Standing(orderId, stage, ct)) db.Ledger.Add(entry.Reverse(reason, BusinessDate.Of(now), now));
    }

    /// <summary>Moves what stands of an order to the unit that it is bound to now: each entry taken back and written anew, linked.</summary>
    public static async Task Rebind(this MarketDb db, Order order, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var moved = new Dictionary<Guid, LedgerEntry>();
            // Returns after what they take a part of: they follow it.
            foreach (var entry in (await db.Standing(order.Id, stage, ct)).Where(e => e.BoundUnitId != order.BoundUnitId).OrderBy(e => e.ReturnId != Guid.Empty))
            {
                var (back, anew) = entry.Rebind(order.BoundUnitId, order.Relation, reason, now);
                if (entry.ReturnId == Guid.Empty) moved[entry.Id] = anew;
                else anew.BelongTo(moved[entry.ReversesId!.Value]);
                db.Ledger.AddRange(back, anew);
            }
        }
    }

    /// <summary>
    /// Whose produce an order's accepted lines were is seen otherwise: the entries of each line that changes are taken back on the day that
    /// they counted for and written anew, linked; so is what came back of them.
    /// </summary>
    public static async Task Rebase(this MarketDb db, Order order, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var stage in AfterAcceptance)
        {
            var known = await db.Entered(order.Id, stage, ct);
            var standing = known.Where(e => Stands(e, known)).ToLookup(e => e.SourceLineId);
            if (standing.Count == 0) continue;
            var anew = Anew(order, stage, known[0].PaidOn, await db.GrantedReturns(order.Id, ct), now).ToLookup(e => e.SourceLineId);
            foreach (var line in standing.Where(line => !Same(line, anew[line.Key])))
            {
                var revision = known.Where(k => k.SourceLineId == line.Key).Max(k => k.Revision) + 1;
                db.Ledger.AddRange(line.Select(entry => entry.Reverse(reason, entry.CountsOn, now)));
                db.Ledger.AddRange(anew[line.Key].Select(entry => entry.Revised(revision, reason).ProvenBy(line.First().EvidenceDigest)));
            }
        }
    }

    /// <summary>All that ought to stand of an order at a stage: what was accepted, and what came back of it.</summary>
    private static List<LedgerEntry> Anew(Order order, Stage stage, DateOnly? paidOn, IReadOnlyList<GoodsReturn> returns, DateTime now)
    {
        var wholes = LedgerEntry.Of(order, stage, paidOn, now).ToArray();
        return [.. wholes, .. returns.SelectMany(returned => Parts(order, returned, wholes, now))];
    }

    private static IEnumerable<LedgerEntry> Parts(Order order, GoodsReturn returned, IReadOnlyList<LedgerEntry> wholes, DateTime now) =>
        from line in order.Lines
        from part in BaseParts.Of(order, line, returned)
        let whole = wholes.Single(w => w.ReturnId == Guid.Empty && w.SourceLineId == line.Id && w.Base == part.Base && w.Unattributed == part.Unattributed)
        select whole.Return(returned.Id, part, returned.Number, returned.GrantedOn!.Value, now);

    private static bool Same(IEnumerable<LedgerEntry> a, IEnumerable<LedgerEntry> b) => Figures(a).SequenceEqual(Figures(b));

    private static IOrderedEnumerable<(PurchaseBase, bool, Guid, Money)> Figures(IEnumerable<LedgerEntry> entries) => entries.Select(e => (e.Base, e.Unattributed, e.ReturnId, e.Amount)).Order();

    private static bool Stands(LedgerEntry entry, List<LedgerEntry> known) => !entry.IsReversal && known.TrueForAll(k => !k.IsReversal || k.ReversesId != entry.Id);

    /// <summary>What was not taken back wholly: purchases, and what came back of them.</summary>
    private static async Task<IEnumerable<LedgerEntry>> Standing(this MarketDb db, Guid orderId, Stage stage, CancellationToken ct)
    {
        var known = await db.Entered(orderId, stage, ct);
        return known.Where(e => Stands(e, known)).ToArray();
    }

    private static async Task<List<LedgerEntry>> Entered(this MarketDb db, Guid orderId, Stage stage, CancellationToken ct)
    {
        var saved = await db.Ledger.AsNoTracking().Where(e => e.SourceId == orderId && e.Stage == stage).ToListAsync(ct);
        var waiting = db.ChangeTracker.Entries<LedgerEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
        return [.. saved, .. waiting.Where(e => e.SourceId == orderId && e.Stage == stage)];
    }

    /// <summary>An order's granted returns in the order in which they were granted; one that is being saved as it will be.</summary>
    private static async Task<List<GoodsReturn>> GrantedReturns(this MarketDb db, Guid orderId, CancellationToken ct)
    {
        var all = await db.Returns.Include(r => r.Lines).Where(r => r.OrderId == orderId).ToListAsync(ct);
        return [.. all.Where(r => r.GrantedOn is not null).OrderBy(r => r.Number, StringComparer.Ordinal)];
    }
}
