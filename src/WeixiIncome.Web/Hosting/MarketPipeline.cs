using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Hosting;

/// <summary>What every request passes through, in order.</summary>
public static class MarketPipeline
{
    public static void UseMarket(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        if (!app.Environment.IsDevelopment()) app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseMiddleware<MarkDemonstration>();
        app.MapStaticAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<LoadCurrentUser>();
        app.UseMiddleware<NameMemberInLogs>();
        app.UseRateLimiter();
        app.UseAuthorization();
        // Every endpoint wants a signed-in person unless it says otherwise.
        app.MapHealth();
        app.MapControllers().RequireAuthorization().WithStaticAssets();
    }
}

/// <summary>Headers that every answer carries, errors included.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The worker lies with the assets; the one page that it serves without signal does not.
        if (context.Request.Path == "/assets/weighWorker.js") headers["Service-Worker-Allowed"] = "/supply/weigh-in";
        return next(context);
    }
}
