using Microsoft.AspNetCore.Mvc.Rendering;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>Budget lines for a select: code, name, year, what they pay for, what is left.</summary>
public static class BudgetChoices
{
    public static List<SelectListItem> Choices(this IEnumerable<BudgetLine> lines, Words words) =>
        [.. lines.Select(l => new SelectListItem(words["{0} {1}（{2} 年，{3}）可用 {4}", l.Code, l.Name, l.Year, string.Join(' ', l.Purposes.Select(p => words.Of(p))), l.Available], l.Id.ToString()))];
}
