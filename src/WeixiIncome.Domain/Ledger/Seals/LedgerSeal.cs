using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Seals;

/// <summary>
/// A business day that is closed: how many entries were written on it, the root over them, chained to the day before. Append-only.
/// </summary>
public sealed class LedgerSeal
{
    /// <summary>How long after midnight in China a day may be closed: what began before it has been saved by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>What the first seal is chained to.</summary>
    public static readonly string Beginning = new('0', 64);

    private LedgerSeal() { }

    public DateOnly Day { get; private set; }

    /// <summary>1, 2, 3, … one for each day, days without entries too.</summary>
    public int Sequence { get; private set; }

    /// <summary>Entries of the day.</summary>
    public int Count { get; private set; }

    /// <summary>Entries of this day and all before.</summary>
    public long Total { get; private set; }

    /// <summary>64 hexadecimal digits, small letters; as are the next two.</summary>
    public string Root { get; private set; } = "";
    public string Previous { get; private set; } = "";
    public string Head { get; private set; } = "";
    public DateTime SealedAt { get; private set; }

    /// <summary>The last day that is over for certain.</summary>
    public static DateOnly LastDue(DateTime now) => BusinessDate.Of(now - Grace).AddDays(-1);

    /// <exception cref="ArgumentException">Not the day after the one before.</exception>
    public static LedgerSeal Close(LedgerSeal? before, DateOnly day, IReadOnlyCollection<byte[]> leaves, DateTime now)
    {
        if (before is not null && before.Day.AddDays(1) != day) throw new ArgumentException("Days are sealed one after the other.", nameof(day));
        var seal = new LedgerSeal
        {
            Day = day, Sequence = (before?.Sequence ?? 0) + 1, Count = leaves.Count, Total = (before?.Total ?? 0) + leaves.Count,
            Root = Hex(MerkleTree.Root([.. leaves])), Previous = before?.Head ?? Beginning, SealedAt = now,
        };
        seal.Head = seal.HeadByItself();
        return seal;
    }

    /// <summary>The head that its own figures lead to: the SHA-256 of number, day, counts, root and the head before, a line each.</summary>
    public string HeadByItself() => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sequence}\n{Day:yyyy-MM-dd}\n{Count}\n{Total}\n{Root}\n{Previous}"))));

    /// <summary>Whether it follows the one before, and says what it says of itself.</summary>
    public bool Follows(LedgerSeal? before) =>
        Head == HeadByItself() && (before is null
            ? Sequence == 1 && Previous == Beginning && Total == Count
            : Sequence == before.Sequence + 1 && Day == before.Day.AddDays(1) && Previous == before.Head && Total == before.Total + Count);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

/// <summary>The hash of an entry as it was when its day was closed. Append-only.</summary>
public sealed class LedgerLeaf
{
    private LedgerLeaf() { }

    /// <param name="position">From 0, in the order in which the day's entries stand in the tree.</param>
    public LedgerLeaf(LedgerEntry entry, int position) =>
        (EntryId, Day, Position, Hash) = (entry.Id, entry.RecordedOn, position, MerkleTree.Leaf(LeafText.Of(entry)));

    public Guid EntryId { get; private set; }
    public DateOnly Day { get; private set; }
    public int Position { get; private set; }

    /// <summary>32 bytes.</summary>
    public byte[] Hash { get; private set; } = [];
}
