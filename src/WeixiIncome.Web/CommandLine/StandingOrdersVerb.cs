using WeixiIncome.Web.Features.Orders.Standing;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>standing-orders</c>: what the hourly job does, once; for those who schedule by other means. May run anywhere, any number of times.</summary>
internal static class StandingOrdersVerb
{
    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 0);
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var done = await session.Mediator.Send(new PlaceDueStandingOrders(), CancellationToken.None);
        session.Say.Line("定期订单：已下单 {0} 次，未能下单 {1} 次，跳过、放假或错过 {2} 次，出错 {3} 次。",
            "Standing orders: {0} deliveries placed, {1} could not be placed, {2} left out, {3} failed.", done.Placed, done.NotPlaced, done.LeftOut, done.Failed);
        return done.Failed == 0 ? Verbs.Done : Verbs.FoundWrong;
    }
}
