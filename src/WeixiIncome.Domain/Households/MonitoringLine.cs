using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>The monitoring line of a year (监测收入线), another thing than the ¥10,000 line: data with its document. Source: county plan, safeguard 6 (逐年提高监测收入线).</summary>
public sealed class MonitoringLine : Aggregate
{
    private MonitoringLine() { }

    public MonitoringLine(string areaCode, int year, Money perHead, string? document)
    {
        if (year is < 2000 or > 2100) throw new RuleBroken("年度 {0} 不对。", year) { Field = "Year" };
        (AreaCode, Year, PerHead, Document) = (areaCode, year, Guard.Positive(perHead, "监测收入线"), Guard.Text(document, "依据文件", 100));
    }

    public string AreaCode { get; private set; } = "";
    public int Year { get; private set; }
    public Money PerHead { get; private set; }
    public string Document { get; private set; } = "";

    public void Correct(Money perHead, string? document) => (PerHead, Document) = (Guard.Positive(perHead, "监测收入线"), Guard.Text(document, "依据文件", 100));
}
