using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Demo;

namespace WeixiIncome.IntegrationTests.Demo;

/// <summary>In a seeded county no resident number, telephone or account of a household stands in clear: not in the database, its files, logs, pages or exports.</summary>
public abstract partial class SeededSecretsTests(IDatabases databases, ITestOutputHelper output) : IAsyncLifetime
{
    private const int MostLinks = 10;
    private static readonly string[] Readers = ["county@demo.weixi", "village@demo.weixi", "coop@demo.weixi", "treasurer@demo.weixi"];

    private readonly Logged logged = new();
    private Market market = null!;
    private HashSet<string> secrets = [];

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        market.LogsTo = logged;
        await using (var scope = market.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoCounty>().Seed(CancellationToken.None, new DateOnly(2026, 11, 1));
        var vault = market.Given.Vault;
        var sealedTexts = await market.InDb(async db => (await db.Households.AsNoTracking().Include(h => h.Members).ToListAsync()).SelectMany(h => h.Members.SelectMany(m => new[] { m.ResidentNumber, m.Phone }).Append(h.Account)).OfType<Domain.Households.SealedText>().ToList());
        // Accounts sign in by their telephone; the made-up numbers of some are those of made-up households too.
        secrets = [.. sealedTexts.Select(vault.Open).Except(await market.InDb(db => db.Members.Select(m => m.PhoneNumber ?? "").ToListAsync()))];
    }

    public async ValueTask DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_household_stands_in_clear_anywhere()
    {
        Assert.True(secrets.Count > 100, $"{secrets.Count} secrets");
        // The net itself catches what it should.
        Assert.Equal([secrets.First()], Caught($"<p>编号{secrets.First()}。</p>"));
        var found = new List<string>();
        void Look(string where, string text) => found.AddRange(Caught(text).Select(secret => $"{where}: {secret[..4]}…"));
        foreach (var name in Readers) await Read(name, Look);
        foreach (var (table, text) in await Rows()) Look(table, text);
        foreach (var file in Directory.GetFiles(market.DataFolder, "*", SearchOption.AllDirectories)) Look(file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        if (market.Database.Connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase) && File.Exists(DatabaseFile()))
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(DatabaseFile())!, Path.GetFileName(DatabaseFile()) + "*")) Look(file, Encoding.Latin1.GetString(await Shared(file)));
        Assert.NotEmpty(logged.Lines);
        Look("log", string.Join('\n', logged.Lines));
        Assert.Empty(found.Distinct());
    }

    /// <summary>Every page without parameters that the person may open, and some pages that those lead to, exports too.</summary>
    private async Task Read(string name, Action<string, string> look)
    {
        var member = await market.InDb(db => db.Members.AsNoTracking().Where(m => m.UserName == name).Select(m => m.Id).SingleAsync());
        var visitor = await market.As(new Person(member, name, Guid.Empty));
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Pages())
        {
            var seen = await visitor.Get(path);
            look($"{name} {path}", seen.Html);
            foreach (var href in seen.Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Where(h => !h.Contains("sign-out", StringComparison.Ordinal)))
                links.TryAdd(Digits().Replace(href, "#"), href);
        }
        foreach (var href in links.Values.OrderByDescending(h => h.Contains("export", StringComparison.Ordinal) || h.Contains("household", StringComparison.Ordinal) || h.Contains("payout", StringComparison.Ordinal)).ThenBy(h => h, StringComparer.Ordinal).Take(MostLinks))
        {
            try
            {
                look($"{name} {href}", Text(await visitor.Download(href)));
            }
            catch (HttpRequestException gone) when (gone.StatusCode == HttpStatusCode.NotFound)
            {
                // What is not this person's to open shows nothing.
                output.WriteLine($"{name} {href}");
            }
        }
    }

    private IEnumerable<string> Pages() => market.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
        .Where(action => action.AttributeRouteInfo?.Template is { } template && !template.Contains('{') && action.ActionConstraints?.OfType<HttpMethodActionConstraint>().Any(c => c.HttpMethods.Contains("GET")) == true)
        .Select(action => "/" + action.AttributeRouteInfo!.Template).Where(path => !path.Contains("sign-out", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A sheet is a zip: what is in it, not how it is packed.</summary>
    private static string Text(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry => { using var reader = new StreamReader(entry.Open()); return reader.ReadToEnd(); }));
    }

    /// <summary>Windows of a run of digits that are somebody's number.</summary>
    private IEnumerable<string> Caught(string text) =>
        from Match run in Runs().Matches(text)
        from length in new[] { 11, 15, 18 }
        from start in Enumerable.Range(0, Math.Max(0, run.Length - length + 1))
        let window = run.Value.Substring(start, length)
        where secrets.Contains(window)
        select window;

    private string DatabaseFile() => market.Database.Connection.Split('=', 2)[1].Split(';')[0];

    private static async Task<byte[]> Shared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var kept = new MemoryStream();
        await stream.CopyToAsync(kept);
        return kept.ToArray();
    }

    /// <summary>Every value of every table as text, blobs too.</summary>
    private Task<List<(string Table, string Text)>> Rows() => market.InDb(async db =>
    {
        var all = new List<(string, string)>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            var text = new StringBuilder();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++) text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i)).Append('\n');
            all.Add((table, text.ToString()));
        }
        return all;
    });

    [GeneratedRegex("[0-9]{10,}[0-9Xx]?")]
    private static partial Regex Runs();

    [GeneratedRegex("[0-9A-Fa-f-]{6,}|[0-9]+")]
    private static partial Regex Digits();

    /// <summary>All that was logged.</summary>
    private sealed class Logged : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

public sealed class SeededSecretsOnSqlite(SqliteDatabases databases, ITestOutputHelper output) : SeededSecretsTests(databases, output);

public sealed class SeededSecretsOnMySql(MySqlDatabases databases, ITestOutputHelper output) : SeededSecretsTests(databases, output);
