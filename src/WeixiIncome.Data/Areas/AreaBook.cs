using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Areas;

namespace WeixiIncome.Data.Areas;

/// <summary>
/// The divisions at hand for names and choices: a few hundred rows, read once, again after an import, and every few minutes,
/// since the import may have run in another process.
/// </summary>
public sealed class AreaBook(IServiceProvider services)
{
    private static readonly TimeSpan ReadAgain = TimeSpan.FromMinutes(5);
    private volatile FrozenDictionary<string, Area>? areas;
    private long readAt;

    private FrozenDictionary<string, Area> All => areas is { } read && Stopwatch.GetElapsedTime(readAt) < ReadAgain ? read : areas = Load();

    public Area? Find(string? code) => code is null ? null : All.GetValueOrDefault(code);

    /// <summary>The short name of a division, or the code where it is unknown.</summary>
    public string Name(string? code) => Find(code)?.ShortName ?? code ?? "";

    /// <summary>From the county down, such as 「塔城镇 · 启别村」; above the county just its name.</summary>
    public string Path(string? code)
    {
        var names = new List<string>();
        for (var area = Find(code); area is { Level: > AreaLevel.County }; area = Find(area.ParentCode)) names.Insert(0, area.ShortName);
        return names.Count == 0 ? Name(code) : string.Join(" · ", names);
    }

    public IReadOnlyList<Area> Under(string parentCode) => [.. All.Values.Where(a => a.ParentCode == parentCode).OrderBy(a => a.Code, StringComparer.Ordinal)];

    public IReadOnlyList<Area> Provinces() => [.. All.Values.Where(a => a.Level == AreaLevel.Province).OrderBy(a => a.Code, StringComparer.Ordinal)];

    public bool Contains(string code) => All.ContainsKey(code);

    public void Forget() => areas = null;

    private FrozenDictionary<string, Area> Load()
    {
        readAt = Stopwatch.GetTimestamp();
        using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(services);
        var db = (MarketDb)scope.ServiceProvider.GetService(typeof(MarketDb))!;
        return db.Areas.AsNoTracking().AsEnumerable().ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
    }
}
