using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Journeys;

/// <summary>At the scale where there is no signal: the page opens after it was visited once, and what is weighed on it is sent once.</summary>
public sealed class NoSignalTests(Chromium chromium)
{
    private const string Scale = "/supply/weigh-in";

    private static Task<string[]> Kept(Window window) => window.Page.EvaluateAsync<string[]>("""
        async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname)))).flat()
        """);

    private static async Task<bool> Opens(Window window, string path)
    {
        try
        {
            return (await window.Page.GotoAsync(path))?.Ok == true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    /// <summary>The page was kept, with all that it is made of.</summary>
    private static Task Ready(Window window) => Until(window, $"async () => !!(await caches.match('{Scale}')) && !!(await navigator.serviceWorker.getRegistration('{Scale}'))?.active");

    private static Task Gone(Window window) => Until(window, "async () => (await caches.keys()).length === 0");

    /// <summary>Asks until it is so: the browser's own wait takes the promise of an async function for a yes.</summary>
    private static async Task Until(Window window, string question)
    {
        for (var times = 0; !await window.Page.EvaluateAsync<bool>(question); times++)
        {
            Assert.True(times < 300, question);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task The_page_at_the_scale_opens_without_signal_and_what_is_weighed_on_it_is_sent_once()
    {
        await using var market = await Market.Serve(chromium.Databases);
        var seller = await market.Given.Seller("鲜核桃", category: "walnut");
        await market.Given.Household(boundTo: seller.Organisation);
        await market.Given.Lot(seller.Product, [], ready: false);
        await using var clerk = await (await chromium.Window(market, 390)).SignIn(seller.Clerk);
        await clerk.Page.Clock.SetFixedTimeAsync(market.Clock.GetUtcNow().UtcDateTime);
        await clerk.Visit(Scale);
        await Ready(clerk);
        // That page and its own files, and no other page.
        Assert.All(await Kept(clerk), path => Assert.True(path == Scale || path.StartsWith("/assets/", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal), path));

        await clerk.Page.Context.SetOfflineAsync(true);
        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-offline-page]")).ToContainTextAsync("没有信号");
        await clerk.Examine();
        // Asked for without leaving the page: a failed navigation would get in the way of the next.
        Assert.False(await clerk.Page.EvaluateAsync<bool>("async () => { try { await fetch('/supply/lots'); return true; } catch { return false; } }"));
        await clerk.Page.GotoAsync($"{Scale}?lot=L1");
        foreach (var gross in new[] { "50", "30" })
        {
            await clerk.Fill("#weigh", ("Household", "NH000001"), ("Gross", gross), ("Price", "8"));
            await clerk.Page.Locator("#weigh button.btn-primary").ClickAsync();
            await Assertions.Expect(clerk.Page.Locator("[data-offline-status]")).ToContainTextAsync("已存在手机里");
            // Opened anew between the two: the second is not taken for the first.
            await clerk.Page.ReloadAsync();
        }
        await Assertions.Expect(clerk.Page.Locator("[data-offline-list] li")).ToHaveCountAsync(2);
        await clerk.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(clerk.Page.Locator("[data-offline-list] li")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await clerk.Visit(Scale);
        await Assertions.Expect(clerk.Page.Locator("[data-offline-page]")).ToBeHiddenAsync();
        Assert.Equal([30_000L, 50_000L], await market.InDb(db => db.WeighIns.Select(w => w.Net).OrderBy(n => n).ToListAsync()));
    }

    [Fact]
    public async Task The_copy_goes_when_the_person_signs_out_or_another_signs_in()
    {
        await using var market = await Market.Serve(chromium.Databases);
        var seller = await market.Given.Seller("鲜核桃", category: "walnut");
        await market.Given.Lot(seller.Product, [], ready: false);
        var colleague = await market.Given.Member(seller.Organisation, MarketRole.CooperativeClerk);
        await using var clerk = await (await chromium.Window(market, axe: false)).SignIn(seller.Clerk);
        await clerk.Visit(Scale);
        await Ready(clerk);
        // Another page of the same person leaves it; another person's page does not.
        await clerk.Visit("/supply/lots");
        Assert.Contains(Scale, await Kept(clerk));
        await clerk.SignIn(colleague);
        await clerk.Visit("/supply/lots");
        await Gone(clerk);

        await clerk.Visit(Scale);
        await Ready(clerk);
        await clerk.Page.EvaluateAsync("() => document.querySelector('form[action=\"/account/sign-out\"]').requestSubmit()");
        await clerk.Page.WaitForURLAsync(url => !url.Contains("weigh-in", StringComparison.Ordinal));
        await Gone(clerk);
        await clerk.Page.Context.SetOfflineAsync(true);
        Assert.False(await Opens(clerk, Scale));
    }
}
