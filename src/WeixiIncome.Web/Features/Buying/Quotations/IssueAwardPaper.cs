using System.Globalization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying.Comparisons;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>The printed result of a request (询价结果确认单), as it stands now.</summary>
/// <returns>The paper's number.</returns>
public sealed record IssueAwardPaper(string Number, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class IssueAwardPaperHandler(MarketDb db, IMediator mediator, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueAwardPaper, string>
{
    public async Task<string> Handle(IssueAwardPaper command, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowQuotation(command.Number), ct);
        if (page.Quotation.BuyerId != user.OrganisationId) throw new NotThere();
        if (page.Quotation.Status != QuotationStatus.Awarded) throw new RuleBroken("定标之后才能打印询价结果确认单。");
        var paper = await db.IssuePaper(PaperKind.Award, page.Quotation.Id, page.Quotation.BuyerId, null, AwardPaper.Of(page), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}

/// <summary>What the paper says, in Chinese as it is printed.</summary>
internal static class AwardPaper
{
    public static PaperContent Of(QuotationPage page)
    {
        var quotation = page.Quotation;
        string Who(QuotationAct act) => page.Steps.LastOrDefault(step => step.Act == act)?.Who ?? "";
        return new(
            [
                new("询价单号", quotation.Number), new("采购单位", page.Unit), new("询价名称", quotation.Title), new("用途", Words.Chinese(quotation.Purpose)),
                new("报价截止时间", Moment(quotation.Deadline)), new("收到报价", page.Answers.ToString(CultureInfo.InvariantCulture)),
                new("开启", string.Join(' ', Who(QuotationAct.Open), Moment(quotation.OpenedAt!.Value))), new("定标", string.Join(' ', Who(QuotationAct.Award), Moment(quotation.AwardedAt!.Value))),
                new("定标合计（元）", ComparisonPaper.Yuan(quotation.AwardedTotal)), new("定标理由", quotation.AwardReason!),
                new("同等条件优先", quotation.EqualConditions is { } equal ? Words.Chinese(equal) : quotation.EqualAnswers > 0 ? "有同等条件的报价，见同等条件说明" : "没有同等条件的报价"), new("同等条件说明", quotation.EqualNote ?? ""),
            ],
            [Answers(page), Awards(page)],
            ["报价在截止之后由采购单位开启，开启前任何人看不到价格。"], ["经办人", "审批人", "负责人"]);
    }

    private static PaperTable Answers(QuotationPage page) => new("各家报价",
        ["行", "需求", "供应商", "单价（元）", "可供数量", "金额（元）", "质量标志", "送货日期"],
        [.. from line in page.Quotation.Lines
            from answer in page.Of(line)
            select (IReadOnlyList<string>)
            [
                line.Position.ToString(CultureInfo.InvariantCulture), line.Product, answer.Supplier, ComparisonPaper.Yuan(answer.Price), Amount(line, answer.Quantity), ComparisonPaper.Yuan(answer.Amount),
                answer.QualityMarks ?? "", ComparisonPaper.Day(answer.DeliverOn),
            ]]);

    private static PaperTable Awards(QuotationPage page) => new("定标结果",
        ["行", "需求", "供应商", "数量", "单价（元）", "金额（元）", "送货日期", "订单号"],
        [.. from line in page.Quotation.Lines
            from award in page.Quotation.Awards
            where award.LineId == line.Id
            select (IReadOnlyList<string>)
            [
                line.Position.ToString(CultureInfo.InvariantCulture), line.Product, page.Suppliers.GetValueOrDefault(award.SupplierId, ""), Amount(line, award.Quantity), ComparisonPaper.Yuan(award.Price),
                ComparisonPaper.Yuan(award.Amount), ComparisonPaper.Day(award.DeliverOn), award.OrderNumber ?? "",
            ]]);

    private static string Amount(QuotationLine line, long quantity) => FormattableString.Invariant($"{line.Unit.FromBase(quantity):0.###} ") + Words.Chinese(line.Unit);

    private static string Moment(DateTime instant) => BusinessDate.Clock(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
