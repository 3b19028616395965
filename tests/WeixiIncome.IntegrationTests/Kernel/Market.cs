using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>The running market of one test, on a fresh database, with a clock that the test moves.</summary>
public sealed class Market : WebApplicationFactory<Program>
{
    /// <summary>One ring of keys for the whole run; a market's own is set by <see cref="Settings"/>.</summary>
    private static readonly Lazy<string> KeyFile = new(() =>
    {
        var path = Path.Combine(Path.GetTempPath(), $"weixi-keys-{Environment.ProcessId}.json");
        Data.Households.PersonalKeys.Create(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    });

    /// <summary>Where the keys of personal data lie, for processes of their own.</summary>
    public static string PersonalKeyFile => KeyFile.Value;

    private readonly TestDatabase database;
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-data-").FullName;

    private Market(TestDatabase database) => this.database = database;

    /// <summary>Friday, 20 November 2026, 10:00 in China, unless the test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));

    public QueryCount Queries { get; } = new();

    /// <summary>Lets the reply of a COMMIT get lost.</summary>
    public LostReplies LostReplies { get; } = new();

    public TestDatabase Database => database;

    /// <summary>Reads along all that is logged, information and above; set before the market is asked anything.</summary>
    public ILoggerProvider? LogsTo { get; set; }

    /// <summary>Uploads, sheets on their shelf, and whatever else the site writes.</summary>
    public string DataFolder => folder;

    /// <summary>Settings of this market alone; set before it is asked anything.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public static async Task<Market> Open(IDatabases databases) => new(await databases.Fresh());

    /// <summary>Another process on the same database, with the same settings and some of its own; ended before this one.</summary>
    public Market Replica(params (string Key, string Value)[] settings)
    {
        var replica = new Market(new TestDatabase(database.Provider, database.Connection, () => ValueTask.CompletedTask));
        foreach (var (key, value) in Settings) replica.Settings[key] = value;
        foreach (var (key, value) in settings) replica.Settings[key] = value;
        return replica;
    }

    /// <summary>The same market behind a real web server on a free loopback port, for browsers.</summary>
    public static async Task<Market> Serve(IDatabases databases)
    {
        var market = await Open(databases);
        market.UseKestrel(0);
        market.StartServer();
        return market;
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The cookie of a signed-in member: name and value.</summary>
    public async Task<(string Name, string Value)> CookieOf(Person person)
    {
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Member>>().CreateAsync((await members.FindByIdAsync(person.Id.ToString()))!);
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddDays(30) }, IdentityConstants.ApplicationScheme);
        return (cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseStaticWebAssets();
        builder.UseSetting("Database:Provider", database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Market", database.Connection);
        builder.UseSetting("Data:Folder", folder);
        builder.UseSetting("PersonalData:KeyFile", KeyFile.Value);
        builder.UseSetting("Demo:Seed", "false");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<IInterceptor>(Queries);
            services.AddSingleton<IInterceptor>(LostReplies);
            if (LogsTo is null) return;
            services.AddSingleton(LogsTo);
            services.Configure<LoggerFilterOptions>(filter =>
            {
                filter.Rules.Clear();
                filter.MinLevel = LogLevel.Information;
            });
        });
    }

    /// <summary>Works on the database directly, to arrange or to look.</summary>
    public async Task<T> InDb<T>(Func<MarketDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MarketDb>());
    }

    public Task InDb(Func<MarketDb, Task> work) => InDb(async db => { await work(db); return true; });

    /// <summary>Builds what a test is given.</summary>
    public Given Given => new(this);

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Anyone() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") }));

    /// <summary>A browser in which a member has signed in.</summary>
    public async Task<Visitor> As(Person person)
    {
        var visitor = Anyone();
        var (name, value) = await CookieOf(person);
        visitor.Remember(name, value);
        return visitor;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
