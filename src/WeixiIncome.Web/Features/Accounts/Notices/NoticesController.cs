using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Notices;

/// <summary>A person's notices: what happened and what awaits them.</summary>
[Authorize]
[Route("notices")]
public sealed class NoticesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Index(ListNotices query) => Show(query);

    [HttpPost("{id:guid}/open")]
    public Task<IActionResult> Open(Guid id) => Do(new ReadNotice(id), link => LocalRedirect(link), () => Index(new ListNotices()));

    [HttpPost("read-all")]
    public Task<IActionResult> ReadAll() => Do(new ReadAllNotices(), _ => "/notices", "通知已全部标为已读。", () => Index(new ListNotices()));
}
