using WeixiIncome.Domain.Orders.Returns;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>How a return's state looks.</summary>
internal static class ReturnTones
{
    public static string Of(ReturnStatus status) => status switch
    {
        ReturnStatus.Granted => "ok",
        ReturnStatus.Dismissed or ReturnStatus.Withdrawn or ReturnStatus.Lapsed => "quiet",
        ReturnStatus.Refused => "warn",
        _ => "wait",
    };
}
