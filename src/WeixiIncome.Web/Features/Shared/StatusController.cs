using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace WeixiIncome.Web.Features.Shared;

/// <param name="Code">HTTP status.</param>
/// <param name="Sentence">What happened, for the person.</param>
public sealed record StatusPage(int Code, string Sentence);

/// <summary>The pages behind 404, 403, 400, 500.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class StatusController(Words words) : Controller
{
    [Route("/status/{code:int}")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public IActionResult Show(int code)
    {
        var sentence = code switch
        {
            404 => words["没有这个页面，或者您没有权限查看它。"],
            400 => words["请求不完整或已过期，请返回上一页刷新后重试。"],
            413 => words["上传的内容太大，请压缩后重试。"],
            429 => words["操作太频繁，请稍后再试。"],
            >= 500 => words["系统出了问题，您的内容没有保存。请稍后重试；多次出现请联系管理员。"],
            _ => words["这个操作没有完成，请返回上一页重试。"],
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : 404;
        return View("Status", new StatusPage(Response.StatusCode, sentence));
    }
}
