using WeixiIncome.Domain.Households;

namespace WeixiIncome.Web.Features.Households;

/// <summary>Tones of badges.</summary>
public static class HouseholdTones
{
    public static string Tone(this HouseholdKind kind) => kind.IsMonitored() ? "warn" : "ok";

    public static string Tone(this HouseholdStatus status) => status == HouseholdStatus.Registered ? "ok" : "wait";
}
