using WeixiIncome.Domain.Buying.Agreements;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>How states of agreements look.</summary>
public static class AgreementTones
{
    public static string Of(AgreementStatus status) => status switch
    {
        AgreementStatus.Active => "ok",
        AgreementStatus.Submitted or AgreementStatus.AwaitingSupplier => "wait",
        AgreementStatus.Refused => "bad",
        _ => "quiet",
    };
}
