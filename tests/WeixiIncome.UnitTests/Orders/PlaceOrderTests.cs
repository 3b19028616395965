using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

public sealed class PlaceOrderTests
{
    private static RuleBroken Refused(Func<Order> place) => Assert.Throws<RuleBroken>(place);

    [Fact]
    public void An_order_keeps_the_price_of_its_tier_and_the_names_of_the_day()
    {
        var order = new Trade().Place(12_500);
        var line = Assert.Single(order.Lines);
        Assert.Equal((1800L, 22_500L, 22_500L, "老黑谷米", "普通"), (line.UnitPrice.Fen, line.Amount.Fen, order.Total.Fen, line.ProductName, line.Specification));
        Assert.Equal((OrderStatus.Submitted, null, AssistanceRelation.County), (order.Status, order.OrderedOn, order.Relation));
        Assert.IsType<OrderPlaced>(Assert.Single(order.Events));
    }

    [Fact]
    public void A_persons_order_needs_no_approval()
    {
        var trade = new Trade { Buyer = Organisation.Register(OrganisationKind.Person, "张三", null, "533423", AssistanceRelation.None, Trade.Now) };
        var order = trade.Place(purpose: Purpose.Personal);
        Assert.Equal((OrderStatus.Approved, Trade.Today), (order.Status, order.OrderedOn));
    }

    [Fact]
    public void Less_than_the_minimum_is_refused() => Assert.Contains("起订量", Refused(() => new Trade().Place(999)).Sentence);

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public void A_day_that_is_past_or_more_than_a_year_away_is_refused(int days) =>
        Assert.Equal("DeliverOn", Refused(() => new Trade().Place(deliverOn: Trade.Today.AddDays(days))).Field);

    [Theory]
    [InlineData(5, 9, false)]
    [InlineData(10, 2, true)]
    [InlineData(12, 10, false)]
    [InlineData(11, 11, true)]
    public void The_delivery_day_lies_in_the_season_which_may_run_over_the_year_end(int from, int to, bool served)
    {
        var trade = new Trade { Offered = new Trade().Offered with { SeasonFrom = from, SeasonTo = to } };
        if (served) trade.Place();
        else Assert.Contains("不供货", Refused(() => trade.Place()).Sentence);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void The_lead_time_is_kept(int days, bool served)
    {
        var trade = new Trade { Offered = new Trade().Offered with { LeadDays = 3 } };
        if (served) trade.Place(deliverOn: Trade.Today.AddDays(days));
        else Assert.Contains("备货", Refused(() => trade.Place(deliverOn: Trade.Today.AddDays(days))).Sentence);
    }

    [Fact]
    public void Goods_go_only_where_the_offer_delivers()
    {
        var trade = new Trade { Offered = new Trade().Offered with { DeliveryAreas = ["533423"] } };
        trade.Place(area: "533423102");
        Assert.Contains("不配送", Refused(() => trade.Place(area: "310113")).Sentence);
    }

    [Fact]
    public void What_is_withdrawn_and_who_is_suspended_do_not_trade()
    {
        Assert.Contains("下架", Refused(() => new Trade { Status = ProductStatus.Withdrawn }.Place()).Sentence);
        var trade = new Trade();
        trade.Supplier.Suspend(Guid.NewGuid(), "整改", Trade.Now);
        Assert.Contains("暂停供货", Refused(() => trade.Place()).Sentence);
        var buyer = new Trade();
        buyer.Buyer.Suspend(Guid.NewGuid(), "整改", Trade.Now);
        Assert.Contains("暂停使用", Refused(() => buyer.Place()).Sentence);
    }

    [Fact]
    public void A_canteen_buys_food_and_no_alcohol()
    {
        var herb = new Trade { Category = new("herb-qinjiao", "秦艽", UnitFamily.Weight, isFood: false, certificateRequired: false, "qinjiao", 1) };
        Assert.Equal("Purpose", Refused(() => herb.Place()).Field);
        herb.Place(purpose: Purpose.Union);
        var wine = new Trade
        {
            Category = new("wine", "冰酒", UnitFamily.Count, isFood: true, certificateRequired: false, "icewine", 1, isAlcohol: true),
            Offered = new Trade().Offered with { Unit = Unit.Bottle, MinimumQuantity = 1, Tiers = [new(0, Money.FromYuan(100))] },
        };
        Assert.Contains("酒类", Refused(() => wine.Place(6)).Sentence);
        wine.Place(6, purpose: Purpose.Union);
    }

    [Fact]
    public void A_supplier_does_not_order() =>
        Assert.Contains("不是采购单位", Refused(() => new Trade { Buyer = new Trade().Supplier }.Place()).Sentence);
}
