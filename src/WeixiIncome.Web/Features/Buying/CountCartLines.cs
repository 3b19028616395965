using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>The number on the cart: asked once for every page shown to somebody who buys, never for error pages.</summary>
internal sealed class CountCartLines(MarketDb db, ICurrentUser user) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult && user.Has(MarketRole.Buyer, MarketRole.Individual) && !context.HttpContext.Request.Path.StartsWithSegments("/status"))
            context.HttpContext.Items["CartLines"] = await db.Carts.Of(user).SelectMany(c => c.Lines).CountAsync(context.HttpContext.RequestAborted);
        await next();
    }
}
