using WeixiIncome.Domain.Buying.Quotations;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>How states look.</summary>
internal static class QuotationTones
{
    public static string Of(QuotationStatus status) => status switch
    {
        QuotationStatus.Awarded => "ok",
        QuotationStatus.Published => "info",
        QuotationStatus.Closed or QuotationStatus.Opened => "wait",
        QuotationStatus.Failed => "bad",
        _ => "quiet",
    };
}
