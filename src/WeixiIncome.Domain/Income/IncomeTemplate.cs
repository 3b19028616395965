using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Income;

/// <summary>The two monitoring systems with which tables are exchanged; neither has a public interface, so no live link is claimed.</summary>
public enum MonitoringSystem
{
    [Description("云南省脱贫人口收入监测系统")] YunnanIncome = 1,
    [Description("全国防止返贫监测信息系统")] NationalRelapse = 2,
}

/// <summary>What a column of such a table holds.</summary>
public enum IncomeField
{
    [Description("户编号")] Household = 1,
    [Description("户主身份证号码")] ResidentNumber = 2,
    [Description("人数")] People = 3,
    [Description("经营性收入")] Operating = 4,
    [Description("生产经营性支出")] ProductionCosts = 5,
    [Description("工资性收入")] Wage = 6,
    [Description("财产性收入")] Property = 7,
    [Description("转移性收入")] Transfer = 8,
}

/// <summary>How the headings of a system's table are called: data that the county corrects when the system changes them.</summary>
public sealed class IncomeTemplate : Aggregate
{
    private readonly List<IncomeColumn> columns = [];

    private IncomeTemplate() { }

    public IncomeTemplate(MonitoringSystem system, IReadOnlyDictionary<IncomeField, string> titles)
    {
        System = system;
        Title(titles);
    }

    public MonitoringSystem System { get; private set; }
    public IReadOnlyList<IncomeColumn> Columns => columns;

    /// <summary>Fields that every table has; a household is named by its number here or by its head's resident number.</summary>
    public static readonly IReadOnlyList<IncomeField> Needed = [IncomeField.People, IncomeField.Operating, IncomeField.ProductionCosts, IncomeField.Wage, IncomeField.Property, IncomeField.Transfer];

    public string? TitleOf(IncomeField field) => columns.Find(c => c.Field == field)?.Title;

    /// <exception cref="RuleBroken">A needed heading is missing, or two are the same.</exception>
    public void Title(IReadOnlyDictionary<IncomeField, string> titles)
    {
        var clean = titles.Where(t => !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => Guard.Text(t.Value, "列名", 60));
        foreach (var field in Needed) if (!clean.ContainsKey(field)) throw new RuleBroken("请填写“{0}”的列名。", field) { Field = field.ToString() };
        if (!clean.ContainsKey(IncomeField.Household) && !clean.ContainsKey(IncomeField.ResidentNumber)) throw new RuleBroken("户编号和户主身份证号码至少要有一列，用来认户。") { Field = "Household" };
        if (clean.Values.GroupBy(t => t).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("列名“{0}”用了两次。", twice.Key);
        columns.RemoveAll(c => !clean.ContainsKey(c.Field));
        foreach (var (field, title) in clean)
            if (columns.Find(c => c.Field == field) is { } known) known.Call(title);
            else columns.Add(new IncomeColumn(Id, field, title));
    }

    /// <summary>Until the county says otherwise the headings are the fields' own names.</summary>
    public static IReadOnlyDictionary<IncomeField, string> UsualTitles(MonitoringSystem system) => new Dictionary<IncomeField, string>
    {
        [IncomeField.Household] = "户编号", [IncomeField.ResidentNumber] = system == MonitoringSystem.NationalRelapse ? "户主证件号码" : "户主身份证号码", [IncomeField.People] = system == MonitoringSystem.NationalRelapse ? "家庭人口数" : "家庭人口",
        [IncomeField.Operating] = system == MonitoringSystem.NationalRelapse ? "生产经营性收入" : "经营性收入", [IncomeField.ProductionCosts] = "生产经营性支出", [IncomeField.Wage] = "工资性收入", [IncomeField.Property] = "财产性收入", [IncomeField.Transfer] = "转移性收入",
    };
}

/// <summary>A heading.</summary>
public sealed class IncomeColumn : Entity
{
    private IncomeColumn() { }

    internal IncomeColumn(Guid templateId, IncomeField field, string title) => (TemplateId, Field, Title) = (templateId, field, title);

    public Guid TemplateId { get; private set; }
    public IncomeField Field { get; private set; }
    public string Title { get; private set; } = "";

    internal void Call(string title) => Title = title;
}
