using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>Closes every day that is over and keeps each seal, signed, outside the database. May run anywhere, any number of times.</summary>
public sealed record SealLedger : IRequest<SealedDays>;

/// <param name="Last">The newest seal there is, closed now or before.</param>
public sealed record SealedDays(int Days, long Entries, LedgerSeal? Last);

internal sealed class SealLedgerHandler(MarketDb db, LedgerHeads heads, IConfiguration configuration, TimeProvider clock) : IRequestHandler<SealLedger, SealedDays>
{
    /// <summary>Seals kept outside at once; what a stop in between leaves out is kept at the next run.</summary>
    private const int Together = 100;
    private const string MailTo = "Seals:MailTo";

    public async Task<SealedDays> Handle(SealLedger request, CancellationToken cancellationToken)
    {
        await CarryOn(cancellationToken);
        var closed = new List<LedgerSeal>();
        while (await Next(cancellationToken) is { } seal)
        {
            closed.Add(seal);
            if (closed.Count % Together == 0) heads.Keep(closed);
        }
        heads.Keep(closed);
        await Mail(closed, cancellationToken);
        var last = closed.Count > 0 ? closed[^1] : await db.LedgerSeals.AsNoTracking().OrderByDescending(s => s.Day).FirstOrDefaultAsync(cancellationToken);
        return new(closed.Count, closed.Sum(s => (long)s.Count), last);
    }

    /// <summary>What a stop in between left unsaved outside is kept now; a database that contradicts what was kept is not built upon.</summary>
    private async Task CarryOn(CancellationToken ct)
    {
        var kept = heads.Read();
        var last = kept.Count == 0 ? null : kept[^1];
        if (kept.Any(head => !head.IsGenuine) || last is not null && !await db.LedgerSeals.AnyAsync(s => s.Sequence == last.Sequence && s.Head == last.Head, ct))
            throw new RuleBroken("数据库里的封账与数据库外签名保存的不同，不能接着封账。请运行 ledger verify 查出是哪一天。");
        var from = last?.Sequence ?? 0;
        heads.Keep(await db.LedgerSeals.AsNoTracking().Where(s => s.Sequence > from).OrderBy(s => s.Sequence).ToListAsync(ct));
    }

    private async Task<LedgerSeal?> Next(CancellationToken ct)
    {
        try
        {
            return await db.SealNextDay(clock.Now(), ct);
        }
        catch (DbUpdateException)
        {
            // Another process closed the day first; whatever else it was comes again.
            db.ChangeTracker.Clear();
            return await db.SealNextDay(clock.Now(), ct);
        }
    }

    /// <summary>Sent to those who keep the heads on paper or elsewhere, by setting.</summary>
    private async Task Mail(List<LedgerSeal> closed, CancellationToken ct)
    {
        var addresses = (configuration[MailTo] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (closed.Count == 0 || addresses.Length == 0) return;
        var body = string.Join('\n', closed.Select(s => $"{s.Day:yyyy-MM-dd} #{s.Sequence} {s.Count}/{s.Total}\nroot {s.Root}\nhead {s.Head}\n"));
        foreach (var address in addresses) db.Outbox.Add(new OutboxMail(address, "维西增收：台账每日封账", body, clock.Now()));
        await db.SaveChangesAsync(ct);
    }
}
