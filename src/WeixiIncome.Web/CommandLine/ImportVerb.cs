using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>import KIND FILE [--dry-run]</c>: the same commands as the import pages.</summary>
internal static class ImportVerb
{
    private const string DryRun = "--dry-run";

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 2, flags: [DryRun]);
        var (kind, path, say) = (session.Words[0], session.Words[1], session.Say);
        if (!Kinds.Known.Contains(kind)) throw new UsedWrongly(say.Text("没有“{0}”这一类。可以导入：{1}。", "There is no kind \"{0}\". Importable: {1}.", kind, string.Join(", ", Kinds.Importable)));
        if (Kinds.Import(kind) is not { } import) throw new UsedWrongly(say.Text("“{0}”暂时还不能导入。可以导入：{1}。", "\"{0}\" cannot be imported yet. Importable: {1}.", kind, string.Join(", ", Kinds.Importable)));
        if (!File.Exists(path)) throw new UsedWrongly(say.Text("找不到文件 {0}。", "There is no file {0}.", path));
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        return Tell(await session.Mediator.Import(import(UploadedSheet.From(path), session.Has(DryRun)), CancellationToken.None), say);
    }

    private static int Tell(ImportReport report, Speaker say)
    {
        if (report.Counts is { } counts)
        {
            say.Line(report.Saved ? "已导入：新增 {0}，修改 {1}，未变 {2}。" : "检查通过，没有保存：将新增 {0}，修改 {1}，未变 {2}。",
                report.Saved ? "Imported: {0} new, {1} changed, {2} unchanged." : "Nothing is wrong; nothing was saved. It would add {0}, change {1} and leave {2}.", counts.Added, counts.Changed, counts.Same);
            return Verbs.Done;
        }
        if (report.Broken is { } broken) say.Error(say.Words.Of(broken));
        foreach (var problem in report.Problems)
            say.Error("第 {0} 行 {1}：{2}", "Row {0} {1}: {2}", problem.Row, problem.Column, problem.Show(say.Words));
        say.Error("有 {0} 处要改，什么都没有保存。", "{0} points to mend; nothing was saved.", Math.Max(1, report.Problems.Count));
        return Verbs.FoundWrong;
    }
}
