using Microsoft.AspNetCore.Http;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.UnitTests.Shared;

/// <summary>Finding one's way: where I am, and links that keep what was filtered.</summary>
public sealed class NavigationTests
{
    private static readonly NavigationItem[] Items = [new("/", "首页", "home"), new("/supply", "供货工作台", "truck"), new("/supply/products", "我的产品", "list")];

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/supply", "/supply")]
    [InlineData("/supply/orders/7", "/supply")]
    [InlineData("/supply/products/7", "/supply/products")]
    [InlineData("/supplying", null)]
    public void The_nearest_place_above_is_where_a_person_is(string path, string? here) => Assert.Equal(here, NavigationItem.Here(Items, path));

    [Fact]
    public void A_visitor_is_shown_the_public_places_only() =>
        Assert.Equal(["/", "/catalogue", "/oversight/goals"], NavigationItem.For(new MarketItself()).Select(item => item.Href));

    [Fact]
    public void A_link_keeps_the_filters_and_sets_only_its_own_part()
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/orders";
        request.QueryString = new("?status=shipped&status=due&q=&page=3");

        Assert.Equal("/orders?status=shipped&status=due&sort=-date", request.With(null, ("sort", "-date"), ("page", null)));
        Assert.Equal("/orders/export?status=shipped&status=due&format=csv", request.With("/orders/export", ("format", "csv"), ("page", null)));
    }
}
