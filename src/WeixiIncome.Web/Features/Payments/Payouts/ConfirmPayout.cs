using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>The signed list comes back, photographed.</summary>
public sealed record HandInSignatures(Guid FormKey, string Number, long? Version, [Required, Display(Name = "签领日期")] DateOnly? On, [Display(Name = "签领表照片")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

/// <summary>The village holds the list against its people.</summary>
/// <param name="NotSigned">Numbers of households that did not get their money.</param>
public sealed record CheckSignatures(Guid FormKey, string Number, long? Version, IReadOnlyList<string>? NotSigned) : ICommand<bool>, IOnce;

/// <summary>The village sends the list back.</summary>
public sealed record SendBackSignatures(Guid FormKey, string Number, long? Version, [Required, StringLength(200), Display(Name = "退回原因")] string? Reason) : ICommand<bool>, IOnce;

/// <summary>An officer decides what a household disputed.</summary>
/// <param name="WasPaid">The money did arrive; otherwise it is owed again.</param>
public sealed record DecideDispute(Guid FormKey, string Number, Guid LineId, [Required, Display(Name = "处理结果")] bool? WasPaid, [Required, StringLength(200), Display(Name = "处理意见")] string? Reason) : ICommand<bool>, IOnce;

/// <summary>An officer writes down what a household said, and how.</summary>
public sealed record RecordAnswer(Guid FormKey, string Number, Guid LineId, [Required, Display(Name = "农户答复")] bool? Received, [Required, Display(Name = "答复方式")] AnswerHow? How, [StringLength(200), Display(Name = "说明")] string? Note) : ICommand<bool>, IOnce;

internal sealed class ConfirmPayoutHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock)
    : IRequestHandler<HandInSignatures, bool>, IRequestHandler<CheckSignatures, bool>, IRequestHandler<SendBackSignatures, bool>, IRequestHandler<DecideDispute, bool>, IRequestHandler<RecordAnswer, bool>
{
    public async Task<bool> Handle(HandInSignatures form, CancellationToken ct)
    {
        var payout = await db.PayoutToActOn(db.Payouts.VisibleTo(user, db).Where(p => p.SupplierId == user.OrganisationId), form.Number, form.Version, ct);
        payout.Sign(await files.Take(form.Paper, null, ct), form.On!.Value, clock.Now());
        foreach (var office in await Villages(payout, ct))
            await db.Notify(office, [MarketRole.VillageOfficer], "{0} 的签领表 {1} 等您核对。", [user.OrganisationName, payout.Number], $"/payouts/{payout.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(CheckSignatures form, CancellationToken ct)
    {
        var payout = await db.PayoutToActOn(Checked(), form.Number, form.Version, ct);
        await MustBeOfOneArea(payout, ct);
        payout.Check([.. form.NotSigned ?? []], await db.DuesOf(payout, ct), user.MemberId!.Value, clock.Now());
        await db.Notify(payout.SupplierId, [MarketRole.CooperativeClerk], "签领表 {0} 已由 {1} 核对。", [payout.Number, user.OrganisationName], $"/payouts/{payout.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(SendBackSignatures form, CancellationToken ct)
    {
        var payout = await db.PayoutToActOn(Checked(), form.Number, form.Version, ct);
        payout.SendBack();
        await db.Notify(payout.SupplierId, [MarketRole.CooperativeClerk], "签领表 {0} 被 {1} 退回：{2}", [payout.Number, user.OrganisationName, form.Reason], $"/payouts/{payout.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(DecideDispute form, CancellationToken ct)
    {
        var payout = await db.PayoutToActOn(Checked(), form.Number, null, ct);
        await MustSeeLine(payout, form.LineId, ct);
        payout.Decide(form.LineId, form.WasPaid!.Value, form.Reason, await db.DuesOf(payout, ct), user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(RecordAnswer form, CancellationToken ct)
    {
        if (form.How is not (AnswerHow.InPerson or AnswerHow.ByPhone)) throw new RuleBroken("请选择农户是怎样答复的。") { Field = nameof(form.How) };
        var payout = await db.PayoutToActOn(Checked(), form.Number, null, ct);
        await MustSeeLine(payout, form.LineId, ct);
        payout.Say(form.LineId, form.Received!.Value, form.Note, await db.DuesOf(payout, ct), clock.Now());
        // A link of the same line is used up with it.
        var line = payout.Lines.Single(l => l.Id == form.LineId);
        var link = await db.HouseholdLinks.Where(l => l.PayoutLineId == line.Id && l.UsedAt == null).OrderByDescending(l => l.MadeAt).FirstOrDefaultAsync(ct);
        if (link is null) db.HouseholdLinks.Add(link = new HouseholdLink(payout.Id, line.Id, line.HouseholdId, HouseholdLink.DigestOf(Guid.NewGuid().ToString("N")), clock.Now()));
        link.Use(form.How.Value, user.MemberId, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<Payout> Checked() => user.ChecksPayouts() ? db.Payouts.VisibleTo(user, db) : throw new NotThere();

    /// <summary>A village checks lists of its own people alone; with several villages in one the township does.</summary>
    private async Task MustBeOfOneArea(Payout payout, CancellationToken ct)
    {
        var ids = payout.Lines.Select(l => l.HouseholdId).ToList();
        if (await db.Households.VisibleTo(user).CountAsync(h => ids.Contains(h.Id), ct) != ids.Count) throw new RuleBroken("签领表里有别的村的农户，请由乡镇或县核对。");
    }

    private async Task MustSeeLine(Payout payout, Guid lineId, CancellationToken ct)
    {
        var household = payout.Lines.SingleOrDefault(l => l.Id == lineId)?.HouseholdId;
        if (!await db.Households.VisibleTo(user).AnyAsync(h => h.Id == household, ct)) throw new NotThere();
    }

    private Task<List<Guid>> Villages(Payout payout, CancellationToken ct)
    {
        var ids = payout.Lines.Select(l => l.HouseholdId).ToList();
        var codes = db.Households.Where(h => ids.Contains(h.Id)).Select(h => h.VillageCode).Distinct();
        return db.Organisations.Where(o => o.Kind == OrganisationKind.Village && codes.Contains(o.AreaCode)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
    }
}

/// <summary>Payouts as commands load them.</summary>
internal static class PayoutsAtHand
{
    public static async Task<Payout> PayoutToActOn(this MarketDb db, IQueryable<Payout> mine, string? number, long? version, CancellationToken ct)
    {
        var payout = await mine.Include(p => p.Lines).ThenInclude(l => l.Parts).Where(p => p.Number == number).OrNotThere(ct);
        payout.Expect(version);
        return payout;
    }

    public static async Task<IReadOnlyDictionary<Guid, HouseholdDue>> DuesOf(this MarketDb db, Payout payout, CancellationToken ct)
    {
        var ids = payout.Lines.SelectMany(l => l.Parts).Select(p => p.DueId).ToList();
        return await db.HouseholdDues.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
    }
}
