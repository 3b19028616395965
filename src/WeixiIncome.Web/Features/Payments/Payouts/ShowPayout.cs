using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>A payout with its households, masked.</summary>
public sealed record ShowPayout(string Number) : IRequest<PayoutPage>;

/// <summary>The page.</summary>
public sealed record PayoutPage(Payout Payout, string Supplier, IReadOnlyList<PayoutLineRow> Lines, bool IsSupplier, bool MayCheck, string? CheckedBy, DateOnly Today, Guid FormKey);

/// <summary>What one household gets.</summary>
public sealed record PayoutLineRow(PayoutLine Line, SealedText? Head, SealedText? Account, string? Bank, string VillageCode, IReadOnlyList<string> Lots, AnswerHow? How);

/// <summary>Makes the links that go on the receipts: each shown once, only its digest kept; a link made before is replaced. A household whose link was locked gets none.</summary>
public sealed record MakeLinks(string Number, Guid FormKey) : IRequest<LinksPage>;

/// <summary>The receipts with their QR codes, to be printed.</summary>
public sealed record LinksPage(string Number, string Supplier, IReadOnlyList<ReceiptLink> Links);

/// <summary>A household's receipt.</summary>
public sealed record ReceiptLink(string Household, SealedText? Head, Money Amount, DateOnly? PaidOn, string Address, string QrCode);

/// <summary>Keeps the digests of links that are about to be printed.</summary>
public sealed record KeepLinks(string Number, IReadOnlyDictionary<Guid, string> Digests) : ICommand<bool>;

internal sealed class ShowPayoutHandler(MarketDb db, IMediator mediator, ICurrentUser user, PublicAddress address, TimeProvider clock) : IRequestHandler<ShowPayout, PayoutPage>, IRequestHandler<MakeLinks, LinksPage>, IRequestHandler<KeepLinks, bool>
{
    private const int TokenBytes = 20;

    public async Task<PayoutPage> Handle(ShowPayout query, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking().VisibleTo(user, db).Include(p => p.Lines).ThenInclude(l => l.Parts).Where(p => p.Number == query.Number).OrNotThere(ct);
        var supplies = payout.SupplierId == user.OrganisationId;
        var mine = supplies ? db.Households : db.Households.VisibleTo(user);
        var ids = payout.Lines.Select(l => l.HouseholdId).ToList();
        var households = await mine.AsNoTracking().Where(h => ids.Contains(h.Id)).Select(h => new { h.Id, h.VillageCode, h.Account, h.Bank, Head = h.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault() }).ToDictionaryAsync(h => h.Id, ct);
        var dueIds = payout.Lines.SelectMany(l => l.Parts).Select(p => p.DueId).ToList();
        var lots = await db.HouseholdDues.Where(d => dueIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.LotNumber, ct);
        var lineIds = payout.Lines.Select(l => l.Id).ToList();
        var how = (await db.HouseholdLinks.Where(l => lineIds.Contains(l.PayoutLineId) && l.UsedAt != null).Select(l => new { l.PayoutLineId, l.How }).ToListAsync(ct)).ToLookup(l => l.PayoutLineId, l => l.How);
        var supplier = await db.Organisations.Where(o => o.Id == payout.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var checkedBy = payout.CheckedBy is { } by ? await db.Members.Where(m => m.Id == by).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(payout, supplier, [.. payout.Lines.Where(l => households.ContainsKey(l.HouseholdId)).OrderBy(l => l.HouseholdNumber, StringComparer.Ordinal).Select(l => new PayoutLineRow(l, households[l.HouseholdId].Head, households[l.HouseholdId].Account, households[l.HouseholdId].Bank,
            households[l.HouseholdId].VillageCode, [.. l.Parts.Select(p => lots.GetValueOrDefault(p.DueId)).OfType<string>().Distinct()], how[l.Id].LastOrDefault()))], supplies && user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer), user.ChecksPayouts(), checkedBy, clock.Today(), Guid.CreateVersion7());
    }

    public async Task<LinksPage> Handle(MakeLinks query, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowPayout(query.Number), ct);
        if (!page.IsSupplier && !page.MayCheck) throw new NotThere();
        var paid = page.Lines.Where(l => l.Line.Status == PayoutLineStatus.Paid && l.Line.HouseholdSays is null).ToArray();
        if (paid.Length == 0) throw new RuleBroken("没有已发放、还没答复的农户。");
        var lines = paid.Select(l => l.Line.Id).ToList();
        var locked = await db.HouseholdLinks.Where(HouseholdLink.Locked()).Where(l => lines.Contains(l.PayoutLineId)).Select(l => l.PayoutLineId).ToListAsync(ct);
        paid = [.. paid.Where(l => !locked.Contains(l.Line.Id))];
        if (paid.Length == 0) throw new RuleBroken("这些农户的链接都因核对号码填错太多次而锁定，请由村干部登记答复。");
        var tokens = paid.ToDictionary(l => l.Line.Id, _ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)));
        await mediator.Send(new KeepLinks(query.Number, tokens.ToDictionary(t => t.Key, t => HouseholdLink.DigestOf(t.Value))), ct);
        return new(page.Payout.Number, page.Supplier, [.. paid.Select(l => new ReceiptLink(l.Line.HouseholdNumber, l.Head, l.Line.Amount, l.Line.PaidOn, address.Of($"/confirm/{tokens[l.Line.Id]}"), address.QrCode($"/confirm/{tokens[l.Line.Id]}")))]);
    }

    public async Task<bool> Handle(KeepLinks command, CancellationToken ct)
    {
        var payout = await db.Payouts.AsNoTracking().VisibleTo(user, db).Include(p => p.Lines).Where(p => p.Number == command.Number).OrNotThere(ct);
        var ids = command.Digests.Keys.ToList();
        foreach (var before in await db.HouseholdLinks.Where(l => ids.Contains(l.PayoutLineId) && l.UsedAt == null).ToListAsync(ct)) before.Replace(clock.Now());
        await db.SaveChangesAsync(ct);
        // From here on nothing is counted at the links before: what was, goes along.
        var attempts = await db.HouseholdLinks.Where(l => ids.Contains(l.PayoutLineId)).GroupBy(l => l.PayoutLineId).Select(g => new { g.Key, Most = g.Max(l => l.Attempts) }).ToDictionaryAsync(g => g.Key, g => g.Most, ct);
        foreach (var line in payout.Lines.Where(l => command.Digests.ContainsKey(l.Id))) db.HouseholdLinks.Add(new HouseholdLink(payout.Id, line.Id, line.HouseholdId, command.Digests[line.Id], clock.Now(), attempts.GetValueOrDefault(line.Id)));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
