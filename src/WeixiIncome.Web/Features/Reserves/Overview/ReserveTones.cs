using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Web.Features.Reserves.Overview;

/// <summary>Colours of the states of the reserve.</summary>
internal static class ReserveTones
{
    public static string Of(ReserveState state) => state switch
    {
        ReserveState.Behind => "warn",
        ReserveState.OnPace => "info",
        ReserveState.Fulfilled => "ok",
        ReserveState.NotFiled => "bad",
        _ => "quiet",
    };

    public static string Of(Match832 match) => match switch
    {
        Match832.Matched => "ok",
        Match832.OnlyHere => "wait",
        Match832.OnlyThere => "info",
        _ => "warn",
    };

    public static string Of(CorrectionStatus status) => status switch
    {
        CorrectionStatus.Pending => "wait",
        CorrectionStatus.Approved => "ok",
        CorrectionStatus.Refused => "bad",
        _ => "quiet",
    };
}
