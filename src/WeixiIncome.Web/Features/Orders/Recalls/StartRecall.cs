using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Recalls;

/// <summary>Calls a lot back with all that was made of it; its buyers are told. By the supplier, or by the county.</summary>
public sealed record StartRecall(Guid FormKey, string Lot, [Required, StringLength(300), Display(Name = "召回原因")] string? Reason, [Required, StringLength(300), Display(Name = "处理办法")] string? Advice) : ICommand<string>, IOnce;

/// <summary>A buyer says what became of what it had.</summary>
public sealed record AnswerRecall(Guid FormKey, string Number, [Required, Display(Name = "处理结果")] RecallOutcome? Outcome, [StringLength(300), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

/// <summary>The recall ends: its lots may be sold again, as far as any of them is left. What the county started the county ends.</summary>
public sealed record EndRecall(Guid FormKey, string Number, long? Version, [Required, StringLength(300), Display(Name = "结束说明")] string? Note) : ICommand<bool>, IOnce;

internal sealed class StartRecallHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartRecall, string>, IRequestHandler<AnswerRecall, bool>, IRequestHandler<EndRecall, bool>
{
    public async Task<string> Handle(StartRecall form, CancellationToken ct)
    {
        var now = clock.Now();
        var lot = await db.Lots.VisibleTo(user, db).Where(l => l.Number == form.Lot).OrNotThere(ct);
        if (lot.Status == LotStatus.Open) throw new RuleBroken("批次 {0} 还在收购，没有发出，不用召回。", lot.Number);
        var ids = await db.MadeOf([lot.Id], ct);
        var others = await db.Lots.Where(l => ids.Contains(l.Id) && l.Id != lot.Id).ToListAsync(ct);
        if (await db.Recalls.AnyAsync(r => r.EndedAt == null && r.LotId == lot.Id, ct)) throw new RuleBroken("批次 {0} 已经在召回。", lot.Number);
        var recall = new Recall(await db.NextDayNumber("ZH", now, ct), [lot, .. others], form.Reason, form.Advice, user.MemberId, now);
        db.Recalls.Add(recall);
        foreach (var buyer in await db.ShipmentLines.Where(l => l.LotId != null && ids.Contains(l.LotId.Value)).Select(l => l.BuyerId).Distinct().ToListAsync(ct))
            await db.Notify(buyer, [MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual], "召回通知 {0}：批次 {1}，{2}。请停止食用并答复。", [recall.Number, recall.LotNumber, recall.Reason], $"/recalls/{recall.Number}", now, ct);
        if (user.OrganisationId != recall.SupplierId)
            await db.Notify(recall.SupplierId, [MarketRole.CooperativeClerk], "主管部门已召回批次 {0}：{1}。", [recall.LotNumber, recall.Reason], $"/recalls/{recall.Number}", now, ct);
        await db.TellSupervisors("{0} 召回批次 {1}：{2}。", [user.OrganisationName, recall.LotNumber, recall.Reason], $"/recalls/{recall.Number}", now, ct, user.MemberId);
        await db.SaveChangesAsync(ct);
        return recall.Number;
    }

    public async Task<bool> Handle(AnswerRecall form, CancellationToken ct)
    {
        var recall = await db.Recalls.VisibleTo(user, db).Where(r => r.Number == form.Number && r.Lots.Any(l => db.ShipmentLines.Any(s => s.LotId == l.LotId && s.BuyerId == user.OrganisationId))).Include(r => r.Answers).OrNotThere(ct);
        recall.Answer(user.OrganisationId!.Value, form.Outcome!.Value, form.Note, user.MemberId!.Value, clock.Now());
        await db.Notify(recall.SupplierId, [MarketRole.CooperativeClerk], "{0} 已答复召回 {1}：{2}。", [user.OrganisationName, recall.Number, form.Outcome], $"/recalls/{recall.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(EndRecall form, CancellationToken ct)
    {
        var recall = await db.Recalls.VisibleTo(user, db).Where(r => r.Number == form.Number && (r.SupplierId == user.OrganisationId || user.OverseenArea != null)).Include(r => r.Lots).OrNotThere(ct);
        recall.Expect(form.Version);
        if (user.OrganisationId == recall.SupplierId && !await db.Memberships.AnyAsync(m => m.MemberId == recall.StartedBy && m.OrganisationId == recall.SupplierId, ct))
            throw new RuleBroken("召回 {0} 由主管部门发起，请由主管部门结束。", recall.Number);
        recall.End(form.Note, clock.Now());
        var ids = recall.Lots.Select(l => l.LotId).ToList();
        foreach (var lot in await db.Lots.Where(l => ids.Contains(l.Id) && !db.Recalls.Any(r => r.Id != recall.Id && r.EndedAt == null && r.Lots.Any(x => x.LotId == l.Id))).ToListAsync(ct)) lot.LetGo();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
