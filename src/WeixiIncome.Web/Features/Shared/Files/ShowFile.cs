using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>The bytes of an uploaded file, for those who may see it.</summary>
public sealed record ShowFile(Guid Id, bool Small) : IRequest<FileOnDisk>;

/// <param name="Path">Where the bytes lie.</param>
/// <param name="Tag">Changes when the bytes do.</param>
public sealed record FileOnDisk(string Path, string ContentType, string Name, bool IsPublic, string Tag);

internal sealed class ShowFileHandler(MarketDb db, ICurrentUser user, UploadedFiles files) : IRequestHandler<ShowFile, FileOnDisk>
{
    public async Task<FileOnDisk> Handle(ShowFile request, CancellationToken cancellationToken)
    {
        var file = await db.Files.VisibleTo(user, db).Where(f => f.Id == request.Id).OrNotThere(cancellationToken);
        // Only photos have a small size.
        if (request.Small && !file.IsPublic) throw new NotThere();
        var path = files.PathOf(file, request.Small);
        return File.Exists(path) ? new(path, file.ContentType, file.Name, file.IsPublic, $"{file.Sha256[..16]}{(request.Small ? "s" : "")}") : throw new NotThere();
    }
}
