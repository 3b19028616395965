using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Kernel;

/// <summary>A person's browser window; every page it visits is examined.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly Market market;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Window(Market market, IBrowserContext context, IPage page)
    {
        (this.market, this.context, Page) = (market, context, page);
        page.Console += (_, message) =>
        {
            // A refused form answers 422 and a missing page 404; the browser calls both an error of loading.
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Off where the same pages were examined before, or where a page may run no script: errors and width are watched all the same.</summary>
    public bool RunsAxe { get; init; } = true;

    /// <summary>Whether pages may run script.</summary>
    public bool HasScript { get; init; } = true;

    /// <summary>Signs a member in without the form.</summary>
    public async Task<Window> SignIn(Person person)
    {
        var (name, value) = await market.CookieOf(person);
        await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = market.Address.ToString() }]);
        return this;
    }

    public async Task<Window> Visit(string path)
    {
        await Page.GotoAsync(path);
        await Examine();
        return this;
    }

    /// <summary>Presses what the selector finds and examines the page that comes.</summary>
    public async Task Press(string selector)
    {
        await Page.Locator(selector).First.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Examine();
    }

    /// <summary>Presses a button that asks first, and says yes; without script nothing asks.</summary>
    public async Task PressAndAgree(string selector)
    {
        if (!HasScript)
        {
            await Press(selector);
            return;
        }
        await Page.Locator(selector).First.ClickAsync();
        await Page.Locator("dialog.ask .btn-primary").ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Page.Locator("dialog.ask").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Examine();
    }

    /// <summary>Fills fields by name inside a form.</summary>
    public async Task Fill(string form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = Page.Locator($"{form} [name=\"{name}\"]").First;
            if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }
    }

    public async Task<string> Text(string selector) => (await Page.Locator(selector).First.InnerTextAsync()).Trim();

    /// <summary>No accessibility violation, no script error, nothing wider than the screen; a picture where one was asked for.</summary>
    public async Task Examine()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Photograph();
        Assert.True(complaints.Count == 0, $"{Page.Url}: {string.Join("; ", complaints)}");
        if (RunsAxe && HasScript)
        {
            var axe = await Page.RunAxe();
            Assert.True(axe.Violations.Length == 0, $"{Page.Url}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})"))}");
        }
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the screen.");
    }

    private async Task Photograph()
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        var name = string.Concat(new Uri(Page.Url).PathAndQuery.Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : '_'));
        await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png") });
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
