using MediatR;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Sheets;

/// <summary>
/// What an import page posts: a file, which is looked through and kept, or the key of the file that was looked through,
/// which is then imported.
/// </summary>
/// <param name="Page">The empty page, to be filled with what came of it.</param>
/// <param name="Import">The command for a file; the flag says whether it is a dry run.</param>
public sealed record HandInSheet(IFormFile? File, Guid? Kept, ImportPage Page, Func<UploadedSheet, bool, IImport> Import) : IRequest<ImportPage>;

internal sealed class HandInSheetHandler(IMediator mediator, SheetShelf shelf) : IRequestHandler<HandInSheet, ImportPage>
{
    public async Task<ImportPage> Handle(HandInSheet request, CancellationToken cancellationToken)
    {
        if (request.Kept is { } key) return await Confirm(request, key, cancellationToken);
        if (request.File is not { } upload) return request.Page with { Report = new("", Saved: false, null, [], new RuleBroken("请选择文件。")) };
        var file = await UploadedSheet.From(upload, cancellationToken);
        var report = await mediator.Import(request.Import(file, true), cancellationToken);
        return request.Page with { Report = report, Kept = report.IsGood ? await shelf.Put(file, cancellationToken) : null };
    }

    private async Task<ImportPage> Confirm(HandInSheet request, Guid key, CancellationToken ct)
    {
        try
        {
            var report = await mediator.Import(request.Import(await shelf.Take(key, ct), false), ct);
            if (report.IsGood) shelf.Clear(key);
            return request.Page with { Report = report };
        }
        catch (RuleBroken broken)
        {
            return request.Page with { Report = new("", Saved: false, null, [], broken) };
        }
    }
}
