using System.Diagnostics;
using WeixiIncome.Data.Shared;
using WeixiIncome.Web.Demo;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>seed-demo</c>: the demonstration county, into a database that holds nothing yet.</summary>
internal static class SeedVerb
{
    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 0);
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var started = Stopwatch.GetTimestamp();
        await using var turn = await session.Db.TakeMigrationLock(CancellationToken.None);
        var orders = await session.Services.SeedAndSeal(CancellationToken.None);
        session.Say.Line("示例县已写入：{0} 笔订单，用时 {1:0.0} 秒。账号：{2}，密码都是 {3}。", "The demonstration county is there: {0} orders in {1:0.0} s. Accounts: {2}; their password: {3}.",
            orders, Stopwatch.GetElapsedTime(started).TotalSeconds, string.Join(' ', DemoCounty.Accounts), DemoCounty.Password);
        return Verbs.Done;
    }
}
