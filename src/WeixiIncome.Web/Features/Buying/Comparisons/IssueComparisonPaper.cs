using System.Globalization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>The printed comparison of quotes (三家比价单), as it stands now.</summary>
/// <returns>The paper's number.</returns>
public sealed record IssueComparisonPaper(string Number, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class IssueComparisonPaperHandler(MarketDb db, IMediator mediator, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueComparisonPaper, string>
{
    public async Task<string> Handle(IssueComparisonPaper command, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowComparison(command.Number), ct);
        if (page.Comparison.OrganisationId != user.OrganisationId) throw new NotThere();
        if (page.Comparison.Status != ComparisonStatus.Decided) throw new RuleBroken("选定报价之后才能打印比价单。");
        var paper = await db.IssuePaper(PaperKind.Comparison, page.Comparison.Id, page.Comparison.OrganisationId, null, ComparisonPaper.Of(page), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}

/// <summary>What the paper says, in Chinese as it is printed.</summary>
internal static class ComparisonPaper
{
    public static PaperContent Of(ComparisonPage page)
    {
        var comparison = page.Comparison;
        var chosen = comparison.Chosen!;
        string[] columns = ["序号", "供应商", "规格", "单价（元）", "金额（元）", "参考价（元）", "联系方式", "报价日期", "来源", "结果"];
        var rows = comparison.Quotes.OrderBy(q => q.Price).ThenBy(q => q.Position).Select((quote, i) => (IReadOnlyList<string>)
        [
            (i + 1).ToString(CultureInfo.InvariantCulture), quote.SupplierName, quote.Specification ?? "", Yuan(quote.Price), Yuan(quote.Amount),
            page.Beside.GetValueOrDefault(quote.Id) is { } beside ? Yuan(beside.Price) : "", quote.Contact ?? "", Day(quote.QuotedOn), quote.Source, quote.Id == chosen.Id ? "选定" : "",
        ]).ToArray();
        return new(
            [
                new("比价单号", comparison.Number), new("采购单位", page.Unit), new("产品", comparison.Product), new("规格", comparison.Specification ?? ""),
                new("数量", Amount(comparison)), new("选定供应商", chosen.SupplierName), new("选定金额（元）", Yuan(chosen.Amount)),
                new("选定原因", comparison.ReasonText is { } why ? string.Join('：', Words.Chinese(comparison.Reason!.Value), why) : Words.Chinese(comparison.Reason!.Value)),
                new("同等条件优先", Words.Chinese(comparison.EqualConditions!.Value)), new("同等条件说明", comparison.EqualNote ?? ""),
                new("经办人", page.Who(comparison.DecidedBy) ?? ""), new("会签", string.Join('、', new[] { page.Who(comparison.FirstSignatory), page.Who(comparison.SecondSignatory) }.OfType<string>())),
                new("选定日期", Day(BusinessDate.Of(comparison.DecidedAt!.Value))),
            ],
            [new("各家报价", columns, rows)],
            ["单价按比价单的单位和数量折算；参考价按每公斤、每升或每件计。"], ["经办人", "会签人", "负责人"]);
    }

    internal static string Yuan(Money money) => money.Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Comparison comparison) => FormattableString.Invariant($"{comparison.Unit.FromBase(comparison.Quantity):0.###} ") + Words.Chinese(comparison.Unit);
}
