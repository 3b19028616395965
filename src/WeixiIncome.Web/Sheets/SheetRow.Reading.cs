using System.Globalization;
using System.Text;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Sheets;

public sealed partial record SheetRow
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d HH:mm", "yyyy-M-d HH:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    /// <exception cref="RuleBroken">Empty.</exception>
    public string Needed(string column) => Has(column) ? this[column] : throw new RuleBroken("请填写{0}。", column) { Field = column };

    public string? Text(string column) => Has(column) ? this[column] : null;

    /// <summary>Accepts 1,234.50, ¥20 and full-width digits.</summary>
    /// <exception cref="RuleBroken">Empty, or not a number.</exception>
    public decimal Numeric(string column)
    {
        var text = HalfWidth(Needed(column)).Trim().TrimStart('¥', '￥').TrimEnd('元').Replace(",", "", StringComparison.Ordinal).Trim();
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : throw new RuleBroken("{0}应填数字，现在是“{1}”。", column, this[column]) { Field = column };
    }

    /// <exception cref="RuleBroken">Empty, or not a whole number.</exception>
    public int Whole(string column)
    {
        var number = Numeric(column);
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number : throw new RuleBroken("{0}应填整数，现在是“{1}”。", column, this[column]) { Field = column };
    }

    /// <summary>Yuan, to the fen.</summary>
    /// <exception cref="RuleBroken">Empty, not a number, or finer than a fen.</exception>
    public Money Money(string column)
    {
        var yuan = Numeric(column);
        if (Math.Abs(yuan) > 1_000_000_000_000m) throw new RuleBroken("{0}“{1}”过大，请核对单位。", column, this[column]) { Field = column };
        return decimal.Round(yuan, 2) == yuan ? Domain.Shared.Money.FromYuan(yuan)
            : throw new RuleBroken("{0}最多两位小数（到分），现在是“{1}”。", column, this[column]) { Field = column };
    }

    /// <exception cref="RuleBroken">Empty, or not a day.</exception>
    public DateOnly Day(string column)
    {
        var text = HalfWidth(Needed(column)).Trim();
        return DateTime.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DateOnly.FromDateTime(day) : throw new RuleBroken("{0}应填日期，如 2026-11-22，现在是“{1}”。", column, this[column]) { Field = column };
    }

    /// <summary>是 or 否 in the usual spellings; empty is the other value.</summary>
    public bool Yes(string column, bool otherwise) => HalfWidth(this[column]).Trim().ToUpperInvariant() switch
    {
        "" => otherwise,
        "是" or "Y" or "YES" or "TRUE" or "1" or "√" => true,
        "否" or "N" or "NO" or "FALSE" or "0" or "×" => false,
        _ => throw new RuleBroken("{0}应填“是”或“否”，现在是“{1}”。", column, this[column]) { Field = column },
    };

    /// <summary>One of the values of a list, by its Chinese text.</summary>
    /// <exception cref="RuleBroken">Empty, or none of them.</exception>
    public T OneOf<T>(string column) where T : struct, Enum
    {
        var words = new Words();
        var text = Needed(column);
        foreach (var value in Enum.GetValues<T>())
            if (Words.Chinese(value) == text || words.Of(value).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        throw new RuleBroken("{0}“{1}”不在可选范围内：{2}。", column, text, string.Join('、', Enum.GetValues<T>().Select(value => words.Of(value)))) { Field = column };
    }

    /// <summary>Digits and signs typed with a Chinese keyboard, as usual ones.</summary>
    private static string HalfWidth(string text) => text.Normalize(NormalizationForm.FormKC);
}
