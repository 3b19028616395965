using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class CatalogueTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<string[]> Found(string query) =>
        [.. (await market.Anyone().Get($"/catalogue?{query}")).Document.QuerySelectorAll(".product-card .product-name").Select(e => e.TextContent.Trim())];

    private async Task<string> Count(string query, string choice) =>
        (await market.Anyone().Get($"/catalogue?{query}")).Document.GetElementById(choice)!.ParentElement!.QuerySelector(".facet-count")!.TextContent;

    private async Task<(Organisation Qibie, Organisation Badi)> Shelf()
    {
        var qibie = await market.Given.Cooperative("塔城启别种植专业合作社");
        var badi = await market.Given.Cooperative("巴迪乡百花蜜合作社", "533423201");
        await market.Given.Product(qibie, "泡核桃干果", category: "walnut", price: 32m);
        await market.Given.Product(qibie, "冷榨核桃油", category: "oil-walnut", price: 180m);
        await market.Given.Product(qibie, "老黑谷米", category: "rice", price: 18m);
        await market.Given.Product(badi, "百花蜜", category: "honey", price: 68m);
        await market.Given.Product(badi, "重楼", category: "herb-chonglou", price: 460m);
        return (qibie, badi);
    }

    [Fact]
    public async Task A_word_of_two_characters_finds_by_name_and_by_category()
    {
        await Shelf();
        Assert.Equal(["冷榨核桃油", "泡核桃干果"], (await Found("q=核桃")).Order(StringComparer.Ordinal));
        Assert.Equal(["百花蜜"], await Found("q=蜂蜜"));
    }

    [Fact]
    public async Task One_character_finds_and_a_long_word_must_stand_as_a_whole()
    {
        await Shelf();
        Assert.Equal(["百花蜜"], await Found("q=蜜"));
        Assert.Equal(["冷榨核桃油"], await Found("q=核桃油"));
        Assert.Empty(await Found("q=桃核桃"));
    }

    [Theory]
    [InlineData("hetao", "冷榨核桃油", "泡核桃干果")]
    [InlineData("heta", "冷榨核桃油", "泡核桃干果")]
    [InlineData("ht", "冷榨核桃油", "泡核桃干果")]
    [InlineData("hty", "冷榨核桃油")]
    [InlineData("HETAOYOU", "冷榨核桃油")]
    [InlineData("chonglou", "重楼")]
    [InlineData("cl", "重楼")]
    [InlineData("ｌａｏｈｅｉｇｕ", "老黑谷米")]
    [InlineData("lao", "老黑谷米")]
    [InlineData("xyz")]
    public async Task Pinyin_and_initials_find(string typed, params string[] names)
    {
        await Shelf();
        Assert.Equal(names, (await Found($"q={typed}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_suppliers_name_finds_its_products_and_two_words_narrow()
    {
        await Shelf();
        Assert.Equal(3, (await Found("q=启别")).Length);
        Assert.Equal(2, (await Found("q=巴迪乡百花蜜")).Length);
        Assert.Equal(["泡核桃干果"], await Found("q=启别 干果"));
        Assert.Equal(2, (await Found("q=qibie ht")).Length);
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("!!!")]
    [InlineData("%00")]
    [InlineData("%F0%A0%AE%B7")]
    public async Task A_strange_question_finds_nothing_and_breaks_nothing(string typed)
    {
        await Shelf();
        var seen = await market.Anyone().Get($"/catalogue?q={typed}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Empty(seen.Document.QuerySelectorAll(".product-card"));
    }

    [Fact]
    public async Task A_suppliers_new_name_is_found_at_once_and_the_old_one_no_longer()
    {
        var (qibie, _) = await Shelf();
        await market.InDb(async db =>
        {
            (await db.Organisations.FindAsync(qibie.Id))!.Rename("其宗农牧合作社");
            await db.SaveChangesAsync();
        });
        Assert.Empty(await Found("q=启别"));
        Assert.Equal(3, (await Found("q=其宗")).Length);
    }

    [Fact]
    public async Task Facets_count_what_each_choice_would_show()
    {
        var (_, badi) = await Shelf();
        Assert.Equal("1", await Count("", "facet-category-walnut"));
        Assert.Equal("3", await Count("", "facet-township-533423102"));
        Assert.Equal("2", await Count("", $"facet-supplier-{badi.Id}"));
        Assert.Equal("1", await Count("", "facet-price-300-"));
        // A choice narrows the other facets, but not its own.
        Assert.Equal("1", await Count("category=walnut", "facet-category-honey"));
        Assert.Equal("1", await Count("category=walnut&category=honey", "facet-certificate"));
    }

    [Fact]
    public async Task Facets_narrow_the_list()
    {
        var (qibie, _) = await Shelf();
        Assert.Equal(["泡核桃干果"], await Found("category=walnut"));
        Assert.Equal(2, (await Found("category=walnut&category=honey")).Length);
        Assert.Equal(2, (await Found("township=533423201")).Length);
        Assert.Equal(3, (await Found($"supplier={qibie.Id}")).Length);
        Assert.Equal(["泡核桃干果"], await Found("price=20-50"));
        Assert.Equal(["泡核桃干果"], await Found("certificate=true"));
        Assert.Empty(await Found("category=walnut&price=300-"));
        Assert.Empty(await Found("supplier=nonsense"));
    }

    [Fact]
    public async Task In_season_follows_the_month_even_over_the_year_end()
    {
        var cooperative = await market.Given.Cooperative();
        await market.Given.Seasonal(cooperative, "冬桃", from: 11, to: 2);
        await market.Given.Seasonal(cooperative, "春笋", from: 3, to: 5);
        Assert.Equal(["冬桃"], await Found("season=true"));
        market.Clock.Advance(TimeSpan.FromDays(150));
        Assert.Equal(["春笋"], await Found("season=true"));
    }

    [Fact]
    public async Task The_list_sorts_by_price_and_by_pinyin()
    {
        await Shelf();
        Assert.Equal(["老黑谷米", "泡核桃干果", "百花蜜", "冷榨核桃油", "重楼"], await Found("sort=price"));
        Assert.Equal("重楼", (await Found("sort=-price"))[0]);
        Assert.Equal(["百花蜜", "老黑谷米", "冷榨核桃油", "泡核桃干果", "重楼"], await Found("sort=name"));
    }

    [Fact]
    public async Task Pages_keep_the_chosen_filters()
    {
        var cooperative = await market.Given.Cooperative();
        for (var i = 0; i < 26; i++) await market.Given.Product(cooperative, $"核桃{i:00}", category: "walnut");
        var first = await market.Anyone().Get("/catalogue?q=核桃&category=walnut&sort=name");
        Assert.Equal(24, first.Document.QuerySelectorAll(".product-card").Length);
        var next = first.Document.QuerySelectorAll(".pager a").First(a => a.TextContent.Trim() == "2").GetAttribute("href")!;
        var second = await market.Anyone().Get(next);
        Assert.Equal(["核桃24", "核桃25"], second.Document.QuerySelectorAll(".product-name").Select(e => e.TextContent.Trim()));
        Assert.NotNull(second.Document.QuerySelector("#facet-category-walnut[checked]"));
    }

    [Fact]
    public async Task The_list_costs_two_queries_however_many_products_there_are()
    {
        await Shelf();
        await market.Anyone().Get("/catalogue");
        market.Queries.Reset();
        await market.Anyone().Get("/catalogue?q=核桃&category=walnut&season=true&sort=price");
        Assert.Equal(2, market.Queries.Count);
    }

    [Theory]
    [InlineData(ProductStatus.Draft)]
    [InlineData(ProductStatus.InReview)]
    public async Task What_is_not_published_is_seen_by_its_supplier_only(ProductStatus status)
    {
        var cooperative = await market.Given.Cooperative();
        var (product, _) = await market.Given.Product(cooperative, "新米", status: status);
        var clerk = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
        var other = await market.As(await market.Given.Member(await market.Given.Cooperative(), MarketRole.CooperativeClerk));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/catalogue/{product.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/catalogue/{product.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/catalogue/{product.Number}")).Status);
        Assert.Empty(await Found("q=新米"));
    }

    [Fact]
    public async Task A_suspended_suppliers_products_are_gone()
    {
        var cooperative = await market.Given.Cooperative();
        var (product, _) = await market.Given.Product(cooperative, "新米");
        await market.InDb(async db =>
        {
            (await db.Organisations.FindAsync(cooperative.Id))!.Suspend(Guid.NewGuid(), "检查", market.Given.Now);
            await db.SaveChangesAsync();
        });
        Assert.Empty(await Found("q=新米"));
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/catalogue/{product.Number}")).Status);
    }

    [Fact]
    public async Task A_products_page_shows_its_terms_and_a_form_for_the_cart()
    {
        var cooperative = await market.Given.Cooperative("塔城启别种植专业合作社");
        var (product, offer) = await market.Given.Product(cooperative, "老黑谷米", price: 18.5m, minimum: 5000);
        var page = await market.Anyone().Get($"/catalogue/{product.Number}");
        Assert.Contains("¥18.50", page.Text);
        Assert.Contains("塔城启别种植专业合作社", page.Text);
        var form = page.Document.QuerySelector("form[action='/cart/add']")!;
        Assert.Equal(offer.Id.ToString(), form.QuerySelector("[name=OfferId]")!.GetAttribute("value"));
        Assert.Equal("5", form.QuerySelector("[name=Quantity]")!.GetAttribute("value"));
    }
}

public sealed class CatalogueOnSqlite(SqliteDatabases databases) : CatalogueTests(databases);

public sealed class CatalogueOnMySql(MySqlDatabases databases) : CatalogueTests(databases);
