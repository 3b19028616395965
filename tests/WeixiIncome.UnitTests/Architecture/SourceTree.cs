using System.Text.RegularExpressions;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>The sources as they lie in the folders: what the compiler no longer knows (files, lines, texts of views).</summary>
internal static partial class SourceTree
{
    public static readonly string Root = FindRoot();

    /// <summary>Files under a folder of the repository, by path from its root with forward slashes; nothing built or generated.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => endings.Any(end => path.EndsWith(end, StringComparison.Ordinal)))
            .Where(path => !Skipped().IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    public static IEnumerable<SourceFile> Code(string folder = "src") =>
        Files(folder, ".cs").Where(file => !Generated().IsMatch(file.Path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WeixiIncome.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("WeixiIncome.sln is above none of the test's folders.");
    }

    [GeneratedRegex("(^|/)(bin|obj|node_modules|assets|data)/")]
    private static partial Regex Skipped();

    [GeneratedRegex("/Migrations/(Sqlite|MySql)/")]
    private static partial Regex Generated();
}

/// <summary>One file of the sources.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(c => c == '\n');

    /// <summary>The code without comments; strings stay as they are.</summary>
    public string Code => CSharp.WithoutComments(Text);

    /// <summary>Places as path:line of every match.</summary>
    public IEnumerable<string> Find(Regex pattern) =>
        pattern.Matches(Code).Select(m => $"{Path}:{Code.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}");
}
