using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.IntegrationTests.Kernel;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace WeixiIncome.BrowserTests.Kernel;

/// <summary>One Chromium and one database template for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The shell draws no window around the page, which costs more than most pages do; the whole browser serves too.</summary>
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public SqliteDatabases Databases { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Databases.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Programs, File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of its own: cookies apart from every other.</summary>
    /// <param name="width">390 for a phone, 1440 for an office screen.</param>
    public async Task<Window> Window(Market market, int width = 1440, bool script = true, ColorScheme colours = ColorScheme.Light, bool axe = true)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = market.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 900 },
            IsMobile = width < 500, HasTouch = width < 500,
            Locale = "zh-CN", JavaScriptEnabled = script, ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce,
        });
        return new Window(market, context, await context.NewPageAsync()) { HasScript = script, RunsAxe = axe };
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Databases.DisposeAsync();
    }
}
