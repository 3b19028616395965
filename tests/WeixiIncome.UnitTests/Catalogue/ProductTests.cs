using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Catalogue;

public sealed class ProductTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Reviewer = Guid.NewGuid();
    private static readonly Category Walnut = new("walnut", "核桃", UnitFamily.Weight, isFood: true, certificateRequired: true, "walnut", 10);
    private static readonly Category Oil = new("oil-walnut", "核桃油", UnitFamily.Volume, isFood: true, certificateRequired: false, "walnutoil", 20);

    private static OfferTerms Terms(decimal price, int from = 1, int to = 12) => new("普通", Unit.Kilogram, [new(0, Money.FromYuan(price))], 1000, 100_000, from, to, 0, []);

    private static Product Draft()
    {
        var product = new Product("P000001", Guid.NewGuid(), Walnut, "泡核桃", "好吃", "533423102", Now);
        product.AddOffer(Walnut, Terms(20), Now);
        return product;
    }

    private static Product Published()
    {
        var product = Draft();
        product.Submit(Now);
        product.Publish(Reviewer, Now);
        return product;
    }

    [Fact]
    public void Nothing_is_sold_before_the_review()
    {
        var product = Draft();
        Assert.Throws<RuleBroken>(() => product.Publish(Reviewer, Now));
        product.Submit(Now);
        Assert.False(product.IsOnSale);
        product.Publish(Reviewer, Now);
        Assert.True(product.IsOnSale);
        Assert.Equal(Now, product.PublishedAt);
    }

    [Fact]
    public void A_product_without_an_offer_is_not_handed_in()
    {
        var product = new Product("P000001", Guid.NewGuid(), Walnut, "泡核桃", null, "533423102", Now);
        Assert.Equal("请先填写至少一个报价，再提交审核。", Assert.Throws<RuleBroken>(() => product.Submit(Now)).Sentence);
    }

    [Theory]
    [InlineData("铁核桃", "533423102")]
    [InlineData("泡核桃", "533423201")]
    public void Another_name_or_origin_sends_a_published_product_back_to_review(string name, string origin)
    {
        var product = Published();
        product.Describe(Walnut, name, "好吃", origin, null, Now);
        Assert.Equal(ProductStatus.InReview, product.Status);
        Assert.Contains(product.TakeEvents(), e => e is ProductDescribed);
    }

    [Fact]
    public void Another_description_or_price_does_not()
    {
        var product = Published();
        product.TakeEvents();
        product.Describe(Walnut, "泡核桃", "更好吃", "533423102", null, Now);
        product.ReviseOffer(product.Offers[0].Id, Walnut, Terms(25), Now);
        Assert.Equal(ProductStatus.Published, product.Status);
        Assert.Empty(product.TakeEvents());
    }

    [Fact]
    public void A_category_of_another_family_is_refused_while_offers_are_there() =>
        Assert.Throws<RuleBroken>(() => Draft().Describe(Oil, "核桃油", null, "533423102", null, Now));

    [Fact]
    public void A_return_carries_its_reason_until_it_is_handed_in_again()
    {
        var product = Published();
        Assert.Throws<RuleBroken>(() => product.Return(Reviewer, " ", Now));
        product.Return(Reviewer, "请补照片", Now);
        Assert.Equal((ProductStatus.Returned, "请补照片"), (product.Status, product.ReviewNote));
        product.Submit(Now);
        Assert.Equal((ProductStatus.InReview, null), (product.Status, product.ReviewNote));
    }

    [Fact]
    public void A_withdrawn_product_comes_back_through_the_review()
    {
        var product = Published();
        product.Withdraw(Now);
        Assert.Throws<RuleBroken>(() => product.Withdraw(Now));
        product.Submit(Now);
        Assert.Equal(ProductStatus.InReview, product.Status);
    }

    [Fact]
    public void Price_and_season_of_the_product_follow_its_live_offers()
    {
        var product = Draft();
        var cheap = product.AddOffer(Walnut, Terms(8, 11, 1) with { Unit = Unit.Jin }, Now);
        Assert.Equal(Money.FromYuan(16), product.FromPrice);
        product.StopOffer(product.Offers[0].Id, Now);
        Assert.Equal((1 << 10) | (1 << 11) | 1, product.SeasonMonths);
        product.StopOffer(cheap.Id, Now);
        Assert.Null(product.FromPrice);
        product.ResumeOffer(cheap.Id, Now);
        Assert.Equal(Money.FromYuan(16), product.FromPrice);
    }

    [Fact]
    public void Photos_keep_their_order_and_their_limit()
    {
        var product = Draft();
        var photos = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var photo in photos) product.AddPhoto(photo, Now);
        Assert.Throws<RuleBroken>(() => product.AddPhoto(Guid.NewGuid(), Now));
        product.PutPhotoFirst(photos[5], Now);
        Assert.Equal(photos[5], product.Photos.MinBy(p => p.Position)!.FileId);
        product.RemovePhoto(photos[5], Now);
        Assert.Equal(photos[0], product.Photos.MinBy(p => p.Position)!.FileId);
        Assert.Throws<NotThere>(() => product.RemovePhoto(photos[5], Now));
    }

    [Theory]
    [InlineData("http://ys.fupin832.com/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("832")]
    public void A_link_to_832_is_an_https_address(string link) => Assert.Throws<RuleBroken>(() => Draft().LinkTo832(link));
}
