using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace WeixiIncome.IntegrationTests.Hosting;

/// <summary>The executable itself, outside Development, in an empty folder.</summary>
public sealed class ExecutableTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-served-").FullName;
    private readonly List<string> lines = [];
    private readonly int port = FreePort();
    private Process process = null!;

    public ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet", typeof(Program).Assembly.Location) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Data__Folder"] = Path.Combine(folder, "data");
        // Nobody listens there: telemetry that cannot be delivered must not hinder anybody.
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{FreePort()}";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
                lock (lines) lines.Add(text);
        };
        process.BeginOutputReadLine();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_makes_its_database_serves_and_logs_one_JSON_object_a_line()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var ready = await Ready(client);
        var home = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("""{"status":"ready","missing":[]}""", ready);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.True(File.Exists(Path.Combine(folder, "data", "market.db")));
        string[] logged;
        lock (lines) logged = [.. lines];
        var listening = logged.Select(line => JsonDocument.Parse(line).RootElement).Single(line => line.GetProperty("Category").GetString() == "WeixiIncome");
        Assert.Contains($"http://127.0.0.1:{port}", listening.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(logged, line => line.Contains("weixi-demo", StringComparison.Ordinal));
    }

    private async Task<string> Ready(HttpClient client)
    {
        while (!process.HasExited)
        {
            try
            {
                return await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
        return $"ended with {process.ExitCode}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
