using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger;

/// <summary>The channels of the report: a partition, first match wins, so that nothing counts twice.</summary>
public enum Channel
{
    [Description("上海东西部协作")] Shanghai = 1,
    [Description("中央定点帮扶")] Central = 2,
    [Description("省级定点帮扶")] Provincial = 3,
    [Description("帮助销售")] HelpedToSell = 4,
    [Description("预算单位食堂")] Canteens = 5,
    [Description("工会采购")] Unions = 6,
    [Description("个人采购")] Persons = 7,
    [Description("其他采购")] Others = 8,
}

/// <summary>The rule that puts an entry into its one channel.</summary>
public static class Channels
{
    public static Channel Of(AssistanceRelation relation, Purpose purpose, Series series) => (relation, purpose, series) switch
    {
        (_, _, Series.HelpedToSell) => Channel.HelpedToSell,
        (AssistanceRelation.Shanghai, _, _) => Channel.Shanghai,
        (AssistanceRelation.Central, _, _) => Channel.Central,
        (AssistanceRelation.Provincial, _, _) => Channel.Provincial,
        (_, Purpose.Canteen, _) => Channel.Canteens,
        (_, Purpose.Union, _) => Channel.Unions,
        (_, Purpose.Personal, _) => Channel.Persons,
        _ => Channel.Others,
    };
}
