using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Pages;

public sealed class PublicPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData("/", 390)]
    [InlineData("/", 1440)]
    [InlineData("/catalogue", 390)]
    [InlineData("/catalogue", 1440)]
    [InlineData("/account/sign-in", 390)]
    [InlineData("/there/is/nothing", 1440)]
    public async Task A_public_page_is_accessible_and_fits_the_screen(string path, int width)
    {
        await using var market = await Market.Serve(chromium.Databases);
        await using var window = await chromium.Window(market, width);
        await window.Visit(path);
    }
}
