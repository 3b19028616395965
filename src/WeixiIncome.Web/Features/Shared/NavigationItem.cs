using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>A place in the market's navigation.</summary>
/// <param name="Href">Also what the current address is compared with.</param>
/// <param name="Text">Chinese; translated where it is shown.</param>
public sealed record NavigationItem(string Href, string Text, string Icon)
{
    private static readonly MarketRole[] Buying = [MarketRole.Buyer, MarketRole.Receiver, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Individual];

    private static readonly MarketRole[] UnitBuying = [MarketRole.Buyer, MarketRole.Receiver, MarketRole.Approver];

    private static readonly MarketRole[] Overseeing =
        [MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator];

    /// <summary>What this person comes for, in the order of their day.</summary>
    public static IEnumerable<NavigationItem> For(ICurrentUser me)
    {
        yield return new("/", "首页", "home");
        yield return new("/catalogue", "选购", "leaf");
        if (me.Has(MarketRole.CooperativeClerk))
        {
            yield return new("/supply", "供货工作台", "truck");
            yield return new("/supply/products", "我的产品", "list");
            yield return new("/supply/weigh-in", "过磅", "scale");
            yield return new("/supply/lots", "批次与库存", "leaf");
            yield return new("/payouts", "农户货款", "money");
            yield return new("/supply/households", "绑定的农户", "home");
            yield return new("/supply/quotations", "询价报价", "message");
            yield return new("/reserve/lists", "导入 832 名单", "upload");
        }
        if (me.Has(MarketRole.Approver)) yield return new("/approvals", "待我审批", "check");
        if (me.Has(MarketRole.Buyer, MarketRole.Approver)) yield return new("/standing", "定期订单", "calendar");
        if (me.Has(Buying)) yield return new("/orders", "采购订单", "order");
        if (me.Kind?.IsBuyer() == true && me.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)) yield return new("/budgets", "预算", "scale");
        if (me.Has(MarketRole.Buyer, MarketRole.Individual)) yield return new("/lists", "采购清单", "list");
        if (me.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.CooperativeClerk)) yield return new("/agreements", "协议与计划", "invoice");
        if (me.Has(MarketRole.Buyer, MarketRole.Approver)) yield return new("/quotations", "询价与比价", "scale");
        if (me.Below.Count > 0 && me.Has(MarketRole.Approver, MarketRole.Treasurer, MarketRole.Buyer)) yield return new("/units", "下级单位", "building");
        if (me.Has(UnitBuying) || me.Has(MarketRole.Treasurer) && me.Kind?.IsBuyer() == true || me.Has(Overseeing)) yield return new("/reserve", "预留份额", "goal");
        if (me.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.Individual)) yield return new("/payments", "付款与到账", "money");
        if (me.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer)) yield return new("/statements", "对账单", "invoice");
        if (me.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer)) yield return new("/invoices", "数电票", "invoice");
        if (me.Has(MarketRole.CooperativeClerk)) yield return new("/settlements", "结算单", "scale");
        if (me.Kind is OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.BudgetUnit && me.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer))
            yield return new("/pledges", "认购", "goal");
        if (me.Kind is not OrganisationKind.Person && me.Kind?.IsBuyer() == true && me.Has(MarketRole.Buyer, MarketRole.Treasurer)) yield return new("/declarations", "采购申报", "file");
        if (me.Has(Overseeing)) yield return new("/oversight", "监管工作台", "chart");
        if (me.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/households", "农户名册", "home");
        if (me.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/payouts", "农户货款", "money");
        if (me.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/supply/lots", "批次与追溯", "leaf");
        if (me.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/oversight/yields", "产量核对", "scale");
        if (me.Has(UnitBuying)) yield return new("/inspections", "进货查验记录", "list");
        if (me.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer)) yield return new("/income", "脱贫人口收入", "chart");
        if (me.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/income/notices", "村级公示", "file");
        if (me.Has(MarketRole.CountySupervisor, MarketRole.ProvinceViewer, MarketRole.CooperativeClerk)) yield return new("/nodes", "集配节点", "truck");
        if (me.Has(MarketRole.ProvinceViewer)) yield return new("/households/linkage", "双绑与带动", "link");
        if (me.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/oversight/applications", "入驻申请", "sign-in");
        if (me.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/oversight/complaints", "投诉受理", "message");
        if (me.Has(MarketRole.CooperativeClerk, MarketRole.CountySupervisor)) yield return new("/reviews", "年度考评", "list");
        if (me.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/oversight/declarations", "申报核查", "file");
        if (me.Has(MarketRole.CountySupervisor, MarketRole.ProvinceViewer)) yield return new("/pledges", "认购", "link");
        if (me.Has(MarketRole.CountySupervisor, MarketRole.CooperativeClerk)) yield return new("/activities", "四进活动", "calendar");
        yield return new("/oversight/goals", "目标进度", "goal");
        if (me.Has(MarketRole.CountySupervisor)) yield return new("/oversight/thresholds", "采购限额", "scale");
        if (me.Has(MarketRole.CountySupervisor)) yield return new("/admin/organisations", "单位管理", "building");
        if (me.Has(MarketRole.CountySupervisor)) yield return new("/contractors", "承包单位", "truck");
        if (me.Has(MarketRole.Administrator)) yield return new("/admin", "系统管理", "building");
    }

    /// <summary>The longest address that the present one begins with is where the person is.</summary>
    public static string? Here(IEnumerable<NavigationItem> items, string path) => items
        .Where(item => item.Href == path || item.Href != "/" && path.StartsWith($"{item.Href}/", StringComparison.Ordinal))
        .MaxBy(item => item.Href.Length)?.Href;
}
