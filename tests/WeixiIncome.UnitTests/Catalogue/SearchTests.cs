using System.Text;
using WeixiIncome.Data.Catalogue;

namespace WeixiIncome.UnitTests.Catalogue;

public sealed class SearchTests
{
    private static readonly IReadOnlySet<string> Terms = SearchTerms.Of("泡核桃 A2", "核桃", "启别合作社");

    /// <summary>Whether the terms answer a question, as the database would be asked.</summary>
    private static bool Finds(IReadOnlySet<string> terms, string typed)
    {
        var question = SearchQuestion.Of(typed);
        return question.Words.Count > 0 && question.Words.All(word => word.Readings.Any(reading => reading.All(match => match.Begins
            ? terms.Any(t => string.CompareOrdinal(t, match.Term) >= 0 && string.CompareOrdinal(t, match.Behind) < 0) : terms.Contains(match.Term))));
    }

    [Theory]
    [InlineData("核")]
    [InlineData("核桃")]
    [InlineData("泡核桃")]
    [InlineData("hetao")]
    [InlineData("paohetao")]
    [InlineData("heta")]
    [InlineData("ht")]
    [InlineData("PHT")]
    [InlineData("Ａ２")]
    [InlineData("启别")]
    [InlineData("qibie")]
    [InlineData("qbh")]
    [InlineData("核桃 qibie")]
    public void A_product_is_found_by(string typed) => Assert.True(Finds(Terms, typed));

    [Theory]
    [InlineData("桃核")]
    [InlineData("taohe")]
    [InlineData("苹果")]
    [InlineData("合")]
    [InlineData("he zuo she pingguo")]
    [InlineData("a3")]
    [InlineData("！！")]
    [InlineData("")]
    public void A_product_is_not_found_by(string typed) => Assert.False(Finds(Terms, typed));

    [Fact]
    public void A_character_with_several_readings_is_found_by_each()
    {
        var terms = SearchTerms.Of("重楼", "药材", "");
        foreach (var typed in new[] { "chonglou", "zhonglou", "cl", "zl" }) Assert.True(Finds(terms, typed));
    }

    [Fact]
    public void Letters_are_split_in_every_sensible_way()
    {
        Assert.True(Finds(SearchTerms.Of("西安柿", "水果", ""), "xianshi"));
        Assert.True(Finds(SearchTerms.Of("鲜柿", "水果", ""), "xianshi"));
    }

    [Fact]
    public void Rare_characters_and_broken_text_do_no_harm()
    {
        Assert.True(Finds(SearchTerms.Of("𠮷米", "米", ""), "𠮷米"));
        Assert.False(Finds(Terms, "\ud842"));
        Assert.False(Finds(Terms, new string('a', 5000)));
    }

    [Fact]
    public void Terms_fit_their_column() =>
        Assert.All(SearchTerms.Of(new string('重', 60), new string('行', 40), new string('x', 100)), term => Assert.InRange(term.EnumerateRunes().Count(), 1, 40));

    [Fact]
    public void Names_sort_by_pinyin()
    {
        Assert.Equal("bai hua mi", PinyinTable.Spell("百花蜜"));
        Assert.Equal(["百花蜜", "核桃", "老黑谷"], new[] { "核桃", "老黑谷", "百花蜜" }.OrderBy(PinyinTable.Spell, StringComparer.Ordinal));
    }

    [Fact]
    public void Full_width_and_capitals_are_plain_letters() => Assert.Equal("a2", Assert.Single(SearchText.Runs("Ａ２")).Text);

    [Fact]
    public void Every_syllable_begins_with_a_letter() => Assert.All(new[] { "核", "桃", "薯" }, c => Assert.All(PinyinTable.Readings(Rune.GetRuneAt(c, 0)), reading => Assert.InRange(reading[0], 'a', 'z')));
}
