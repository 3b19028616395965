using System.Text.Encodings.Web;
using System.Text.Json;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WeixiIncome.Data.Accounts;

namespace WeixiIncome.Web.Hosting;

/// <summary>Logs to standard output, and where an endpoint is set, traces, metrics and logs to an OpenTelemetry collector.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="SettingWrong">The endpoint is no address.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // Machines read one JSON object a line; people at their desk read text.
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                // Chinese stays readable; the log is no HTML.
                json.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        if (builder.Configuration[Endpoint] is not { Length: > 0 } endpoint) return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingWrong(Endpoint, $"应为 http(s):// 开头的网址，现在是“{endpoint}”。");
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("weixi-income"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("MySqlConnector"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("System.Runtime", "Microsoft.AspNetCore.Server.Kestrel", "MySqlConnector"))
            .WithLogging()
            .UseOtlpExporter();
    }
}

/// <summary>Every line that a request logs carries who asked, by id only.</summary>
internal sealed class NameMemberInLogs(RequestDelegate next, ILogger<NameMemberInLogs> log)
{
    public async Task Invoke(HttpContext context, ICurrentUser user)
    {
        if (user.MemberId is not { } member)
        {
            await next(context);
            return;
        }
        using (log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["MemberId"] = member })) await next(context);
    }
}
