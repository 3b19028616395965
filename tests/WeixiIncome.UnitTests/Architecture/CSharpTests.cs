namespace WeixiIncome.UnitTests.Architecture;

/// <summary>The reader of texts itself: were it blind, the rules about texts would pass for nothing.</summary>
public sealed class CSharpTests
{
    [Fact]
    public void Texts_are_found_as_a_person_wrote_them()
    {
        var code = """"
            var a = "甲\n“乙”\u4e19"; // "not this"
            var b = @"C:\""丁"""; /* "nor
            this" */ var c = '"'; var d = $"戊{a}";
            var e = """
                己 "庚"
                """;
            """";

        var texts = CSharp.Texts(CSharp.WithoutComments(code)).ToArray();

        Assert.Equal(["甲\n“乙”丙", "C:\\\"丁\"", "戊{a}"], texts.Take(3).Select(t => t.Text));
        Assert.Contains("己 \"庚\"", texts[3].Text, StringComparison.Ordinal);
        Assert.Equal([false, false, true, false], texts.Select(t => t.Interpolated));
    }

    [Fact]
    public void Comments_vanish_and_lines_stay()
    {
        var code = "a // x\n/* y\nz */ b \"http://c\"\n";

        var bare = CSharp.WithoutComments(code);

        Assert.Equal(3, bare.Count(c => c == '\n'));
        Assert.Equal("a b \"http://c\"", string.Join(' ', bare.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }
}
