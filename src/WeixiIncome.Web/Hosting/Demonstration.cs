using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Web.Hosting;

/// <summary>Whether this database holds demonstration data: asked at the start, and while it does not, again each minute.</summary>
public sealed class Demonstration(Func<MarketDb> open, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);
    private DateTimeOffset asked = DateTimeOffset.MinValue;

    public bool IsKnown { get; private set; }

    public async ValueTask<bool> Ask(CancellationToken ct)
    {
        if (IsKnown || clock.GetUtcNow() - asked < AskAgain) return IsKnown;
        asked = clock.GetUtcNow();
        try
        {
            await using var db = open();
            return IsKnown = await db.Facts.AnyAsync(fact => fact.Name == MarketFact.Demonstration, ct);
        }
        catch (System.Data.Common.DbException)
        {
            // Not migrated or not reached yet: /health/ready says so.
            return false;
        }
    }
}

/// <summary>Lets the layout put its ribbon on every page of a demonstration county.</summary>
internal sealed class MarkDemonstration(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, Demonstration demonstration)
    {
        if (await demonstration.Ask(context.RequestAborted)) context.Items["Demonstration"] = true;
        await next(context);
    }
}
