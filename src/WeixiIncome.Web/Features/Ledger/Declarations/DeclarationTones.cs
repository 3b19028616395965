using WeixiIncome.Domain.Ledger.Declarations;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>How the states of declarations look, the same on every page.</summary>
public static class DeclarationTones
{
    public static string Tone(this DeclarationStatus status) => status switch
    {
        DeclarationStatus.Entered => "ok",
        DeclarationStatus.Submitted or DeclarationStatus.Checked => "wait",
        DeclarationStatus.Returned => "warn",
        DeclarationStatus.Rejected or DeclarationStatus.Reversed => "bad",
        _ => "quiet",
    };
}
