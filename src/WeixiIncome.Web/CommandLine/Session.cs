using MediatR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.CommandLine;

/// <summary>One run of a verb: its words, its options, and the market behind it, in which it acts as the market itself.</summary>
internal sealed class Session(Verb verb, string[] args, Speaker say) : IAsyncDisposable
{
    private WebApplication? market;
    private AsyncServiceScope? scope;

    public Speaker Say => say;

    /// <summary>Words that are neither options nor settings.</summary>
    public string[] Words { get; private set; } = [];

    private HashSet<string> flags = [];
    private Dictionary<string, string> values = [];

    /// <summary>
    /// Holds what was typed against what the verb takes. --key=value with a colon or double underline in the key is a setting.
    /// </summary>
    /// <exception cref="UsedWrongly">Too few or too many words, an unknown option, an option without its value.</exception>
    public void Expect(int words, string[]? flags = null, string[]? values = null)
    {
        var (found, rest) = (new List<string>(), new Queue<string>(args));
        while (rest.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal)) found.Add(word);
            else if (IsSetting(word)) continue;
            else if (flags?.Contains(word) == true) this.flags.Add(word);
            else if (values?.FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal)) is { } named) this.values[named] = word[(named.Length + 1)..];
            else if (values?.Contains(word) == true) this.values[word] = rest.TryDequeue(out var value) ? value : throw new UsedWrongly(say.Text("{0} 后面要写一个值。", "{0} needs a value.", word));
            else throw new UsedWrongly(say.Text("不认识选项 {0}。", "Unknown option {0}.", word));
        }
        if (found.Count != words) throw new UsedWrongly(say.Text("{0} 需要 {1} 个参数，现在是 {2} 个。", "{0} takes {1} arguments, not {2}.", verb.Name, words, found.Count));
        Words = [.. found];
    }

    public bool Has(string flag) => flags.Contains(flag);

    public string? Value(string option) => values.GetValueOrDefault(option);

    public IServiceProvider Services
    {
        get
        {
            market ??= Open();
            scope ??= market.Services.CreateAsyncScope();
            return scope.Value.ServiceProvider;
        }
    }

    public MarketDb Db => Services.GetRequiredService<MarketDb>();
    public IMediator Mediator => Services.GetRequiredService<IMediator>();

    /// <summary>What a verb works on must be there and up to date.</summary>
    /// <returns>Whether it is; a sentence says what to do if not.</returns>
    public async Task<bool> IsMigrated(CancellationToken ct)
    {
        if (await Db.IsReady(ct)) return true;
        say.Error("数据库还没有升级到当前版本，请先运行 migrate。", "The database is not migrated to this version. Run migrate first.");
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (scope is { } open) await open.DisposeAsync();
        if (market is not null) await market.DisposeAsync();
    }

    private WebApplication Open()
    {
        var builder = WebApplication.CreateBuilder([.. args.Where(IsSetting)]);
        builder.AddMarket();
        builder.Services.Replace(ServiceDescriptor.Scoped<ICurrentUser, MarketItself>());
        // What the operator reads comes from the verb; only what went wrong is logged, apart from it.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.Build();
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is > 2 and var end
        && (word[2..end].Contains(':', StringComparison.Ordinal) || word[2..end].Contains("__", StringComparison.Ordinal) || word[2..end] is "environment" or "contentRoot");
}
