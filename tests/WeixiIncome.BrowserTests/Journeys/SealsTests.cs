using Microsoft.EntityFrameworkCore;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Journeys;

/// <summary>What everybody sees of the closed days, on a phone and on a wide screen.</summary>
public sealed class SealsTests(Chromium chromium)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task The_closed_days_can_be_read_by_everybody(int width)
    {
        await using var market = await Market.Serve(chromium.Databases);
        await using var anyone = await chromium.Window(market, width);
        await anyone.Visit("/open/seals");
        await market.Given.Entries(3, 9, 2026);
        await market.InDb(async db => { while (await db.SealNextDay(market.Clock.GetUtcNow().UtcDateTime.AddDays(40), default) is not null) { } });
        await anyone.Visit("/open/seals");
        Assert.Equal(await market.InDb(db => db.LedgerSeals.OrderByDescending(s => s.Day).Select(s => s.Head).FirstAsync()), await anyone.Text("#head"));
    }
}
