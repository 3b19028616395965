using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>How the states of money look, the same on every page.</summary>
public static class PaymentTones
{
    public static string Tone(this PaymentStatus status) => status switch
    {
        PaymentStatus.Confirmed => "ok",
        PaymentStatus.Recorded => "info",
        _ => "wait",
    };

    public static string Tone(this TransferStatus status) => status switch
    {
        TransferStatus.Received => "ok",
        TransferStatus.Recorded => "wait",
        _ => "bad",
    };
}
