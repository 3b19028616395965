namespace WeixiIncome.Web.CommandLine;

/// <summary><c>export KIND --out FILE</c>: the same queries as the export links, and the templates that imports take.</summary>
internal static class ExportVerb
{
    private const string Out = "--out";
    private const string Template = "--template";

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 1, flags: [Template], values: [Out]);
        var (kind, say) = (session.Words[0], session.Say);
        if (!Kinds.Known.Contains(kind)) throw new UsedWrongly(say.Text("没有“{0}”这一类。可以导出：{1}。", "There is no kind \"{0}\". Exportable: {1}.", kind, string.Join(", ", Kinds.Exportable)));
        if (Kinds.Export(kind) is not { } export) throw new UsedWrongly(say.Text("“{0}”暂时还不能导出。可以导出：{1}。", "\"{0}\" cannot be exported yet. Exportable: {1}.", kind, string.Join(", ", Kinds.Exportable)));
        if (session.Value(Out) is not { Length: > 0 } path) throw new UsedWrongly(say.Text("请用 --out 写明文件。", "Name the file with --out."));
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xlsx" => "xlsx",
            ".csv" => "csv",
            _ => throw new UsedWrongly(say.Text("文件应以 .xlsx 或 .csv 结尾：{0}", "The file should end in .xlsx or .csv: {0}", path)),
        };
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var bytes = await export(session, format, session.Has(Template), CancellationToken.None);
        await File.WriteAllBytesAsync(path, bytes);
        say.Line("已写入 {0}（{1} 字节）。", "Wrote {0} ({1} bytes).", path, bytes.Length);
        return Verbs.Done;
    }
}
