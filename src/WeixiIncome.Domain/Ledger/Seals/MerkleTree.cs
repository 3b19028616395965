using System.Numerics;
using System.Security.Cryptography;

namespace WeixiIncome.Domain.Ledger.Seals;

/// <summary>One step from a leaf up to the root: the hash of the other half, and on which side it stands.</summary>
/// <param name="IsLeft">The other half stands to the left.</param>
/// <param name="Hash">32 bytes.</param>
public sealed record ProofStep(bool IsLeft, byte[] Hash);

/// <summary>
/// The tree of hashes over a day's entries: SHA-256, a leaf begins with 0 and a node with 1, a tree is divided at the largest power of
/// two below its size (RFC 6962, section 2.1), so that no leaf can pass for a node and no leaf is doubled.
/// </summary>
public static class MerkleTree
{
    /// <param name="text">What is hashed of an entry, in UTF-8.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Leaf(ReadOnlySpan<byte> text)
    {
        var whole = new byte[text.Length + 1];
        text.CopyTo(whole.AsSpan(1));
        return SHA256.HashData(whole);
    }

    /// <returns>32 bytes; the hash of nothing where there are no leaves.</returns>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var half = Half(leaves.Length);
        return Node(Root(leaves[..half]), Root(leaves[half..]));
    }

    /// <summary>What is needed, beside the leaf, to find the root: from the leaf upwards.</summary>
    public static IReadOnlyList<ProofStep> Path(ReadOnlySpan<byte[]> leaves, int position)
    {
        if ((uint)position >= (uint)leaves.Length) throw new ArgumentOutOfRangeException(nameof(position));
        if (leaves.Length == 1) return [];
        var half = Half(leaves.Length);
        return position < half
            ? [.. Path(leaves[..half], position), new(false, Root(leaves[half..]))]
            : [.. Path(leaves[half..], position - half), new(true, Root(leaves[..half]))];
    }

    /// <summary>The root that a leaf and its path lead to.</summary>
    public static byte[] Follow(byte[] leaf, IEnumerable<ProofStep> path) => path.Aggregate(leaf, (below, step) => step.IsLeft ? Node(step.Hash, below) : Node(below, step.Hash));

    private static int Half(int size) => (int)(BitOperations.RoundUpToPowerOf2((uint)size) / 2);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
