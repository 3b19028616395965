using System.Security.Cryptography;
using System.Text;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.UnitTests.Ledger;

/// <summary>The tree over a day's entries.</summary>
public sealed class MerkleTreeTests
{
    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(Encoding.UTF8.GetBytes($"entry {i}")))];

    /// <summary>The roots that RFC 6962's reference tests give for the inputs "", 00, 10, 2021 …</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_the_standard(int count, string root)
    {
        string[] inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        byte[][] leaves = [.. inputs.Take(count).Select(hex => MerkleTree.Leaf(Convert.FromHexString(hex)))];
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(leaves)));
    }

    [Fact]
    public void Every_leaf_of_every_tree_leads_to_its_root_and_nothing_else_does()
    {
        for (var count = 1; count <= 40; count++)
        {
            var leaves = Leaves(count);
            var root = MerkleTree.Root(leaves);
            for (var position = 0; position < count; position++)
            {
                var path = MerkleTree.Path(leaves, position);
                Assert.Equal(root, MerkleTree.Follow(leaves[position], path));
                Assert.NotEqual(root, MerkleTree.Follow(SHA256.HashData(leaves[position]), path));
                if (count > 1) Assert.NotEqual(root, MerkleTree.Follow(leaves[(position + 1) % count], path));
            }
        }
    }

    [Fact]
    public void A_seal_that_says_anything_else_of_itself_does_not_follow()
    {
        var now = new DateTime(2026, 11, 20, 18, 0, 0, DateTimeKind.Utc);
        var first = LedgerSeal.Close(null, new(2026, 11, 18), Leaves(3), now);
        var second = LedgerSeal.Close(first, new(2026, 11, 19), Leaves(0), now);
        Assert.True(first.Follows(null) && second.Follows(first));
        Assert.False(second.Follows(null) || first.Follows(second));
        Assert.Throws<ArgumentException>(() => LedgerSeal.Close(first, new(2026, 11, 20), Leaves(1), now));
        var other = LedgerSeal.Close(null, new(2026, 11, 18), Leaves(4), now);
        Assert.False(second.Follows(other));
    }

    [Theory]
    [InlineData("2026-11-20T16:30:00Z", 19)] // half past midnight in China: the 20th is not over for certain
    [InlineData("2026-11-20T17:00:00Z", 20)]
    public void A_day_is_closed_an_hour_after_it_is_over(string instant, int day) =>
        Assert.Equal(new DateOnly(2026, 11, day), LedgerSeal.LastDue(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));
}
