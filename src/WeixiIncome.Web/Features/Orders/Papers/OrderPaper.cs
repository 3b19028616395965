using System.Globalization;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Approving;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Papers;

/// <summary>What the papers of an order say, in Chinese as they are printed.</summary>
internal sealed class OrderPaper(Order order, string buyer, string supplier, IReadOnlyDictionary<Guid, string> names, OrderControl control)
{
    public PaperContent Request() => new(Facts(), [Goods()], Notes(), ["申请人", "部门负责人", "单位负责人"]);

    public PaperContent Approval() => new([.. Facts(), new("审批结果", Words.Chinese(order.Status))], [Goods(), Approvals()], Notes(), ["经办人", "审批人", "单位负责人"]);

    private PaperFact[] Facts()
    {
        PaperFact[] facts =
        [
            new("采购单位", buyer), new("订单号", order.Number), new("申请人", NameOf(order.PlacedBy)), new("申请日期", Day(BusinessDate.Of(order.PlacedAt))),
            new("供应商", supplier), new("用途", Words.Chinese(order.Purpose)), new("送货日期", Day(order.DeliverOn)), new("金额", MoneyText.Exact(order.Total)),
        ];
        return control.Budget is { } budget ? [.. facts, new("预算项目", $"{budget.Year} {budget.Code} {budget.Name}")] : facts;
    }

    private PaperTable Goods() => new("采购明细", ["序号", "产品", "规格", "数量", "单价", "金额"],
        [.. order.Lines.OrderBy(l => l.Position).Select(l => (IReadOnlyList<string>)[Number(l.Position), l.ProductName, l.Specification, Quantity(l), MoneyText.Exact(l.UnitPrice), MoneyText.Exact(l.Amount)]),
            ["", "合计", "", "", "", MoneyText.Exact(order.Total)]]);

    /// <summary>The approvals that the rules asked for; without rules the one that any approver gave.</summary>
    private PaperTable Approvals()
    {
        string[] columns = ["序号", "应审批人", "实际审批人", "结论", "意见", "时间"];
        if (control.Approvals.Count > 0)
            return new("审批记录", columns, [.. control.Approvals.Select((step, i) => (IReadOnlyList<string>)
                [Number(i + 1), step.Approver, step.By ?? "", Words.Chinese(step.State), step.Comment ?? "", At(step.At)])]);
        var given = order.Steps.Where(s => s.Act is OrderAct.Approve or OrderAct.Reject).OrderBy(s => s.At);
        return new("审批记录", columns, [.. given.Select((step, i) => (IReadOnlyList<string>)[Number(i + 1), "本单位审批人", NameOf(step.MemberId), Words.Chinese(step.Act), step.Comment ?? "", At(step.At)])]);
    }

    private string[] Notes() =>
    [
        .. order.Note is { } note ? [Said("备注：{0}", note)] : Array.Empty<string>(),
        .. control.Approvals.Where(a => a.Missing is not null).Select(a => Said("提交时超出预算 {0}。", MoneyText.Exact(a.Missing!.Value))),
        .. control.Over is { } over ? [Said("{0} 年从该供应商累计采购 {1}，超过采购限额 {2}（{3}）。", over.Year, MoneyText.Exact(over.Sum), MoneyText.Exact(over.Limit), over.DocumentNumber)] : Array.Empty<string>(),
    ];

    private string NameOf(Guid member) => names.GetValueOrDefault(member, "");

    private static string Said(string sentence, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, sentence, arguments);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(DateTime? at) => at is { } instant ? BusinessDate.Clock(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Quantity(OrderLine line) => FormattableString.Invariant($"{new Measured(line.Quantity, line.Unit).InUnit:0.###} {Words.Chinese(line.Unit)}");
}
