using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Accounts;

public abstract class HandOverTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit("一中食堂"), await market.Given.Seller());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task A_buyers_posts_go_to_a_successor_and_the_old_session_has_no_rights_at_the_next_request()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Approved);
        var standing = await market.Given.Standing(unit, [(seller, 10_000)]);
        var leaver = await market.As(unit.Buyer);
        await leaver.AddToCart(seller.Offer, "3");
        Assert.Equal(HttpStatusCode.OK, (await leaver.Get("/cart/checkout")).Status);
        var successor = await market.Given.SignedUp(await market.Given.Cooperative(), MarketRole.CooperativeClerk, "13908870010");
        var manager = await market.As(unit.Approver);
        var page = await manager.Get($"/account/colleagues/{unit.Buyer.Id}/hand-over");
        foreach (var left in new[] { "本人提交、还在办的订单", "本人负责的定期订单", "购物车里的产品" }) Assert.Contains(left, page.Document.QuerySelector("#left-open")!.TextContent);

        Assert.Equal("/account/colleagues", (await manager.Submit(page, "form#hand-over", ("Who", "13908870010"), ("Note", "调走了"))).Location?.ToString());

        Assert.Equal(HttpStatusCode.NotFound, (await leaver.Get("/cart/checkout")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await leaver.Get($"/orders/{order.Number}")).Status);
        Assert.Contains("您在一中食堂的岗位已交接", (await leaver.Get("/notices")).Text);
        var next = await Acting(successor);
        Assert.Contains("3", (await next.Get("/cart")).Document.QuerySelector("input[name=Quantity]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.OK, (await next.Get($"/orders/{order.Number}")).Status);
        Assert.Equal(successor.Id, await market.InDb(db => db.StandingOrders.Where(o => o.Id == standing.Id).Select(o => o.ResponsibleId).SingleAsync()));
        var history = (await manager.Get("/account/colleagues")).Document.QuerySelector("#hand-overs")!.TextContent;
        Assert.Contains("调走了", history);
        // What becomes of the leaver's order is told to the successor.
        await (await market.As(seller.Clerk)).PostTo($"/orders/{order.Number}/confirm", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("已接单", (await next.Get("/notices")).Text);
        Assert.DoesNotContain("已接单", (await leaver.Get("/notices")).Text);
    }

    [Fact]
    public async Task Unread_notices_of_this_organisation_move_and_those_of_another_stay()
    {
        var other = await market.Given.Canteen("二中食堂");
        await market.Given.AlsoHolds(unit.Approver, other, MarketRole.Approver);
        await market.InDb(db => db.Write(async ct =>
        {
            foreach (var place in new[] { unit.Organisation, other })
                await Data.Accounts.Notices.Notify(db, place.Id, [MarketRole.Approver], "{0}已恢复正常。", [place.Name], "/account", market.Given.Now, ct);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        var successor = unit.Receiver;
        var leaver = await market.As(unit.Approver);
        Assert.Equal("/account/colleagues", (await leaver.Submit(await leaver.Get($"/account/colleagues/{unit.Approver.Id}/hand-over"), "form#hand-over", ("Who", successor.UserName))).Location?.ToString());
        Assert.Contains("一中食堂已恢复正常", (await (await market.As(successor)).Get("/notices")).Text);
        var left = (await leaver.Get("/notices")).Text;
        Assert.DoesNotContain("一中食堂已恢复正常", left);
        Assert.Contains("二中食堂已恢复正常", left);
        Assert.Equal(HttpStatusCode.OK, (await (await market.As(successor)).Get("/approvals")).Status);
    }

    [Fact]
    public async Task An_invited_successor_takes_all_posts_at_once_and_a_unit_is_never_left_without_a_manager()
    {
        var manager = await market.As(unit.Approver);
        var refused = await manager.Submit(await manager.Get($"/account/colleagues/{unit.Approver.Id}/hand-over"), "form#hand-over", ("InviteName", "新来的"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有人能管理同事", refused.Text);
        Assert.Equal(HttpStatusCode.OK, (await manager.Get("/approvals")).Status);
        Assert.Contains("请填写接任人", (await manager.Submit(await manager.Get($"/account/colleagues/{unit.Buyer.Id}/hand-over"), "form#hand-over")).Text);
        Assert.Contains("不能把岗位交接给本人", (await manager.Submit(await manager.Get($"/account/colleagues/{unit.Buyer.Id}/hand-over"), "form#hand-over", ("Who", unit.Buyer.UserName))).Text);

        await market.Given.AlsoHolds(unit.Buyer, unit.Organisation, MarketRole.Receiver);
        await (await market.As(unit.Buyer)).AddToCart(seller.Offer, "3");
        var shown = await manager.Submit(await manager.Get($"/account/colleagues/{unit.Buyer.Id}/hand-over"), "form#hand-over", ("InviteName", "新来的"));
        var link = new Uri(shown.Document.QuerySelector("#invitation-link")!.TextContent.Trim()).AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Buyer)).Get("/cart/checkout")).Status);
        var newcomer = market.Anyone();
        await newcomer.Submit(await newcomer.Get(link), "form#accept", ("UserName", "xinlai"), ("Password", Given.Password));
        var account = (await newcomer.Get("/account")).Text;
        foreach (var role in new[] { "采购员", "验收员" }) Assert.Contains(role, account);
        Assert.NotNull((await newcomer.Get("/cart")).Document.QuerySelector("input[name=Quantity]"));
        Assert.NotNull(await market.InDb(db => db.HandOvers.Select(h => h.ToMemberId).SingleAsync()));
    }

    [Fact]
    public async Task Strangers_hand_nothing_over_and_auditors_are_not_handed_over()
    {
        foreach (var stranger in new[] { unit.Buyer, seller.Clerk })
        {
            var visitor = await market.As(stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/account/colleagues/{unit.Approver.Id}/hand-over")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo($"/account/colleagues/{unit.Approver.Id}/hand-over", ("MemberId", unit.Approver.Id.ToString()), ("Who", stranger.UserName), ("FormKey", Guid.NewGuid().ToString()))).Status);
        }
        var office = await market.Given.Organisation(OrganisationKind.AuditOffice);
        var auditor = await market.Given.Member(office, MarketRole.Auditor);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(auditor)).Get($"/account/colleagues/{auditor.Id}/hand-over")).Status);
        Assert.Equal(0, await market.InDb(db => db.HandOvers.CountAsync()));
    }

    [Fact]
    public async Task Somebody_in_two_organisations_switches_from_the_header_and_acts_for_the_other_at_once()
    {
        var other = await market.Given.Canteen("二中食堂");
        await market.Given.AlsoHolds(unit.Buyer, other, MarketRole.Approver);
        var visitor = await market.As(unit.Buyer);
        var home = await visitor.Get("/");
        var form = $"form#switch-{(await Shown(home))}";
        await visitor.Follow(await visitor.Submit(home, form));
        var switched = await visitor.Get("/");
        Assert.NotEqual(await Shown(home), await Shown(switched));
        var isOther = (await visitor.Get("/approvals")).Status == HttpStatusCode.OK;
        await visitor.Follow(await visitor.Submit(switched, $"form#switch-{await Shown(switched)}"));
        Assert.NotEqual(isOther, (await visitor.Get("/approvals")).Status == HttpStatusCode.OK);
        // An organisation that is not one's own is not there.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo("/account/organisation", ("organisationId", seller.Organisation.Id.ToString()))).Status);

        static Task<string> Shown(Seen page) => Task.FromResult(page.Document.QuerySelector("form[id^=switch-]")!.Id!["switch-".Length..]);
    }

    /// <summary>Signed in and acting for the unit.</summary>
    private async Task<Visitor> Acting(Person person)
    {
        var visitor = await market.As(person);
        await visitor.PostTo("/account/organisation", ("organisationId", unit.Organisation.Id.ToString()));
        return visitor;
    }
}

public sealed class HandOverOnSqlite(SqliteDatabases databases) : HandOverTests(databases);

public sealed class HandOverOnMySql(MySqlDatabases databases) : HandOverTests(databases);
