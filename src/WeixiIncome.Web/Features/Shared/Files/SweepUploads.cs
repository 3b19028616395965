using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>Deletes uploads that nothing has referred to for a day; for a daily job.</summary>
public sealed record SweepUploads : ICommand<int>;

internal sealed class SweepUploadsHandler(MarketDb db, UploadedFiles files, TimeProvider clock) : IRequestHandler<SweepUploads, int>
{
    public async Task<int> Handle(SweepUploads request, CancellationToken cancellationToken)
    {
        var before = clock.Now().AddDays(-1);
        var left = await db.Files.Where(f => !f.IsUsed && f.At < before).OrderBy(f => f.Id).Take(500).ToListAsync(cancellationToken);
        db.Files.RemoveRange(left);
        await db.SaveChangesAsync(cancellationToken);
        // A row without its file answers 404; a file without its row only takes room. So the files go last.
        foreach (var file in left)
        {
            File.Delete(files.PathOf(file, small: false));
            File.Delete(files.PathOf(file, small: true));
        }
        return left.Count;
    }
}
