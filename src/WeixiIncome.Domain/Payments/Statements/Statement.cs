using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Statements;

/// <summary>Whether both sides stand behind a statement.</summary>
public enum StatementStatus
{
    [Description("待对方确认")] Issued = 1,
    [Description("双方已确认")] Agreed = 2,
    [Description("对方有异议，已退回")] Refused = 3,
}

/// <summary>
/// The monthly statement (对账单) of a buyer and a supplier: what was accepted in the period and is to be invoiced and paid, frozen when it
/// is issued; what changes later stands on a next one. One statement, one invoice, one transfer.
/// </summary>
public sealed class Statement : Aggregate
{
    private readonly List<StatementLine> lines = [];

    private Statement() { }

    /// <param name="payables">Accepted in the period, on no other statement.</param>
    /// <param name="returned">Of earlier statements, of which goods came back since.</param>
    public Statement(string number, Guid buyerId, Guid supplierId, DateOnly from, DateOnly to, IReadOnlyList<(Payable Payable, string OrderNumber)> payables, IReadOnlyList<(Payable Payable, string OrderNumber)> returned, Guid by, Guid byOrganisation, DateTime now)
    {
        if (to < from) throw new RuleBroken("截止日期 {0} 早于开始日期 {1}。", to, from) { Field = "To" };
        if (payables.Count == 0 && returned.Count == 0) throw new RuleBroken("这段时间没有已验收、还没对账的订单。") { Field = "From" };
        (Number, BuyerId, SupplierId, From, To, IssuedBy, IssuedByOrganisationId, IssuedAt, Status) = (number, buyerId, supplierId, from, to, by, byOrganisation, now, StatementStatus.Issued);
        foreach (var (payable, order) in payables)
        {
            lines.Add(new StatementLine(Id, payable, order));
            payable.PutOn(Id);
        }
        lines.AddRange(returned.Select(r => StatementLine.OfReturn(Id, r.Payable, r.OrderNumber)));
        // What came back of earlier statements lowers what those leave to be paid, or is refunded: it is shown, not paid by this one.
        (Total, ToInvoice, ToPay) = (Sum(l => l.Accepted), Sum(l => l.IsReturn ? Money.Zero : l.Accepted - l.InvoicedBefore), Sum(l => l.IsReturn ? Money.Zero : l.Accepted - l.PaidBefore));
    }

    /// <summary>DZ20261130-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid BuyerId { get; private set; }
    public Guid SupplierId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public StatementStatus Status { get; private set; }
    public Money Total { get; private set; }
    public Money ToInvoice { get; private set; }
    public Money ToPay { get; private set; }
    public Guid IssuedBy { get; private set; }
    public Guid IssuedByOrganisationId { get; private set; }
    public DateTime IssuedAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Reason { get; private set; }
    public IReadOnlyList<StatementLine> Lines => lines;

    /// <summary>The other side stands behind it.</summary>
    public void Agree(Guid by, Guid organisation, DateTime now) => Answer(StatementStatus.Agreed, null, by, organisation, now);

    /// <summary>The other side found otherwise: its orders are free for another statement.</summary>
    public void Refuse(string? reason, Guid by, Guid organisation, DateTime now) => Answer(StatementStatus.Refused, Guard.Text(reason, "异议", 300), by, organisation, now);

    private void Answer(StatementStatus status, string? reason, Guid by, Guid organisation, DateTime now)
    {
        if (Status != StatementStatus.Issued) throw new RuleBroken("对账单 {0} 现在是“{1}”。", Number, Status);
        if (organisation == IssuedByOrganisationId) throw new RuleBroken("对账单由对方确认，出具的一方不能自己确认。");
        (Status, Reason, AnsweredBy, AnsweredAt) = (status, reason, by, now);
    }

    private Money Sum(Func<StatementLine, Money> of) => lines.Aggregate(Money.Zero, (sum, line) => sum + of(line));
}

/// <summary>An order on a statement, with its figures as they were.</summary>
public sealed class StatementLine : Entity
{
    private StatementLine() { }

    internal StatementLine(Guid statementId, Payable payable, string orderNumber) =>
        (StatementId, PayableId, OrderNumber, AcceptedOn, Accepted, InvoicedBefore, PaidBefore) =
            (statementId, payable.Id, orderNumber, payable.AcceptedOn, payable.Due, payable.Invoiced, payable.Recorded);

    /// <summary>What came back of an order since its own statement: negative.</summary>
    internal static StatementLine OfReturn(Guid statementId, Payable payable, string orderNumber) =>
        new() { StatementId = statementId, PayableId = payable.Id, OrderNumber = orderNumber, AcceptedOn = payable.AcceptedOn, Accepted = -payable.StateReturn(), IsReturn = true };

    public bool IsReturn { get; private set; }
    public Guid StatementId { get; private set; }
    public Guid PayableId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public DateOnly AcceptedOn { get; private set; }
    public Money Accepted { get; private set; }
    public Money InvoicedBefore { get; private set; }
    public Money PaidBefore { get; private set; }
}
