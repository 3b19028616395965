using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace WeixiIncome.Data.Accounts;

/// <summary>
/// Wrong tries at one door. The door is a member, or the digest of a name that nobody has, so that a name that exists and
/// one that does not are counted, locked and answered alike.
/// </summary>
public sealed class SignInAttempts
{
    public Guid Id { get; set; }
    public int Failures { get; set; }
    public DateTime LastAt { get; set; }
}

/// <param name="Left">How many tries are left after this one.</param>
/// <param name="LockedUntil">Set when this try is refused unseen.</param>
public readonly record struct Attempt(int Left, DateTime? LockedUntil);

/// <summary>Five wrong tries lock a door for fifteen minutes.</summary>
public static class Attempts
{
    public const int Allowed = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    public static Guid Door(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    /// <summary>
    /// Counts a try before it is looked at, in one conditional update, so that many at once cannot get more tries than
    /// one after another; a right one gives them back by <see cref="Forget"/>. In a transaction of its own.
    /// </summary>
    public static Task<Attempt> CountAttempt(this MarketDb db, Guid door, DateTime now, CancellationToken ct) => db.Write(async inside =>
    {
        var expired = now - Lock;
        if (await Count(db, door, now, expired, inside) == 0)
        {
            var seen = await Seen(db, door, inside);
            if (seen is { Failures: >= Allowed } locked && locked.LastAt > expired) return new Attempt(0, locked.LastAt + Lock);
            await Open(db, door, expired, inside);
            if (await Count(db, door, now, expired, inside) == 0) return new Attempt(0, now + Lock);
        }
        return new Attempt(Allowed - (await Seen(db, door, inside))!.Failures, null);
    }, ct);

    /// <summary>The right key: earlier mistakes are forgotten, and with them what others left a day ago.</summary>
    public static Task<int> Forget(this MarketDb db, Guid door, DateTime now, CancellationToken ct)
    {
        var old = now.AddDays(-1);
        return db.Write(inside => db.SignInAttempts.Where(a => a.Id == door || a.LastAt < old).ExecuteDeleteAsync(inside), ct);
    }

    private static Task<int> Count(MarketDb db, Guid door, DateTime now, DateTime expired, CancellationToken ct) =>
        db.SignInAttempts.Where(a => a.Id == door && (a.Failures < Allowed || a.LastAt <= expired))
            // In this order: MariaDB reads the new value of a column that was set before.
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, a => a.LastAt <= expired ? 1 : a.Failures + 1).SetProperty(a => a.LastAt, now), ct);

    private static Task<SignInAttempts?> Seen(MarketDb db, Guid door, CancellationToken ct) =>
        db.SignInAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == door, ct);

    /// <summary>Two first tries may both find no row: the insert that loses does nothing.</summary>
    private static Task<int> Open(MarketDb db, Guid door, DateTime at, CancellationToken ct) =>
        db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO SignInAttempts (Id, Failures, LastAt) VALUES ({door}, 0, {at})", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO SignInAttempts (Id, Failures, LastAt) VALUES ({door}, 0, {at})", ct);
}
