using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class ListingTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Organisation cooperative = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        cooperative = await market.Given.Cooperative();
        clerk = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static readonly (string, string?)[] Walnuts = [("Name", "泡核桃干果"), ("CategoryCode", "walnut"), ("OriginAreaCode", Given.Township), ("Description", "自然晾干"), ("Link832", "https://ys.fupin832.com/1")];

    private static readonly (string, string?)[] Terms =
        [("Specification", "特级散装"), ("Unit", "Kilogram"), ("Price", "32.50"), ("Minimum", "2.5"), ("Available", "120"), ("SeasonFrom", "11"), ("SeasonTo", "2"), ("LeadDays", "3"), ("DeliveryAreas", "53"),
         ("Tiers[0].From", "50"), ("Tiers[0].Price", "30")];

    private Task<Product> Product(string number) => market.InDb(db => db.Products.AsNoTracking().Include(p => p.Offers).ThenInclude(o => o.Tiers).SingleAsync(p => p.Number == number));

    [Fact]
    public async Task A_supplier_lists_a_product_and_hands_it_in()
    {
        var created = await clerk.Submit(await clerk.Get("/supply/products/new"), "form#new-product", Walnuts);
        var page = await clerk.Follow(created);
        var number = page.Document.QuerySelector(".lead")!.TextContent.Trim();
        Assert.Equal($"/supply/products/{number}", created.Location!.ToString());
        Assert.Null(page.Document.QuerySelector("form#submit-product"));

        page = await clerk.Follow(await clerk.Submit(await clerk.Get($"/supply/products/{number}/offers/new"), "form#offer", Terms));
        page = await clerk.Follow(await clerk.Submit(page, "form#submit-product"));
        Assert.Contains("待审核", page.Text);

        var product = await Product(number);
        var offer = Assert.Single(product.Offers);
        Assert.Equal((ProductStatus.InReview, "泡核桃干果", cooperative.Id), (product.Status, product.Name, product.SupplierId));
        Assert.Equal((120_000L, 2500L, 11, 2, 3, "53", 3250L), (offer.Available, offer.MinimumQuantity, offer.SeasonFrom, offer.SeasonTo, offer.LeadDays, offer.DeliveryAreas, offer.LowestTierPrice.Fen));
        Assert.Equal([(0L, 3250L), (50_000L, 3000L)], offer.Tiers.OrderBy(t => t.From).Select(t => (t.From, t.Price.Fen)));
        Assert.Equal(120_000, await market.InDb(db => db.StockMovements.Where(m => m.OfferId == offer.Id).SumAsync(m => m.Delta)));
    }

    [Fact]
    public async Task The_reviewers_are_told_of_what_was_handed_in()
    {
        var department = await market.Given.Organisation(OrganisationKind.CountyDepartment);
        var reviewer = await market.Given.Member(department, MarketRole.CountySupervisor);
        var (product, _) = await market.Given.Product(cooperative, status: ProductStatus.Draft);
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}"), "form#submit-product");
        Assert.Equal("/oversight/products", await market.InDb(db => db.Notices.Where(n => n.MemberId == reviewer.Id).Select(n => n.Link).SingleAsync()));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_saves_nothing()
    {
        var seen = await clerk.Submit(await clerk.Get("/supply/products/new"), "form#new-product", ("Name", ""), ("CategoryCode", "walnut"), ("OriginAreaCode", "310113"), ("Description", "留着"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("请填写产品名称。", seen.Text);
        Assert.Equal("留着", seen.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(0, await market.InDb(db => db.Products.CountAsync()));
    }

    [Theory]
    [InlineData("Price", "0", "价格应大于 0。")]
    [InlineData("Price", "-3", "价格应大于 0。")]
    [InlineData("Price", "1.234", "金额 1.234 太细：最多精确到分（两位小数）。")]
    [InlineData("Price", "abc", "“abc”不是有效的单价。")]
    [InlineData("Price", "9999999", "价格 ¥9,999,999.00 过高，请核对单位。")]
    [InlineData("Minimum", "0", "起订量应大于 0。")]
    [InlineData("Minimum", "0.0001", "数量 0.0001 太细：最小到 1 克或 1 毫升。")]
    [InlineData("Available", "-1", "库存不能小于 0。")]
    [InlineData("SeasonFrom", "13", "供货开始月应在 1 与 12 之间。")]
    [InlineData("LeadDays", "999", "备货天数应在 0 与 180 之间。")]
    [InlineData("Unit", "Litre", "品类“核桃”按重量计量，不能用“升”。")]
    [InlineData("Unit", "77", "“77”无法识别。")]
    [InlineData("Tiers[0].Price", "40", "数量多的一档价格不应更高，请核对阶梯价。")]
    [InlineData("Tiers[0].From", "", "请填写起点数量。")]
    [InlineData("DeliveryAreas", "99", "配送区域“99”无法识别。")]
    public async Task A_wrong_offer_is_told_in_a_sentence(string field, string typed, string sentence)
    {
        var (product, _) = await market.Given.Product(cooperative, category: "walnut", status: ProductStatus.Draft);
        var form = await clerk.Get($"/supply/products/{product.Number}/offers/new");
        var seen = await clerk.Submit(form, "form#offer", [.. Terms.Where(t => t.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal("特级散装", seen.Document.QuerySelector("[name=Specification]")!.GetAttribute("value"));
        Assert.Single((await Product(product.Number)).Offers);
    }

    [Fact]
    public async Task The_same_form_posted_twice_lists_one_product()
    {
        var form = await clerk.Get("/supply/products/new");
        var first = await clerk.Submit(form, "form#new-product", Walnuts);
        var second = await clerk.Submit(form, "form#new-product", Walnuts);
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await market.InDb(db => db.Products.CountAsync()));
    }

    [Fact]
    public async Task Of_two_editors_one_wins_and_the_other_is_shown_both()
    {
        var (product, _) = await market.Given.Product(cooperative, "新米", status: ProductStatus.Draft);
        var mine = await clerk.Get($"/supply/products/{product.Number}");
        var theirs = await clerk.Get($"/supply/products/{product.Number}");
        await clerk.Submit(theirs, "form#product", ("Name", "他们的新米"));

        var told = await clerk.Submit(mine, "form#product", ("Name", "我的新米"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        var conflicts = told.Document.QuerySelector("#conflicts")!.TextContent;
        Assert.Contains("我的新米", conflicts);
        Assert.Contains("他们的新米", conflicts);
        Assert.Equal("他们的新米", (await Product(product.Number)).Name);

        await clerk.Submit(told, "form#product");
        Assert.Equal("我的新米", (await Product(product.Number)).Name);
    }

    [Fact]
    public async Task A_published_product_with_another_name_goes_back_to_review_and_is_found_by_it()
    {
        var (product, _) = await market.Given.Product(cooperative, "新米");
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}"), "form#product", ("Name", "高山糯米"));
        Assert.Equal(ProductStatus.InReview, (await Product(product.Number)).Status);
        Assert.True(await market.InDb(db => db.ProductTerms.AnyAsync(t => t.Term == "糯米" && t.ProductId == product.Id)));
        Assert.False(await market.InDb(db => db.ProductTerms.AnyAsync(t => t.Term == "新米" && t.ProductId == product.Id)));
    }

    [Fact]
    public async Task What_is_posted_besides_the_fields_changes_nothing()
    {
        var (product, offer) = await market.Given.Product(cooperative, "新米", stock: 5000, status: ProductStatus.Draft);
        var other = await market.Given.Cooperative();
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}"), "form#product", ("Status", "Published"), ("SupplierId", other.Id.ToString()), ("Number", "P999999"), ("ReviewedBy", other.Id.ToString()));
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}/offers/{offer.Id}"), "form#offer", ("Available", "99999"), ("SupplierId", other.Id.ToString()), ("IsOffered", "false"));
        var kept = await Product(product.Number);
        Assert.Equal((ProductStatus.Draft, cooperative.Id), (kept.Status, kept.SupplierId));
        Assert.Equal((5000L, true, cooperative.Id), (kept.Offers[0].Available, kept.Offers[0].IsOffered, kept.Offers[0].SupplierId));
    }

    [Fact]
    public async Task Another_suppliers_product_is_not_there()
    {
        var (product, offer) = await market.Given.Product(await market.Given.Cooperative());
        var own = (await market.Given.Product(cooperative)).Product;
        foreach (var path in new[] { "", "/offers/new", $"/offers/{offer.Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/supply/products/{product.Number}{path}")).Status);
        var page = await clerk.Get($"/supply/products/{own.Number}");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { $"{product.Number}", $"{product.Number}/submit", $"{product.Number}/withdraw", $"{product.Number}/offers/new", $"{product.Number}/offers/{offer.Id}",
            $"{product.Number}/offers/{offer.Id}/open", $"{product.Number}/offers/{offer.Id}/stock", $"{own.Number}/offers/{offer.Id}/stock", $"{own.Number}/offers/{offer.Id}" })
        {
            var seen = await clerk.Post($"/supply/products/{path}", [.. Walnuts.Concat(Terms).Concat([("How", "Take"), ("Quantity", "1"), ("Seen", "0"), ("isOpen", "false")])
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2!)), new("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        }
        Assert.Equal(1_000_000, (await Product(product.Number)).Offers[0].Available);
    }

    [Fact]
    public async Task Buyers_and_strangers_have_no_supplier_pages()
    {
        var buyer = await market.As(await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer));
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/supply/products")).Status);
        Assert.Contains("/account/sign-in", (await market.Anyone().Get("/supply/products")).Location!.ToString());
    }

    [Fact]
    public async Task An_offer_is_changed_stopped_and_sold_again()
    {
        var (product, offer) = await market.Given.Product(cooperative, "新米");
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}/offers/{offer.Id}"), "form#offer", ("Price", "25"), ("SeasonFrom", "9"), ("SeasonTo", "12"));
        var page = await clerk.Get($"/supply/products/{product.Number}");
        Assert.Equal(2500, (await Product(product.Number)).FromPrice!.Value.Fen);
        page = await clerk.Follow(await clerk.Submit(page, $"form[action$='{offer.Id}/open']"));
        Assert.Empty((await market.Anyone().Get("/catalogue?q=新米")).Document.QuerySelectorAll(".product-card"));
        await clerk.Submit(page, $"form[action$='{offer.Id}/open']");
        Assert.Single((await market.Anyone().Get("/catalogue?q=新米")).Document.QuerySelectorAll(".product-card"));
    }

    [Fact]
    public async Task A_product_is_withdrawn_from_the_shelf()
    {
        var (product, _) = await market.Given.Product(cooperative, "新米");
        await clerk.Submit(await clerk.Get($"/supply/products/{product.Number}"), "form#withdraw-product");
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/catalogue/{product.Number}")).Status);
    }

    [Fact]
    public async Task The_list_filters_sorts_and_costs_few_queries()
    {
        await market.Given.Product(cooperative, "阿墩子核桃", category: "walnut", stock: 900);
        await market.Given.Product(cooperative, "中路大米", status: ProductStatus.Draft);
        await market.Given.Product(await market.Given.Cooperative(), "别家的米");
        async Task<string[]> Names(string query) => [.. (await clerk.Get($"/supply/products?{query}")).Document.QuerySelectorAll("#products .row-title a").Select(a => a.TextContent)];
        Assert.Equal(["阿墩子核桃", "中路大米"], await Names("sort=name"));
        Assert.Equal(["中路大米"], await Names("status=Draft"));
        Assert.Equal(["阿墩子核桃"], await Names("stock=out"));
        Assert.Equal(["阿墩子核桃"], await Names("q=hetao"));
        market.Queries.Reset();
        await clerk.Get("/supply/products?sort=name");
        var few = market.Queries.Count;
        for (var i = 0; i < 10; i++) await market.Given.Product(cooperative, $"米{i}");
        market.Queries.Reset();
        await clerk.Get("/supply/products?sort=name");
        Assert.Equal(few, market.Queries.Count);
        Assert.InRange(few, 2, 6);
    }
}

public sealed class ListingOnSqlite(SqliteDatabases databases) : ListingTests(databases);

public sealed class ListingOnMySql(MySqlDatabases databases) : ListingTests(databases);
