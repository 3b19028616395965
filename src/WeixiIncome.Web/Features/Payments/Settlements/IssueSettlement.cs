using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Settlements;

/// <summary>A supplier's settlement up to a day: it begins where the last ended, and is frozen.</summary>
public sealed record IssueSettlement(Guid FormKey, [Display(Name = "从")] DateOnly? From, [Required, Display(Name = "到")] DateOnly? To, [Display(Name = "扣款")] decimal? Deductions, [StringLength(200), Display(Name = "说明")] string? Note) : ICommand<string>, IOnce;

/// <summary>The settlement as a numbered paper.</summary>
public sealed record IssueSettlementPaper(Guid FormKey, string Number) : ICommand<string>, IOnce;

/// <summary>The supplier's settlements, and what has come since the last.</summary>
public sealed record ListSettlements : IRequest<SettlementsPage>;

/// <summary>The page.</summary>
public sealed record SettlementsPage(IReadOnlyList<Settlement> Rows, DateOnly? From, DateOnly To, SettlementFigures Since, Money Opening, Guid FormKey);

internal sealed class IssueSettlementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueSettlement, string>, IRequestHandler<ListSettlements, SettlementsPage>, IRequestHandler<IssueSettlementPaper, string>
{
    private const int MostRows = 200;

    public async Task<string> Handle(IssueSettlement form, CancellationToken ct)
    {
        var now = clock.Now();
        if (form.To > clock.Today()) throw new RuleBroken("截止日期 {0} 还没有到。", form.To) { Field = nameof(form.To) };
        var (own, last) = (user.OrganisationId!.Value, await Last(ct));
        var from = last?.To.AddDays(1) ?? form.From ?? throw new RuleBroken("第一份结算单请填写开始日期。") { Field = nameof(form.From) };
        // The first one takes all that came before its first day as well: nothing is left outside.
        var figures = await Figures(last is null ? DateOnly.MinValue : from, form.To!.Value, ct);
        var settlement = new Settlement(await db.NextDayNumber("JS", now, ct), own, last, from, form.To.Value, figures, form.Deductions is { } typed ? Money.Typed(typed, nameof(form.Deductions)) : Money.Zero, form.Note, user.MemberId!.Value, now);
        db.Settlements.Add(settlement);
        await db.SaveUnlessTaken(new RuleBroken("这一期的结算单刚刚已经出具，请刷新查看。"), ct);
        return settlement.Number;
    }

    public async Task<SettlementsPage> Handle(ListSettlements query, CancellationToken ct)
    {
        var last = await Last(ct);
        var from = last?.To.AddDays(1);
        var rows = await db.Settlements.AsNoTracking().Where(s => s.SupplierId == user.OrganisationId).OrderByDescending(s => s.From).Take(MostRows).ToListAsync(ct);
        var yesterday = clock.Today().AddDays(-1);
        return new(rows, from, yesterday, await Figures(from ?? DateOnly.MinValue, yesterday, ct), last?.ToBePaid ?? Money.Zero, Guid.CreateVersion7());
    }

    public async Task<string> Handle(IssueSettlementPaper form, CancellationToken ct)
    {
        var s = await db.Settlements.AsNoTracking().Where(x => x.Number == form.Number && x.SupplierId == user.OrganisationId).OrNotThere(ct);
        string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var content = new PaperContent([new("供应商", user.OrganisationName), new("结算单号", s.Number), new("结算期间", string.Format(CultureInfo.InvariantCulture, "{0} 至 {1}", Day(s.From), Day(s.To)))],
            [new("结算", ["项目", "金额"], [["期初未到账", MoneyText.Exact(s.Opening)], ["本期验收", MoneyText.Exact(s.Accepted)], ["退货", MoneyText.Exact(s.Returned)], ["扣款", MoneyText.Exact(s.Deductions)], ["本期到账", MoneyText.Exact(s.Paid)], ["期末未到账", MoneyText.Exact(s.ToBePaid)]])],
            ["货款由采购单位直接付到供应商账户，平台不经手；本单只作核对。", .. s.Note is null ? Array.Empty<string>() : [s.Note]], ["填报人", "审核人", "负责人"]);
        var paper = await db.IssuePaper(PaperKind.Settlement, s.Id, s.SupplierId, null, content, user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }

    private Task<Settlement?> Last(CancellationToken ct) => db.Settlements.AsNoTracking().Where(s => s.SupplierId == user.OrganisationId).OrderByDescending(s => s.From).FirstOrDefaultAsync(ct);

    /// <summary>What was accepted and returned by its day, and what arrived, less what was paid back, by the day of the confirmation.</summary>
    private async Task<SettlementFigures> Figures(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (first, after) = (from == DateOnly.MinValue ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc) : BusinessDate.Start(from), BusinessDate.Start(to.AddDays(1)));
        var mine = db.Payables.Where(p => p.SupplierId == user.OrganisationId);
        var accepted = await mine.Where(p => p.AcceptedOn >= from && p.AcceptedOn <= to).SumAsync(p => (long)p.Due + (long)p.Returned, ct);
        var returned = await db.Returns.Where(r => r.SupplierId == user.OrganisationId && r.GrantedOn >= from && r.GrantedOn <= to).SumAsync(r => (long)r.Amount, ct);
        var refunded = await mine.SelectMany(p => p.Refunds).Where(r => r.Status == TransferStatus.Received && r.AnsweredAt >= first && r.AnsweredAt < after).SumAsync(r => (long)r.Amount, ct);
        var paid = await mine.SelectMany(p => p.Transfers).Where(t => t.Status == TransferStatus.Received && t.AnsweredAt >= first && t.AnsweredAt < after).SumAsync(t => (long)t.Amount, ct);
        return new(new(accepted), new(returned), new(paid - refunded));
    }
}

/// <summary>A supplier's settlements.</summary>
[For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
[Route("settlements")]
public sealed class SettlementsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Settlements() => Show(new ListSettlements(), "Settlements");

    [HttpPost]
    public Task<IActionResult> Issue(IssueSettlement form) => Do(form, _ => "/settlements", "结算单已出具并冻结。", () =>
    {
        ViewData["Act"] = "issue";
        return Show(new ListSettlements(), "Settlements");
    });

    [HttpPost("{number}/paper")]
    public Task<IActionResult> Paper(IssueSettlementPaper form) => Do(form, paper => LocalRedirect($"/papers/{paper}?back=/settlements"), () => Show(new ListSettlements(), "Settlements"));
}
