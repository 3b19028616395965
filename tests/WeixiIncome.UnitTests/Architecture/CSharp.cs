using System.Text;
using System.Text.RegularExpressions;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Just enough of C#'s grammar to tell comments and texts from code.</summary>
internal static partial class CSharp
{
    /// <summary>Comments blanked out, line breaks kept, so that places stay right.</summary>
    public static string WithoutComments(string code) =>
        Token().Replace(code, m => m.Value.StartsWith('/') ? Regex.Replace(m.Value, "[^\n]", " ") : m.Value);

    /// <summary>The texts in the code, as a person wrote them, with the place in the code where they begin.</summary>
    public static IEnumerable<(int At, string Text, bool Interpolated)> Texts(string code) =>
        Token().Matches(code)
            .Where(m => !m.Value.StartsWith('/') && !m.Value.StartsWith('\''))
            .Select(m => (m.Index, Unescaped(m.Groups["text"].Value, m.Value), m.Value.TrimStart('@').StartsWith('$')));

    private static string Unescaped(string inside, string whole)
    {
        if (whole.TrimStart('$').StartsWith("\"\"\"", StringComparison.Ordinal)) return inside;
        if (whole.Contains('@', StringComparison.Ordinal) && whole.IndexOf('@', StringComparison.Ordinal) < whole.IndexOf('"', StringComparison.Ordinal))
            return inside.Replace("\"\"", "\"", StringComparison.Ordinal);
        var text = new StringBuilder();
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] != '\\' || i + 1 == inside.Length) { text.Append(inside[i]); continue; }
            i++;
            if (inside[i] == 'u' && i + 4 < inside.Length)
            {
                text.Append((char)Convert.ToInt32(inside.Substring(i + 1, 4), 16));
                i += 4;
            }
            else
            {
                text.Append(inside[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other });
            }
        }

        return text.ToString();
    }

    [GeneratedRegex("""
        //[^\n]*
        | /\*.*?\*/
        | \$*(?<q>"{3,})(?<text>.*?)\k<q>
        | (?:\$@|@\$|@)"(?<text>(?:[^"]|"")*)"
        | \$?"(?<text>(?:[^"\\\n]|\\.)*)"
        | '(?:[^'\\\n]|\\[^\n]{1,9}?)'
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();
}
