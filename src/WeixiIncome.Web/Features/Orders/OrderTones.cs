using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>How an order's state looks: what waits, what goes on, what ended well or badly.</summary>
public static class OrderTones
{
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Accepted => "ok",
        OrderStatus.Rejected or OrderStatus.Declined => "bad",
        OrderStatus.Cancelled => "quiet",
        OrderStatus.Shipped => "info",
        _ => "wait",
    };
}
