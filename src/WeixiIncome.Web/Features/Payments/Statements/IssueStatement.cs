using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments.Statements;

/// <summary>A statement of what was accepted in a period between the signed-in side and another.</summary>
public sealed record IssueStatement(Guid FormKey, [Required, Display(Name = "对方")] Guid? OtherId, [Required, Display(Name = "从")] DateOnly? From, [Required, Display(Name = "到")] DateOnly? To) : ICommand<string>, IOnce;

/// <summary>The other side stands behind it, or not.</summary>
public sealed record AnswerStatement(Guid FormKey, string Number, long? Version, bool Agrees, [StringLength(300), Display(Name = "异议")] string? Reason) : ICommand<string>, IOnce;

/// <summary>One transfer pays all that is open of a statement.</summary>
public sealed record PayStatement(Guid FormKey, string Number, [Required, StringLength(100), Display(Name = "付款户名")] string? PayerName, [Required, StringLength(60), Display(Name = "银行流水号")] string? Reference, [Required, Display(Name = "付款日期")] DateOnly? PaidOn,
    [Required, Display(Name = "付款金额")] decimal? Amount, [Display(Name = "银行回单")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>The supplier saw the one transfer of a statement arrive.</summary>
/// <param name="Seen">Fen that the page said were waiting: what was recorded after it was shown is not confirmed with it.</param>
public sealed record ConfirmStatementPaid(Guid FormKey, string Number, long? Seen) : ICommand<string>, IOnce;

/// <summary>The statement as a numbered paper for both seals.</summary>
public sealed record IssueStatementPaper(Guid FormKey, string Number) : ICommand<string>, IOnce;

internal sealed class IssueStatementHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock)
    : IRequestHandler<IssueStatement, string>, IRequestHandler<AnswerStatement, string>, IRequestHandler<PayStatement, string>, IRequestHandler<ConfirmStatementPaid, string>, IRequestHandler<IssueStatementPaper, string>
{
    public async Task<string> Handle(IssueStatement form, CancellationToken ct)
    {
        var (now, own, from, to) = (clock.Now(), user.OrganisationId!.Value, form.From!.Value, form.To!.Value);
        var open = await db.Payables.VisibleTo(user).Where(p => p.StatementId == null && p.AcceptedOn >= from && p.AcceptedOn <= to && (p.BuyerId == own && p.SupplierId == form.OtherId || p.SupplierId == own && p.BuyerId == form.OtherId))
            .Include(p => p.Transfers).Include(p => p.Invoices).OrderBy(p => p.AcceptedOn).ThenBy(p => p.Id).ToListAsync(ct);
        var returned = await db.Payables.VisibleTo(user).Where(p => p.StatementId != null && (long)p.Returned > (long)p.ReturnStated && (p.BuyerId == own && p.SupplierId == form.OtherId || p.SupplierId == own && p.BuyerId == form.OtherId)).OrderBy(p => p.AcceptedOn).ThenBy(p => p.Id).ToListAsync(ct);
        var ids = open.Concat(returned).Select(p => p.OrderId).ToList();
        var numbers = await db.Orders.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Number, ct);
        var (buyer, supplier) = open.Concat(returned).Select(p => (p.BuyerId, p.SupplierId)).FirstOrDefault((own, form.OtherId!.Value));
        var statement = new Statement(await db.NextDayNumber("DZ", now, ct), buyer, supplier, from, to, [.. open.Select(p => (p, numbers[p.OrderId]))], [.. returned.Select(p => (p, numbers[p.OrderId]))], user.MemberId!.Value, own, now);
        db.Statements.Add(statement);
        await db.Notify(form.OtherId!.Value, [MarketRole.Treasurer, MarketRole.CooperativeClerk, MarketRole.Buyer], "{0} 出具了对账单 {1}（{2}），请核对确认。", [user.OrganisationName, statement.Number, statement.Total], $"/statements/{statement.Number}", now, ct);
        await db.SaveChangesAsync(ct);
        return statement.Number;
    }

    public async Task<string> Handle(AnswerStatement form, CancellationToken ct)
    {
        var statement = await Mine(form.Number, ct);
        statement.Expect(form.Version);
        if (form.Agrees) statement.Agree(user.MemberId!.Value, user.OrganisationId!.Value, clock.Now());
        else
        {
            statement.Refuse(form.Reason, user.MemberId!.Value, user.OrganisationId!.Value, clock.Now());
            foreach (var payable in await db.Payables.Where(p => p.StatementId == statement.Id).ToListAsync(ct)) payable.TakeOff();
            foreach (var line in statement.Lines.Where(l => l.IsReturn)) (await db.Payables.SingleAsync(p => p.Id == line.PayableId, ct)).UnstateReturn(-line.Accepted);
        }
        await db.Notify(statement.IssuedByOrganisationId, [MarketRole.Treasurer, MarketRole.CooperativeClerk], form.Agrees ? "{0} 已确认对账单 {1}。" : "{0} 对对账单 {1} 有异议：{2}", [user.OrganisationName, statement.Number, statement.Reason], $"/statements/{statement.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return statement.Number;
    }

    public async Task<string> Handle(PayStatement form, CancellationToken ct)
    {
        var now = clock.Now();
        var statement = await Mine(form.Number, ct);
        if (statement.BuyerId != user.OrganisationId || !user.Has(MarketRole.Treasurer)) throw new NotThere();
        if (statement.Status != StatementStatus.Agreed) throw new RuleBroken("对账单 {0} 现在是“{1}”，双方确认后再付款。", statement.Number, statement.Status);
        var payables = await Payables(statement, ct);
        var (open, amount) = (payables.Aggregate(Money.Zero, (sum, p) => sum + p.Open), Money.Typed(form.Amount!.Value, nameof(form.Amount)));
        if (amount != open) throw new RuleBroken("对账单未付 {0}，一笔汇款付清应是这个金额；分笔付款请在订单的付款页登记。", open) { Field = nameof(form.Amount) };
        await MustBeNew(statement, form.PayerName!.Trim(), form.Reference!.Trim(), ct);
        var slip = await files.Take(form.Paper, statement.SupplierId, ct);
        foreach (var payable in payables.Where(p => p.Open.IsPositive)) payable.RecordTransfer(form.PayerName!, form.Reference!, form.PaidOn!.Value, payable.Open, slip, user.MemberId!.Value, now);
        await db.Notify(statement.SupplierId, [MarketRole.Treasurer, MarketRole.CooperativeClerk], "{0} 付了对账单 {1} 的 {2}，请查看账户后确认到账。", [user.OrganisationName, statement.Number, amount], $"/statements/{statement.Number}", now, ct);
        await db.SaveChangesAsync(ct);
        return statement.Number;
    }

    public async Task<string> Handle(ConfirmStatementPaid form, CancellationToken ct)
    {
        var statement = await Mine(form.Number, ct);
        if (statement.SupplierId != user.OrganisationId || !user.Has(MarketRole.Treasurer, MarketRole.CooperativeClerk)) throw new NotThere();
        var waiting = (await Payables(statement, ct)).SelectMany(p => p.Transfers.Where(t => t.Status == TransferStatus.Recorded), (p, t) => (Payable: p, Transfer: t)).ToArray();
        if (waiting.Length == 0) throw new RuleBroken("对账单 {0} 没有待确认的付款。", statement.Number);
        var sum = waiting.Aggregate(Money.Zero, (sum, w) => sum + w.Transfer.Amount);
        if (sum.Fen != form.Seen) throw new RuleBroken("待确认的付款刚刚有变化，现在共 {0}，请核对账户后再确认。", sum);
        foreach (var (payable, transfer) in waiting) payable.ConfirmReceipt(transfer.Id, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return statement.Number;
    }

    public async Task<string> Handle(IssueStatementPaper form, CancellationToken ct)
    {
        var statement = await Mine(form.Number, ct);
        var names = await db.Organisations.Where(o => o.Id == statement.BuyerId || o.Id == statement.SupplierId).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var content = new PaperContent(
            [new("对账单号", statement.Number), new("采购单位", names[statement.BuyerId]), new("供应商", names[statement.SupplierId]), new("对账期间", string.Format(CultureInfo.InvariantCulture, "{0} 至 {1}", Day(statement.From), Day(statement.To))), new("验收合计", MoneyText.Exact(statement.Total)), new("应开票", MoneyText.Exact(statement.ToInvoice)), new("应付款", MoneyText.Exact(statement.ToPay))],
            [new("明细", ["序号", "订单号", "验收日期", "验收金额", "此前已开票", "此前已付款", "说明"], [.. statement.Lines.OrderBy(l => l.AcceptedOn).ThenBy(l => l.OrderNumber, StringComparer.Ordinal).Select((l, i) => (IReadOnlyList<string>)[$"{i + 1}", l.OrderNumber, Day(l.AcceptedOn), MoneyText.Exact(l.Accepted), MoneyText.Exact(l.InvoicedBefore), MoneyText.Exact(l.PaidBefore), l.IsReturn ? "退货冲减" : ""])])],
            ["一份对账单对应一张发票、一笔付款；出具后的变化记入下一份对账单。"], ["采购单位经办", "采购单位盖章", "供应商经办", "供应商盖章"]);
        var paper = await db.IssuePaper(PaperKind.Statement, statement.Id, statement.IssuedByOrganisationId, statement.IssuedByOrganisationId == statement.BuyerId ? statement.SupplierId : statement.BuyerId, content, user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }

    /// <summary>One slip pays once: what was recorded with it on other orders is not recorded again here.</summary>
    private async Task MustBeNew(Statement statement, string payer, string reference, CancellationToken ct)
    {
        var known = await db.Payables.Where(p => p.BuyerId == statement.BuyerId && p.StatementId != statement.Id).SelectMany(p => p.Transfers).Where(t => t.Status != TransferStatus.NotReceived && t.PayerName == payer).Select(t => t.Reference).ToListAsync(ct);
        if (known.Exists(r => string.Equals(r, reference, StringComparison.OrdinalIgnoreCase))) throw new RuleBroken("付款流水号 {0} 已经登记在别的订单上，请核对。", reference) { Field = nameof(PayStatement.Reference) };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Statement> Mine(string number, CancellationToken ct) => db.Statements.VisibleTo(user, db).Where(s => s.Number == number && (s.BuyerId == user.OrganisationId || s.SupplierId == user.OrganisationId)).Include(s => s.Lines).OrNotThere(ct);

    private Task<List<Payable>> Payables(Statement statement, CancellationToken ct) => db.Payables.Where(p => p.StatementId == statement.Id).Include(p => p.Transfers).Include(p => p.Invoices).OrderBy(p => p.Id).ToListAsync(ct);
}
