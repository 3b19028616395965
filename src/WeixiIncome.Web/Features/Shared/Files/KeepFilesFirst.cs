using MediatR;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>A command with one paper (slip, invoice, licence); its handler takes it with <see cref="UploadedFiles.Take"/>.</summary>
public interface IWithPaper
{
    IFormFile? Paper { get; }
}

/// <summary>A command with a digital invoice's XML.</summary>
public interface IWithXml
{
    IFormFile? Xml { get; }
}

/// <summary>A command with photos of produce.</summary>
public interface IWithPhotos
{
    IReadOnlyList<IFormFile>? Photos { get; }
}

/// <summary>Checks and keeps a command's files before its transaction opens: no disk and no decoding while rows are held.</summary>
internal sealed class KeepFilesFirst<TRequest, TAnswer>(UploadedFiles files) : IPipelineBehavior<TRequest, TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is IWithPaper { Paper: { } paper }) await files.KeepPaper(paper, null, cancellationToken);
        if (request is IWithXml { Xml: { } xml }) await files.KeepXml(xml, cancellationToken);
        if (request is IWithPhotos { Photos: { } photos })
            foreach (var photo in photos) await files.KeepPhoto(photo, cancellationToken);
        return await next();
    }
}
