using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>A place in the market's navigation.</summary>
/// <param name="Href">Also what the current address is compared with.</param>
/// <param name="Text">Chinese; translated where it is shown.</param>
public sealed record NavigationItem(string Href, string Text, string Icon)
{
    private static readonly MarketRole[] Buying = [MarketRole.Buyer, MarketRole.Receiver, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Individual];

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
        }
        if (me.Has(MarketRole.Approver)) yield return new("/approvals", "待我审批", "check");
        if (me.Has(Buying)) yield return new("/orders", "采购订单", "order");
        if (me.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.Individual)) yield return new("/payments", "付款与到账", "money");
        if (me.Has(Overseeing)) yield return new("/oversight", "监管工作台", "chart");
        if (me.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)) yield return new("/oversight/applications", "入驻申请", "sign-in");
        yield return new("/oversight/goals", "目标进度", "goal");
        if (me.Has(MarketRole.CountySupervisor)) yield return new("/admin/organisations", "单位管理", "building");
        if (me.Has(MarketRole.Administrator)) yield return new("/admin", "系统管理", "building");
    }

    /// <summary>The longest address that the present one begins with is where the person is.</summary>
    public static string? Here(IEnumerable<NavigationItem> items, string path) => items
        .Where(item => item.Href == path || item.Href != "/" && path.StartsWith($"{item.Href}/", StringComparison.Ordinal))
        .MaxBy(item => item.Href.Length)?.Href;
}
