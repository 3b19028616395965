using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.UnitTests.Orders;

namespace WeixiIncome.UnitTests.Buying;

public sealed class CartTests
{
    private readonly Cart cart = new(Guid.NewGuid(), Guid.NewGuid());
    private readonly Trade trade = new();

    private Offer Offer => trade.Goods.Offer;

    [Fact]
    public void The_same_offer_is_added_up_and_remembers_the_price_seen()
    {
        cart.Add(Offer, 6000, Trade.Now);
        cart.Add(Offer, 6000, Trade.Now);
        var line = Assert.Single(cart.Lines);
        Assert.Equal((12_000L, 1800L), (line.Quantity, line.SeenPrice.Fen));
    }

    [Fact]
    public void Zero_takes_a_line_out_and_less_is_refused()
    {
        cart.Add(Offer, 6000, Trade.Now);
        Assert.Throws<RuleBroken>(() => cart.Set(Offer, -1));
        Assert.Throws<RuleBroken>(() => cart.Add(Offer, 0, Trade.Now));
        cart.Set(Offer, 0);
        Assert.Empty(cart.Lines);
        Assert.Throws<NotThere>(() => cart.Set(Offer, 1));
    }

    [Fact]
    public void A_cart_holds_two_hundred_lines()
    {
        for (var i = 0; i < 200; i++) cart.Add(new Trade().Goods.Offer, 1000, Trade.Now);
        Assert.Throws<RuleBroken>(() => cart.Add(Offer, 1000, Trade.Now));
    }

    [Theory]
    [InlineData(5000, 2000, 11, new string[0])]
    [InlineData(500, 2000, 11, new[] { "低于起订量" })]
    [InlineData(2_000_000, 1800, 11, new[] { "库存只剩" })]
    [InlineData(5000, 1900, 11, new[] { "单价已从" })]
    [InlineData(5000, 2000, 3, new[] { "不在供货期" })]
    public void What_hinders_is_said(long quantity, long seenFen, int month, string[] said)
    {
        var seasonal = new Trade { Offered = trade.Offered with { SeasonFrom = 9, SeasonTo = 12 } };
        var concerns = CartConcern.Of(seasonal.Goods.Offer, seasonal.Goods.Product, supplierActive: true, quantity, new Money(seenFen), month).ToArray();
        Assert.Equal(said.Length, concerns.Length);
        Assert.All(said, text => Assert.Contains(concerns, c => c.Sentence.Contains(text, StringComparison.Ordinal)));
        Assert.Equal(said.Any(text => text is "低于起订量" or "库存只剩"), concerns.Any(c => c.Blocks));
    }

    [Fact]
    public void What_is_gone_has_to_be_taken_out()
    {
        var withdrawn = new Trade { Status = ProductStatus.Withdrawn };
        Assert.True(Assert.Single(CartConcern.Of(withdrawn.Goods.Offer, withdrawn.Goods.Product, true, 5000, new Money(2000), 11)).Blocks);
        Assert.True(Assert.Single(CartConcern.Of(Offer, trade.Goods.Product, false, 5000, new Money(2000), 11)).Blocks);
        var empty = new Trade { Offered = trade.Offered with { Available = 500 } };
        Assert.True(Assert.Single(CartConcern.Of(empty.Goods.Offer, empty.Goods.Product, true, 5000, new Money(2000), 11)).Blocks);
    }
}
