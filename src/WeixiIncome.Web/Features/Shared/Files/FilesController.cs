using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>Uploaded files: photos of produce for everyone, papers only for those who may see them.</summary>
[AllowAnonymous]
public sealed class FilesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/files/{id:guid}")]
    public Task<IActionResult> File(Guid id) => Send(new ShowFile(id, Small: false));

    [HttpGet("/files/{id:guid}/small")]
    public Task<IActionResult> Small(Guid id) => Send(new ShowFile(id, Small: true));

    private async Task<IActionResult> Send(ShowFile query)
    {
        var file = await Mediator.Send(query, HttpContext.RequestAborted);
        Response.Headers.CacheControl = file.IsPublic ? "public, max-age=31536000, immutable" : "private, no-store";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{file.Tag}\"");
        return file.IsPublic
            ? PhysicalFile(file.Path, file.ContentType, null, tag)
            : PhysicalFile(file.Path, file.ContentType, file.Name, null, tag);
    }
}
