using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Shared.Files;
using WeixiIncome.Web.Hosting;
using WeixiIncome.Web.Jobs;

namespace WeixiIncome.IntegrationTests.Shared;

/// <summary>Papers: kept as they are, for the two parties and their officers only.</summary>
public abstract class FileTests(IDatabases databases) : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n%fake but enough\n");
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private sealed class From(Guid organisation) : ICurrentUser
    {
        public Guid? MemberId => null;
        public string Name => "";
        public Guid? OrganisationId => organisation;
        public string OrganisationName => "";
        public OrganisationKind? Kind => null;
        public string AreaCode => "533423";
        public IReadOnlySet<MarketRole> Roles { get; } = new HashSet<MarketRole>();
        public AuditScope? Audit => null;
        public bool SeesEverything => false;
    }

    private async Task<T> As<T>(Guid organisation, Func<UploadedFiles, MarketDb, Task<T>> work)
    {
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        return await work(new UploadedFiles(db, new From(organisation), market.Clock, scope.ServiceProvider.GetRequiredService<MarketSettings>()), db);
    }

    private Task<Guid> Keep(Guid owner, Guid? other, byte[] bytes, string name = "回单.pdf") => As(owner, (files, _) => files.KeepPaper(Form(bytes, name), other, CancellationToken.None));

    private static FormFile Form(byte[] bytes, string name) => new(new MemoryStream(bytes), 0, bytes.Length, "Paper", name);

    [Fact]
    public async Task A_paper_is_read_by_both_parties_and_their_officers_and_by_nobody_else()
    {
        var (canteen, cooperative) = (await market.Given.Canteen(), await market.Given.Cooperative());
        var paper = await Keep(canteen.Id, cooperative.Id, Pdf);
        async Task<HttpStatusCode> Sees(Organisation organisation, MarketRole role) => (await (await market.As(await market.Given.Member(organisation, role))).Get($"/files/{paper}")).Status;

        Assert.Equal(HttpStatusCode.OK, await Sees(canteen, MarketRole.Treasurer));
        Assert.Equal(HttpStatusCode.OK, await Sees(cooperative, MarketRole.CooperativeClerk));
        Assert.Equal(HttpStatusCode.OK, await Sees(await market.Given.Organisation(OrganisationKind.CountyDepartment), MarketRole.CountySupervisor));
        Assert.Equal(HttpStatusCode.NotFound, await Sees(await market.Given.Canteen(), MarketRole.Treasurer));
        Assert.Equal(HttpStatusCode.NotFound, await Sees(await market.Given.Organisation(OrganisationKind.Township, area: "533423201"), MarketRole.TownshipOfficer));
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get($"/files/{paper}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(await market.Given.Member(canteen, MarketRole.Treasurer))).Get($"/files/{paper}/small")).Status);
    }

    [Fact]
    public async Task A_paper_comes_back_byte_for_byte_as_an_attachment_that_no_browser_guesses_at()
    {
        var canteen = await market.Given.Canteen();
        var paper = await Keep(canteen.Id, null, Pdf, "../../回单<script>.pdf");
        var visitor = await market.As(await market.Given.Member(canteen, MarketRole.Treasurer));
        Assert.Equal(Pdf, await visitor.Download($"/files/{paper}"));
        var (name, value) = await market.CookieOf(await market.Given.Member(canteen, MarketRole.Treasurer));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{paper}");
        request.Headers.Add("Cookie", $"{name}={value}");
        using var answer = await market.Anyone().Client.SendAsync(request);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("这不是回单")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("MZ\u0090\u0000")]
    [InlineData("PK\u0003\u0004")]
    public async Task What_is_no_paper_is_refused_whatever_its_name(string content)
    {
        var canteen = await market.Given.Canteen();
        await Assert.ThrowsAsync<RuleBroken>(() => Keep(canteen.Id, null, Encoding.UTF8.GetBytes(content)));
        Assert.Equal(0, await market.InDb(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task Uploads_that_nothing_took_into_use_are_swept_after_a_day()
    {
        var canteen = await market.Given.Canteen();
        var (used, unused) = (await Keep(canteen.Id, canteen.Id, Pdf), await Keep(canteen.Id, null, Pdf));
        async Task<int> Sweep() => await As(canteen.Id, (files, db) => db.Write(ct => new SweepUploadsHandler(db, files, market.Clock).Handle(new SweepUploads(), ct), CancellationToken.None));
        Assert.Equal(0, await Sweep());
        market.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await Sweep());
        Assert.Equal([used], await market.InDb(db => db.Files.Select(f => f.Id).ToListAsync()));
        Assert.DoesNotContain(unused, await market.InDb(db => db.Files.Select(f => f.Id).ToListAsync()));
    }

    /// <summary>More than go at once, and without their bytes, as after a database was restored alone.</summary>
    [Fact]
    public async Task The_schedule_sweeps_what_was_left_every_night()
    {
        await market.InDb(db => db.MakeSchedulerTables(CancellationToken.None));
        var canteen = await market.Given.Canteen();
        var used = await Keep(canteen.Id, canteen.Id, Pdf);
        await market.InDb(async db =>
        {
            for (var i = 0; i <= SweepUploads.AtOnce; i++) db.Files.Add(new StoredFile("回单.pdf", "application/pdf", 1, new string('0', 64), canteen.Id, null, isPublic: false, market.Given.Now));
            await db.SaveChangesAsync();
        });
        await using var running = market.Replica(("Jobs:Enabled", "true"));
        running.Clock.Advance(TimeSpan.FromHours(25));
        var scheduler = await running.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var night = (await scheduler.GetTriggersOfJob(new JobKey("sweep-uploads"))).Single().NextFireTimeUtc!.Value.UtcDateTime;
        Assert.Equal(new TimeOnly(3, 30), TimeOnly.FromDateTime(BusinessDate.Clock(night)));

        await scheduler.TriggerJob(new JobKey("sweep-uploads"));
        while (await market.InDb(db => db.Files.CountAsync()) > 1) await Task.Delay(50);
        Assert.Equal(used, await market.InDb(db => db.Files.Select(f => f.Id).SingleAsync()));
    }
}

public sealed class FilesOnSqlite(SqliteDatabases databases) : FileTests(databases);

public sealed class FilesOnMySql(MySqlDatabases databases) : FileTests(databases);
