using System.ComponentModel;

namespace WeixiIncome.Domain.Accounts;

/// <summary>What an organisation is in the trade.</summary>
public enum OrganisationKind
{
    [Description("合作社")] Cooperative = 1,
    [Description("龙头企业")] LeadingFirm = 2,
    [Description("预算单位")] BudgetUnit = 3,
    [Description("定点帮扶单位")] PairedUnit = 4,
    [Description("上海协作单位")] ShanghaiPartner = 5,
    [Description("个人")] Person = 6,
    [Description("村（社区）")] Village = 7,
    [Description("乡镇政府")] Township = 8,
    [Description("县级部门")] CountyDepartment = 9,
    [Description("省级部门")] ProvinceDepartment = 10,
    [Description("审计机关")] AuditOffice = 11,
    [Description("平台运营")] Platform = 12,
    [Description("食堂承包单位")] Contractor = 13,
}

/// <summary>Facts about kinds of organisations.</summary>
public static class OrganisationKinds
{
    public static bool IsSupplier(this OrganisationKind kind) => kind is OrganisationKind.Cooperative or OrganisationKind.LeadingFirm;

    public static bool IsBuyer(this OrganisationKind kind) =>
        kind is OrganisationKind.BudgetUnit or OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.Person or OrganisationKind.Contractor;

    /// <summary>Units buy with a second pair of eyes: approval and two signatures; a person buys alone.</summary>
    public static bool BuysAlone(this OrganisationKind kind) => kind == OrganisationKind.Person;

    /// <summary>Whether a role can be held in an organisation of this kind.</summary>
    public static bool Offers(this OrganisationKind kind, MarketRole role) => role switch
    {
        MarketRole.CooperativeClerk => kind.IsSupplier(),
        MarketRole.Buyer or MarketRole.Receiver or MarketRole.Approver => kind.IsBuyer() && kind != OrganisationKind.Person,
        MarketRole.Treasurer => kind != OrganisationKind.Person && (kind.IsBuyer() || kind.IsSupplier()),
        MarketRole.Individual => kind == OrganisationKind.Person,
        MarketRole.VillageOfficer => kind == OrganisationKind.Village,
        MarketRole.TownshipOfficer => kind == OrganisationKind.Township,
        MarketRole.CountySupervisor => kind == OrganisationKind.CountyDepartment,
        MarketRole.ProvinceViewer => kind == OrganisationKind.ProvinceDepartment,
        MarketRole.Auditor => kind == OrganisationKind.AuditOffice,
        MarketRole.Administrator => kind is OrganisationKind.Platform or OrganisationKind.CountyDepartment,
        _ => false,
    };
}

/// <summary>
/// Whose assistance a buyer's purchases are: the county goal counts Shanghai, central and provincial buyers
/// (county plan, measure 1: 「衔接上海东西部协作、中央和省级帮扶单位消费帮扶」).
/// </summary>
public enum AssistanceRelation
{
    [Description("无")] None = 0,
    [Description("上海")] Shanghai = 1,
    [Description("中央")] Central = 2,
    [Description("省级")] Provincial = 3,
    [Description("州级")] Prefectural = 4,
    [Description("县级")] County = 5,
}

/// <summary>Where an organisation stands on its way into the market.</summary>
public enum OrganisationStatus
{
    [Description("待乡镇核查")] AwaitingTownship = 1,
    [Description("待县级推荐")] AwaitingRecommendation = 2,
    [Description("待批准")] AwaitingApproval = 3,
    [Description("正常")] Active = 4,
    [Description("已退回")] Returned = 5,
    [Description("已暂停")] Suspended = 6,
}
