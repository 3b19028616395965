using System.Text.Json;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>What the lock files say will be restored (docs/decisions/0002).</summary>
public sealed class PackageTests
{
    [Fact]
    public void Nothing_lifts_EF_Core_beyond_9()
    {
        var locked = Locked().Where(p => p.Package.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.OrdinalIgnoreCase)).ToArray();

        Assert.NotEmpty(locked);
        Rule.IsKept(locked.Where(p => !p.Version.StartsWith("9.", StringComparison.Ordinal)).Select(p => $"{p.File}: {p.Package} {p.Version}"));
    }

    [Fact]
    public void Every_project_is_locked_for_a_publish_too()
    {
        var projects = SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj")).Select(p => Path.GetDirectoryName(p.Path)!.Replace('\\', '/'));

        Rule.IsKept(projects.Where(folder => !File.Exists(Path.Combine(SourceTree.Root, folder, "packages.lock.json"))));
        Assert.Contains("\"net10.0/linux-x64\"", File.ReadAllText(Path.Combine(SourceTree.Root, "src/WeixiIncome.Web/packages.lock.json")), StringComparison.Ordinal);
    }

    private static IEnumerable<(string File, string Package, string Version)> Locked() =>
        from file in SourceTree.Files("src", "packages.lock.json").Concat(SourceTree.Files("tests", "packages.lock.json"))
        from framework in JsonDocument.Parse(file.Text).RootElement.GetProperty("dependencies").EnumerateObject()
        from package in framework.Value.EnumerateObject()
        where package.Value.TryGetProperty("resolved", out _)
        select (file.Path, package.Name, package.Value.GetProperty("resolved").GetString()!);
}
