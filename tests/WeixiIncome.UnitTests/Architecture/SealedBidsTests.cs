using System.Text.RegularExpressions;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Suppliers' sealed answers have one door: nobody walks around it.</summary>
public sealed partial class SealedBidsTests
{
    private const string Door = "src/WeixiIncome.Data/Buying/Quotations/";

    [Fact]
    public void Answers_are_read_through_the_door_only()
    {
        var reads = SourceTree.Code("src").SelectMany(file => file.Find(Read()).Select(found => (file.Path, found))).ToArray();

        Assert.Contains(reads, read => read.Path == $"{Door}SealedBids.cs");
        Rule.IsKept(reads.Where(read => !read.Path.StartsWith(Door, StringComparison.Ordinal)).Select(read => read.found));
    }

    [GeneratedRegex(@"\bSet<(Bid|BidLine|BidRevision)>|DbSet<(Bid|BidLine|BidRevision)>|\b(FROM|JOIN)\s+Bid(s|Lines|Revisions)\b")]
    private static partial Regex Read();
}
