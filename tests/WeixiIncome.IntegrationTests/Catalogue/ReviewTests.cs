using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class ReviewTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Person clerk = null!;
    private Product product = null!;
    private Visitor reviewer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        var cooperative = await market.Given.Cooperative("启别合作社");
        clerk = await market.Given.Member(cooperative, MarketRole.CooperativeClerk);
        (product, _) = await market.Given.Product(cooperative, "新米", status: ProductStatus.InReview);
        reviewer = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.CountyDepartment), MarketRole.CountySupervisor));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Product> Now() => market.InDb(db => db.Products.AsNoTracking().SingleAsync(p => p.Id == product.Id));

    private Task<Notice> Told() => market.InDb(db => db.Notices.SingleAsync(n => n.MemberId == clerk.Id));

    [Fact]
    public async Task A_reviewed_product_comes_on_the_shelf_and_its_supplier_is_told()
    {
        Assert.Contains("新米", (await reviewer.Get("/oversight/products")).Document.QuerySelector("#to-review")!.TextContent);
        await reviewer.Submit(await reviewer.Get($"/oversight/products/{product.Number}"), "form#publish");
        Assert.Equal(ProductStatus.Published, (await Now()).Status);
        Assert.Equal(HttpStatusCode.OK, (await market.Anyone().Get($"/catalogue/{product.Number}")).Status);
        Assert.Equal("产品“{0}”已通过审核，买家可以看到了。", (await Told()).Sentence);
    }

    [Fact]
    public async Task A_returned_product_carries_the_reason_and_can_be_handed_in_again()
    {
        await reviewer.Submit(await reviewer.Get($"/oversight/products/{product.Number}"), "form#return", ("Reason", "请补充照片"));
        Assert.Equal($"/supply/products/{product.Number}", (await Told()).Link);
        var visitor = await market.As(clerk);
        var page = await visitor.Get($"/supply/products/{product.Number}");
        Assert.Contains("请补充照片", page.Document.QuerySelector("#review-note")!.TextContent);
        await visitor.Submit(page, "form#submit-product");
        Assert.Equal(ProductStatus.InReview, (await Now()).Status);
    }

    [Fact]
    public async Task A_return_needs_a_reason()
    {
        var seen = await reviewer.Submit(await reviewer.Get($"/oversight/products/{product.Number}"), "form#return", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("请填写退回原因。", seen.Text);
        Assert.Equal(ProductStatus.InReview, (await Now()).Status);
    }

    [Fact]
    public async Task What_changed_after_the_reviewer_looked_is_not_decided()
    {
        var page = await reviewer.Get($"/oversight/products/{product.Number}");
        var visitor = await market.As(clerk);
        await visitor.Submit(await visitor.Get($"/supply/products/{product.Number}"), "form#product", ("Name", "换了名的米"));
        var seen = await reviewer.Submit(page, "form#publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal(ProductStatus.InReview, (await Now()).Status);
    }

    [Fact]
    public async Task A_published_product_can_be_sent_back_from_the_shelf()
    {
        await reviewer.Submit(await reviewer.Get($"/oversight/products/{product.Number}"), "form#publish");
        await reviewer.Submit(await reviewer.Get($"/oversight/products/{product.Number}"), "form#return", ("Reason", "抽检不合格"));
        Assert.Equal(ProductStatus.Returned, (await Now()).Status);
    }

    [Fact]
    public async Task Nobody_else_decides()
    {
        var form = await reviewer.Get($"/oversight/products/{product.Number}");
        foreach (var person in new[] { clerk, await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer), await market.Given.Member(await market.Given.Organisation(OrganisationKind.Township, area: Given.Township), MarketRole.TownshipOfficer) })
        {
            var visitor = await market.As(person);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/oversight/products")).Status);
            Assert.NotEqual(HttpStatusCode.Redirect, (await visitor.Submit(form, "form#publish")).Status);
        }
        Assert.Equal(ProductStatus.InReview, (await Now()).Status);
    }

    [Fact]
    public async Task Categories_are_added_and_their_names_are_searched()
    {
        var admin = await market.As(await market.Given.Member(await market.Given.Organisation(OrganisationKind.Platform), MarketRole.Administrator));
        await market.Given.Product(await market.Given.Cooperative(), "一级品", category: "bean");
        var bean = await market.InDb(db => db.Categories.SingleAsync(c => c.Code == "bean"));
        await admin.Submit(await admin.Get($"/admin/categories/{bean.Id}"), "form#category", ("Name", "芸豆花豆"), ("CertificateRequired", "true"));
        Assert.Single((await market.Anyone().Get("/catalogue?q=花豆&certificate=true")).Document.QuerySelectorAll(".product-card"));

        await admin.Submit(await admin.Get("/admin/categories/new"), "form#category", ("Code", "flower"), ("Name", "鲜花"), ("UnitFamily", "Count"), ("Picture", "generic"), ("Position", "500"));
        Assert.Contains("鲜花", (await admin.Get("/admin/categories")).Text);
        var twice = await admin.Submit(await admin.Get("/admin/categories/new"), "form#category", ("Code", "flower"), ("Name", "花"), ("UnitFamily", "Count"), ("Picture", "generic"), ("Position", "500"));
        Assert.Contains("品类代码“flower”已经有了。", twice.Text);
        var family = await admin.Submit(await admin.Get($"/admin/categories/{bean.Id}"), "form#category", ("UnitFamily", "Count"));
        Assert.Contains("已有产品用这个品类，不能改计量方式。", family.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.Get("/admin/categories")).Status);
    }
}

public sealed class ReviewOnSqlite(SqliteDatabases databases) : ReviewTests(databases);

public sealed class ReviewOnMySql(MySqlDatabases databases) : ReviewTests(databases);
