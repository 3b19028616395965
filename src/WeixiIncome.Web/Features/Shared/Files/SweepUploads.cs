using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>Deletes uploads that nothing has referred to for a day, so many at once; the answer is how many there were.</summary>
public sealed record SweepUploads : ICommand<int>
{
    public const int AtOnce = 500;
}

internal sealed class SweepUploadsHandler(MarketDb db, UploadedFiles files, TimeProvider clock) : IRequestHandler<SweepUploads, int>
{
    public async Task<int> Handle(SweepUploads request, CancellationToken cancellationToken)
    {
        var before = clock.Now().AddDays(-1);
        var left = await db.Files.Where(f => !f.IsUsed && f.At < before).OrderBy(f => f.Id).Take(SweepUploads.AtOnce).ToListAsync(cancellationToken);
        db.Files.RemoveRange(left);
        await db.SaveChangesAsync(cancellationToken);
        // A row without its file answers 404; a file without its row only takes room. So the files go last.
        foreach (var file in left)
        {
            foreach (var path in new[] { files.PathOf(file, small: false), files.PathOf(file, small: true) }.Where(File.Exists)) File.Delete(path);
        }
        return left.Count;
    }
}
