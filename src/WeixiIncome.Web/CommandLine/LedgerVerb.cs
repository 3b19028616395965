using System.Globalization;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Web.Features.Ledger.Seals;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>ledger seal</c> closes the days that are over; <c>ledger verify</c> names the first day and entry that differ; <c>ledger rebuild-totals</c> makes the sums of closed days anew.</summary>
internal static class LedgerVerb
{
    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 1);
        if (session.Words[0] is not ("seal" or "verify" or "rebuild-totals")) throw new UsedWrongly(session.Say.Text("ledger 后面只能写 seal、verify 或 rebuild-totals，现在是“{0}”。", "ledger takes seal, verify or rebuild-totals, not \"{0}\".", session.Words[0]));
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        return session.Words[0] switch
        {
            "seal" => await Seal(session),
            "verify" => await Verify(session),
            _ => await Rebuild(session),
        };
    }

    private static async Task<int> Seal(Session session)
    {
        var done = await session.Mediator.Send(new SealLedger(), CancellationToken.None);
        if (done.Last is { } last)
            session.Say.Line("封账 {0} 天、{1} 条分录。最近一天 {2}，第 {3} 号，共 {4} 条，链头 {5}。", "Sealed {0} days with {1} entries. The last is {2}, number {3}, {4} entries in all, head {5}.", done.Days, done.Entries, Day(last.Day), last.Sequence, last.Total, last.Head);
        else session.Say.Line("还没有可以封账的日子。", "No day can be sealed yet.");
        return Verbs.Done;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> Rebuild(Session session)
    {
        session.Say.Line("已由分录重算 {0} 项汇总。", "Made {0} totals anew from the entries.", await session.Db.RebuildTotals(CancellationToken.None));
        return Verbs.Done;
    }

    private static async Task<int> Verify(Session session)
    {
        var verdict = await session.Mediator.Send(new VerifyLedger(), CancellationToken.None);
        if (verdict.Fault is not { } fault)
        {
            session.Say.Line("{0} 天、{1} 条分录与封账及数据库外的签名全部相符。", "{0} days with {1} entries agree with the seals and with what was signed outside the database.", verdict.Days, verdict.Entries);
            return Verbs.Done;
        }
        session.Say.Error("第一处不符：{0}，{1}。分录：{2}（{3}）。之前的 {4} 天相符。", "First difference: {0}, {1}. Entry: {2} ({3}). The {4} days before agree.",
            Day(fault.Day), session.Say.Words.Of(fault.Kind), fault.SourceNumber ?? "–", fault.EntryId?.ToString() ?? "–", verdict.Days);
        return Verbs.FoundWrong;
    }
}
