using Microsoft.EntityFrameworkCore;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Areas;

/// <summary>Adds divisions that the reference data lacks, and corrects names; a division is never taken away, since records name it.</summary>
public sealed record ImportAreas(UploadedSheet File, bool DryRun) : IImport;

internal sealed class ImportAreasHandler(MarketDb db, AreaBook book) : IRequestHandler<ImportAreas, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportAreas import, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(import.File);
        sheet.Expect([AreaColumns.Code, AreaColumns.Name], AreaColumns.All);
        var known = await db.Areas.ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, cancellationToken);
        var problems = new RowProblems();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (added, changed) = (0, 0);
        // Those above first, so that a file may bring a county and its townships in any order.
        foreach (var row in sheet.Rows.OrderBy(row => row[AreaColumns.Code].Length).ThenBy(row => row.Number))
        {
            if (!seen.Add(row[AreaColumns.Code])) problems.Add(row, AreaColumns.Code, "代码 {0} 在文件里出现了两次。", row[AreaColumns.Code]);
            else if (problems.Try(row, () => Written(row)) is not { } area) continue;
            else if (known.TryGetValue(area.Code, out var there)) changed += there.Rename(area.Name, area.ShortName) ? 1 : 0;
            else if (area.ParentCode is { } parent && !known.ContainsKey(parent)) problems.Add(row, AreaColumns.Parent, "没有上级地区 {0}，请先写入上级。", parent);
            else
            {
                db.Areas.Add(known[area.Code] = area);
                added++;
            }
        }
        problems.Refuse();
        await db.SaveChangesAsync(cancellationToken);
        book.Forget();
        return import.Finish(new(added, changed, sheet.Rows.Count - added - changed));
    }

    private static Area Written(SheetRow row) => Area.Enter(row.Needed(AreaColumns.Code), row.Needed(AreaColumns.Name), row.Text(AreaColumns.ShortName), row.Text(AreaColumns.Parent));
}
