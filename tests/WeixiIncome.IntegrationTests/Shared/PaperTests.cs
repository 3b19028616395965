using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Shared;

/// <summary>Papers: issued once as long as they say the same, checked by whoever holds one, taken back sealed.</summary>
public abstract class PaperTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly byte[] Scan = Encoding.ASCII.GetBytes("%PDF-1.7\n%signed and sealed\n");
    private Market market = null!;
    private Organisation canteen = null!;
    private Person buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        canteen = await market.Given.Canteen("示例食堂");
        buyer = await market.Given.Member(canteen, MarketRole.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Paper> Issue(Guid subject, string text, Guid? sharedWith = null) => market.InDb(db => db.Write(async ct =>
    {
        var content = new PaperContent([new("采购单位", "示例食堂"), new("事由", text)], [new("明细", ["产品", "金额"], [["老黑谷米", "¥20.00"]])], ["以上内容经核对无误。"], ["填报人", "审核人", "负责人"]);
        var paper = await db.IssuePaper(PaperKind.PurchaseRequest, subject, canteen.Id, sharedWith, content, buyer.Id, market.Given.Now, ct);
        await db.SaveChangesAsync(ct);
        return paper;
    }, CancellationToken.None));

    [Fact]
    public async Task The_same_paper_keeps_its_number_and_a_changed_one_gets_another()
    {
        var subject = Guid.NewGuid();
        var first = await Issue(subject, "每周食材");
        Assert.Equal("ZJ20261120-0001", first.Number);
        Assert.Equal(first.Number, (await Issue(subject, "每周食材")).Number);
        var changed = await Issue(subject, "每周食材（改数量）");
        Assert.Equal("ZJ20261120-0002", changed.Number);
        Assert.NotEqual(first.Sha256, changed.Sha256);
        Assert.Equal(2, await market.InDb(db => db.Papers.CountAsync()));
    }

    [Fact]
    public async Task It_is_printed_with_number_code_and_signature_boxes_for_both_parties_and_nobody_else()
    {
        var cooperative = await market.Given.Cooperative();
        var paper = await Issue(Guid.NewGuid(), "每周食材", cooperative.Id);
        var seen = await (await market.As(buyer)).Get($"/papers/{paper.Number}?back=/orders");
        Assert.Contains("每周食材", seen.Text, StringComparison.Ordinal);
        Assert.StartsWith("data:image/png;base64,", seen.Document.QuerySelector(".paper-code img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains(paper.Sha256[..16], seen.Document.QuerySelector(".paper-code")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, seen.Document.QuerySelectorAll(".signatures > div").Length);
        Assert.Equal("/orders", seen.Document.QuerySelector(".paper-bar a")!.GetAttribute("href"));
        Assert.Equal("/", (await (await market.As(buyer)).Get($"/papers/{paper.Number}?back=//evil.example")).Document.QuerySelector(".paper-bar a")!.GetAttribute("href"));

        async Task<HttpStatusCode> Sees(Person person) => (await (await market.As(person)).Get($"/papers/{paper.Number}")).Status;
        Assert.Equal(HttpStatusCode.OK, await Sees(await market.Given.Member(cooperative, MarketRole.CooperativeClerk)));
        Assert.Equal(HttpStatusCode.OK, await Sees(await market.Given.Member(await market.Given.Organisation(OrganisationKind.CountyDepartment), MarketRole.CountySupervisor)));
        Assert.Equal(HttpStatusCode.NotFound, await Sees(await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer)));
    }

    [Fact]
    public async Task Whoever_holds_a_paper_finds_out_whether_it_is_true_and_nothing_else()
    {
        var paper = await Issue(Guid.NewGuid(), "每周食材");
        var seen = await market.Anyone().Get($"/papers/{paper.Number}/check?digest={paper.Sha256[..16]}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.NotNull(seen.Document.QuerySelector(".callout-ok"));
        Assert.DoesNotContain("每周食材", seen.Text, StringComparison.Ordinal);
        Assert.NotNull((await market.Anyone().Get($"/papers/{paper.Number}/check?digest={paper.Sha256[..8]}00000000")).Document.QuerySelector(".callout-bad"));
        foreach (var guess in new[] { "", "?digest=", "?digest=0123456789abcdef" })
            Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/papers/{paper.Number}/check{guess}")).Status);
        await market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE Papers SET Content = REPLACE(Content, '20.00', '90.00')"));
        Assert.NotNull((await market.Anyone().Get($"/papers/{paper.Number}/check?digest={paper.Sha256[..16]}")).Document.QuerySelector(".callout-bad"));
    }

    [Fact]
    public async Task The_sealed_scan_is_taken_back_from_the_papers_own_organisation_only()
    {
        var cooperative = await market.Given.Cooperative();
        var paper = await Issue(Guid.NewGuid(), "每周食材", cooperative.Id);
        var visitor = await market.As(buyer);
        var page = await visitor.Get($"/papers/{paper.Number}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Upload(page, "#scan form", [("Paper", "盖章.pdf", Encoding.UTF8.GetBytes("不是单据"))])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Upload(page, "#scan form", [("Paper", "盖章.pdf", Scan)])).Status);
        var kept = await market.InDb(db => db.Papers.AsNoTracking().SingleAsync());
        Assert.Equal(buyer.Id, kept.ScannedBy);
        Assert.Contains("查看扫描件", (await visitor.Get($"/papers/{paper.Number}")).Text, StringComparison.Ordinal);

        var supplier = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
        var shared = await supplier.Get($"/papers/{paper.Number}");
        Assert.Null(shared.Document.QuerySelector("#scan form"));
        Assert.Equal(Scan, await supplier.Download($"/files/{kept.ScanFileId}"));
    }
}

public sealed class PapersOnSqlite(SqliteDatabases databases) : PaperTests(databases);

public sealed class PapersOnMySql(MySqlDatabases databases) : PaperTests(databases);
