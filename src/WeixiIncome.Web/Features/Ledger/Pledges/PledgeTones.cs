using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Buying.Pledges;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>How the states of pledges and activities look, the same on every page.</summary>
public static class PledgeTones
{
    public static string Tone(this PledgeStatus status) => status switch
    {
        PledgeStatus.Fulfilled => "ok",
        PledgeStatus.InForce => "info",
        PledgeStatus.NotFulfilled => "warn",
        _ => "quiet",
    };

    public static string Tone(this ActivityStatus status) => status switch
    {
        ActivityStatus.Held => "ok",
        ActivityStatus.Planned => "info",
        _ => "quiet",
    };
}
