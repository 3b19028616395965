using System.ComponentModel;

namespace WeixiIncome.Domain.Accounts;

/// <summary>What a person may do in an organisation: the one list of roles, used everywhere (product.md, "Who uses it").</summary>
public enum MarketRole
{
    [Description("合作社经办")] CooperativeClerk = 1,
    [Description("采购员")] Buyer = 2,
    [Description("验收员")] Receiver = 3,
    [Description("审批人")] Approver = 4,
    [Description("财务")] Treasurer = 5,
    [Description("个人买家")] Individual = 6,
    [Description("村级干部")] VillageOfficer = 7,
    [Description("乡镇干部")] TownshipOfficer = 8,
    [Description("县级主管")] CountySupervisor = 9,
    [Description("省级查看")] ProvinceViewer = 10,
    [Description("审计员")] Auditor = 11,
    [Description("管理员")] Administrator = 12,
}

/// <summary>Facts about roles.</summary>
public static class MarketRoles
{
    /// <summary>
    /// Who answers for an organisation's own people: they invite colleagues, give and end posts and issue reset codes.
    /// Where nobody holds such a role yet, any member of the organisation may begin.
    /// </summary>
    public static bool ManagesColleagues(this MarketRole role) => role is MarketRole.Approver or MarketRole.CooperativeClerk or MarketRole.VillageOfficer
        or MarketRole.TownshipOfficer or MarketRole.CountySupervisor or MarketRole.ProvinceViewer or MarketRole.Administrator;
}
