using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>bench-data</c>: order lines of a year, labelled, into an empty database, for measurements.</summary>
internal static class BenchDataVerb
{
    private const long Most = 20_000_000;

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 0, values: ["--orders"]);
        if (!long.TryParse(session.Value("--orders"), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) || lines is < 1 or > Most)
            throw new UsedWrongly(session.Say.Text("--orders 应为 1 到 {0} 的整数。", "--orders takes a number from 1 to {0}.", Most));
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        session.Db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var entries = await session.Db.FillForBench(lines, session.Services.GetRequiredService<TimeProvider>().Now(), CancellationToken.None);
        session.Say.Line("已写入 {0} 条测量用分录（编号以 {1} 开头）。", "Wrote {0} entries for measurements (their numbers begin with {1}).", entries, BenchLedger.Label);
        return Verbs.Done;
    }
}
