using System.Net;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Catalogue;

public abstract class PhotoTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Product product = null!;
    private Visitor clerk = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        var cooperative = await market.Given.Cooperative();
        clerk = await market.As(await market.Given.Member(cooperative, MarketRole.CooperativeClerk));
        (product, _) = await market.Given.Product(cooperative, "新米");
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private string Address => $"/supply/products/{product.Number}";

    private async Task<Seen> Upload(params (string Name, byte[] Bytes)[] files) =>
        await clerk.Upload(await clerk.Get(Address), "form#add-photos", files.Select(f => ("Photos", f.Name, f.Bytes)));

    private Task<Guid[]> Photos() => market.InDb(db => db.Products.Where(p => p.Id == product.Id).SelectMany(p => p.Photos).OrderBy(f => f.Position).Select(f => f.FileId).ToArrayAsync());

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_photo_is_made_anew_in_two_sizes_and_shown_to_everyone(SKEncodedImageFormat format)
    {
        var done = await Upload(("核桃.jpg", Pictures.Of(2400, 1800, format)));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var photo = Assert.Single(await Photos());
        var (large, small) = (await Get($"/files/{photo}"), await Get($"/files/{photo}/small"));
        Assert.Equal("image/webp", large.Type);
        Assert.Equal((1600, 1200), Pictures.SizeOf(large.Bytes));
        Assert.Equal((480, 360), Pictures.SizeOf(small.Bytes));
        Assert.Contains("immutable", large.Cache);
        Assert.Contains($"/files/{photo}/small", (await market.Anyone().Get("/catalogue?q=新米")).Html);
    }

    [Fact]
    public async Task A_photo_taken_sideways_stands_upright_and_loses_the_cameras_notes()
    {
        await Upload(("IMG.jpg", Pictures.WithExif(Pictures.Of(800, 600, SKEncodedImageFormat.Jpeg), orientation: 6)));
        var photo = await Get($"/files/{Assert.Single(await Photos())}");
        Assert.Equal((600, 800), Pictures.SizeOf(photo.Bytes));
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(photo.Bytes));
        Assert.DoesNotContain("SECRET-PLACE", System.Text.Encoding.Latin1.GetString(photo.Bytes));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "text", "不是 JPG、PNG 或 WebP 图片" }, { "svg", "不是 JPG、PNG 或 WebP 图片" }, { "gif", "不是 JPG、PNG 或 WebP 图片" }, { "html", "不是 JPG、PNG 或 WebP 图片" }, { "truncated", "不完整" },
        { "huge", "太大" }, { "empty", "是空的" }, { "heavy", "太大：最多 10 MB" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_no_whole_photo_is_refused(string kind, string sentence)
    {
        var seen = await Upload(("照片.jpg", Pictures.Wrong(kind)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Empty(await Photos());
    }

    [Fact]
    public async Task One_bad_photo_of_several_and_none_is_taken()
    {
        await Upload(("a.jpg", Pictures.Of(40, 30, SKEncodedImageFormat.Jpeg)), ("b.jpg", Pictures.Wrong("text")));
        Assert.Empty(await Photos());
    }

    [Fact]
    public async Task A_product_has_eight_photos_at_most()
    {
        var seen = await Upload([.. Enumerable.Range(0, 9).Select(i => ($"{i}.png", Pictures.Of(20 + i, 20, SKEncodedImageFormat.Png)))]);
        Assert.Contains("每个产品最多 8 张照片", seen.Text);
        Assert.Empty(await Photos());
    }

    [Fact]
    public async Task Photos_change_places_and_are_removed()
    {
        await Upload(("a.png", Pictures.Of(20, 20, SKEncodedImageFormat.Png)), ("b.png", Pictures.Of(30, 20, SKEncodedImageFormat.Png)));
        var before = await Photos();
        await clerk.Submit(await clerk.Get(Address), $"form[action$='{before[1]}/first']");
        Assert.Equal([before[1], before[0]], await Photos());
        await clerk.Submit(await clerk.Get(Address), $"form[action$='{before[1]}/remove']");
        Assert.Equal([before[0]], await Photos());
        Assert.False(await market.InDb(db => db.Files.Where(f => f.Id == before[1]).Select(f => f.IsUsed).SingleAsync()));
    }

    private async Task<(byte[] Bytes, string? Type, string? Cache)> Get(string path)
    {
        using var answer = await market.Anyone().Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString());
    }
}

public sealed class PhotosOnSqlite(SqliteDatabases databases) : PhotoTests(databases);

public sealed class PhotosOnMySql(MySqlDatabases databases) : PhotoTests(databases);
