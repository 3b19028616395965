using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A MariaDB server of its own in a temporary folder, without durability, on a loopback port.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"weixi-mariadb-{Guid.NewGuid():N}");
    private readonly int port = FreePort();
    private Process? process;

    private static bool IsRoot => Environment.UserName == "root";

    public string Connection(string? database = null) =>
        $"Server=127.0.0.1;Port={port};User ID=root;Password=;SslMode=None;AllowUserVariables=true;GuidFormat=Binary16;Maximum Pool Size=60;{(database is null ? "" : $"Database={database}")}";

    public async Task Start()
    {
        Directory.CreateDirectory(folder);
        if (IsRoot) await Run("chown", $"mysql:mysql {folder}");
        await Run("mariadb-install-db", $"--no-defaults {(IsRoot ? "--user=mysql " : "")}--datadir={folder}/data --auth-root-authentication-method=normal --skip-test-db");
        var flags = $"--no-defaults --datadir={folder}/data --socket={folder}/s --pid-file={folder}/pid --log-error={folder}/log --bind-address=127.0.0.1 --port={port}"
            + " --skip-name-resolve --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_520_ci --transaction-isolation=READ-COMMITTED --skip-log-bin"
            + " --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-log-file-size=32M --innodb-buffer-pool-size=64M --performance-schema=OFF --max-connections=200";
        process = IsRoot ? Begin("setpriv", $"--reuid=mysql --regid=mysql --clear-groups mariadbd {flags}") : Begin("mariadbd", flags);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                await using var open = new MySqlConnection(Connection());
                await open.OpenAsync();
                return;
            }
            catch (MySqlException)
            {
                if (process.HasExited) break;
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException($"MariaDB did not start: {(File.Exists(Path.Combine(folder, "log")) ? await File.ReadAllTextAsync(Path.Combine(folder, "log")) : "no log")}");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static Process Begin(string program, string arguments)
    {
        var started = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        started.StandardInput.Close();
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private static async Task Run(string program, string arguments)
    {
        using var running = Begin(program, arguments);
        await running.WaitForExitAsync();
        if (running.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {running.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
