using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>A canteen, a cooperative and an offer, from which orders are made.</summary>
internal sealed class Trade
{
    public static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2026, 11, 20);

    public Guid Orderer { get; } = Guid.NewGuid();
    public Guid Approver { get; } = Guid.NewGuid();
    public Guid Clerk { get; } = Guid.NewGuid();
    public Guid First { get; } = Guid.NewGuid();
    public Guid Second { get; } = Guid.NewGuid();

    public Organisation Buyer { get; init; } = Organisation.Register(OrganisationKind.BudgetUnit, "测试食堂", Code(1), "533423", AssistanceRelation.County, Now);
    public Organisation Supplier { get; } = Organisation.Register(OrganisationKind.Cooperative, "测试合作社", Code(2), "533423102", AssistanceRelation.None, Now);
    public Category Category { get; init; } = new("rice", "稻谷杂粮", UnitFamily.Weight, isFood: true, certificateRequired: false, "oldrice", 1);
    public OfferTerms Offered { get; init; } = new("普通", Unit.Kilogram, [new(0, Money.FromYuan(20)), new(10_000, Money.FromYuan(18))], 1000, 1_000_000, 1, 12, 0, []);
    public ProductStatus Status { get; init; } = ProductStatus.Published;

    private (Product Product, Offer Offer)? goods;

    public (Product Product, Offer Offer) Goods => goods ??= Make();

    private (Product, Offer) Make()
    {
        var product = new Product("P000001", Supplier.Id, Category, "老黑谷米", null, "533423102", Now);
        var offer = product.AddOffer(Category, Offered, Now);
        product.Submit(Now);
        product.Publish(Guid.NewGuid(), Now);
        if (Status == ProductStatus.Withdrawn) product.Withdraw(Now);
        return (product, offer);
    }

    public LineToPlace Line(long quantity = 5000) => new(Goods.Offer, Goods.Product, Category, quantity);

    public Order Place(long quantity = 5000, DateOnly? deliverOn = null, Purpose purpose = Purpose.Canteen, string area = "533423102") =>
        Order.Place("WX20261120-000001", Terms(deliverOn, purpose, area), Supplier, [Line(quantity)], Orderer, Now);

    public OrderTerms Terms(DateOnly? deliverOn = null, Purpose purpose = Purpose.Canteen, string area = "533423102") =>
        new(Guid.NewGuid(), Buyer, Buyer, purpose, Activity.None, deliverOn ?? Today.AddDays(1), DeliveryWindow.Any, new DeliveryAddress(Buyer.Id, "李收货", "13800000000", area, "后门"), null);

    public void Act(Order order, OrderAct act)
    {
        switch (act)
        {
            case OrderAct.Approve: order.Approve(Approver, null, Now); break;
            case OrderAct.Reject: order.Reject(Approver, "超预算", Now); break;
            case OrderAct.Confirm: order.Confirm(Clerk, null, Now); break;
            case OrderAct.Decline: order.Decline(Clerk, "没有货", Now); break;
            case OrderAct.Ship: order.Ship(Clerk, null, null, Now); break;
            case OrderAct.Inspect: order.Inspect([.. order.Lines.Select(l => new InspectedLine(l.Id, l.Quantity, 0, null))], Buyer, First, Now); break;
            case OrderAct.Countersign: order.Countersign(Second, Now); break;
            case OrderAct.ReopenInspection: order.ReopenInspection(Second, "少了", Now); break;
            case OrderAct.EndShipping: order.EndShipping(Clerk, "没有了", Now); break;
            case OrderAct.Cancel: order.Cancel(Orderer, "不要了", Now); break;
            case OrderAct.Close: order.Close(Clerk, Now); break;
            default: throw new ArgumentOutOfRangeException(nameof(act));
        }
    }

    /// <summary>The acts that lead from submission to a state.</summary>
    public Order Reach(params OrderAct[] acts)
    {
        var order = Place();
        foreach (var act in acts) Act(order, act);
        return order;
    }

    private static string Code(int number)
    {
        var body = $"91533423{number:000000000}";
        return body + CreditCode.CheckCharacter(body);
    }
}
