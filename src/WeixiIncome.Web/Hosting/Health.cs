using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Web.Hosting;

/// <summary>What machines ask: whether the process lives, and whether it can serve. Anonymous, and telling nothing else.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="Missing">What keeps it from serving: database, migrations or reference-data.</param>
    private sealed record Answer(string Status, string[] Missing);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new Answer("live", []))).AllowAnonymous();
        app.MapGet("/health/ready", async (Func<MarketDb> open, CancellationToken ct) =>
        {
            var missing = await Missing(open, ct);
            return missing is null ? Results.Json(new Answer("ready", [])) : Results.Json(new Answer("not ready", [missing]), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }

    private static async Task<string?> Missing(Func<MarketDb> open, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = open();
            if (!await db.Database.CanConnectAsync(limit.Token)) return "database";
            if ((await db.Database.GetPendingMigrationsAsync(limit.Token)).Any()) return "migrations";
            return await db.Facts.AnyAsync(fact => fact.Name == MarketFact.Reference, limit.Token) ? null : "reference-data";
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException)
        {
            return "database";
        }
    }
}
