using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>Issues the agreement or plan as a paper to print, sign and seal, which the supplier may read too.</summary>
public sealed record IssueAgreementPaper(string Number, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class IssueAgreementPaperHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueAgreementPaper, string>
{
    public async Task<string> Handle(IssueAgreementPaper form, CancellationToken ct)
    {
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(user).Include(a => a.Lines.OrderBy(l => l.Position)).Where(a => a.Number == form.Number).OrNotThere(ct);
        if (agreement.Status is AgreementStatus.Submitted or AgreementStatus.Refused) throw new RuleBroken("{0} 现在是“{1}”，审批通过后才能打印。", agreement.Number, agreement.Status);
        var parties = await db.Organisations.AsNoTracking().Where(o => o.Id == agreement.BuyerId || o.Id == agreement.SupplierId).ToDictionaryAsync(o => o.Id, ct);
        var paper = await db.IssuePaper(PaperKind.SupplyAgreement, agreement.Id, agreement.BuyerId, agreement.SupplierId,
            AgreementPaper.Content(agreement, parties[agreement.BuyerId], agreement.SupplierId is { } supplier ? parties[supplier] : null), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}

/// <summary>What the printed agreement says.</summary>
internal static class AgreementPaper
{
    public static PaperContent Content(Agreement agreement, Organisation buyer, Organisation? supplier)
    {
        var isPlan = agreement.Kind == AgreementKind.MonthlyPlan;
        List<PaperFact> facts =
        [
            new("编号", agreement.Number), new("类别", Words.Chinese(agreement.Kind)), new("名称", agreement.Name),
            new(isPlan ? "采购单位" : "甲方（采购单位）", buyer.Name),
        ];
        if (buyer.CreditCode is { } buyersCode) facts.Add(new("甲方统一社会信用代码", buyersCode));
        if (supplier is not null) facts.AddRange([new("乙方（供应商）", supplier.Name), new("乙方统一社会信用代码", supplier.CreditCode ?? ""), new("乙方账户", $"{supplier.BankAccountName} {supplier.BankName} {supplier.BankAccountNumber}".Trim())]);
        facts.AddRange([new("开始日期", Day(agreement.From)), new("截止日期", Day(agreement.To)), new("总金额", agreement.Amount.ToString())]);
        if (agreement.Note is { } note) facts.Add(new("备注", note));
        var table = new PaperTable("产品明细", ["序号", "产品", "产品编号", "规格", "数量", "单位", "价格规则", "单价", "金额"], [.. agreement.Lines.Select(Row)]);
        return new(facts, [table], Notes(isPlan), isPlan ? ["采购员", "审批人", "单位负责人"] : ["甲方经办人", "甲方审批人", "乙方经办人", "乙方负责人"]);
    }

    private static IReadOnlyList<string> Row(AgreementLine line) =>
    [
        line.Position.ToString(CultureInfo.InvariantCulture), line.ProductName, line.ProductNumber, line.Specification,
        new Measured(line.Quantity, line.Unit).InUnit.ToString("0.###", CultureInfo.InvariantCulture), Words.Chinese(line.Unit), Words.Chinese(line.Rule), line.Price?.ToString() ?? "", line.Amount.ToString(),
    ];

    private static IReadOnlyList<string> Notes(bool isPlan) => isPlan
        ? ["本计划经审批后，当月订单在计划数量和总金额的一成以内不再逐单审批；超出的订单单独审批。"]
        : [
            "一、甲方在期限内按需分次下单，乙方按订单约定的日期、时段和地点送货。",
            "二、标明“协议价”的产品按表列单价结算，“不高于限价”的不超过表列单价，其余按下单当日平台价；数量以验收合格的为准。",
            "三、经双方确认后，订单累计在各产品数量和总金额的一成以内不再逐单审批；超出的订单由甲方单独审批。",
            "四、货到验收、开票后付款：自验收合格之日起三十日内，最长不超过六十日（国务院令第802号）。",
            "五、任何一方需要提前终止的，应说明原因；终止前已下的订单照常履行。",
        ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
