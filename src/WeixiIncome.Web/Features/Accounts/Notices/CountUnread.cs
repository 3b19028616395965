using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;

namespace WeixiIncome.Web.Features.Accounts.Notices;

/// <summary>The number on the bell: asked once for every page shown to somebody signed in, never for error pages.</summary>
internal sealed class CountUnread(MarketDb db, ICurrentUser user) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult && user.MemberId is { } me && !context.HttpContext.Request.Path.StartsWithSegments("/status"))
            context.HttpContext.Items["UnreadNotices"] = await db.Notices.CountAsync(n => n.MemberId == me && n.ReadAt == null, context.HttpContext.RequestAborted);
        await next();
    }
}
