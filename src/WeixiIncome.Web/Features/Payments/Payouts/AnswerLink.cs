using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>What a household sees behind its link, without an account: who paid, how much, when. No name.</summary>
public sealed record ShowLink(string Token) : IRequest<LinkPage>;

/// <summary>The page in big type.</summary>
/// <param name="Trouble">Why it may not be answered.</param>
public sealed record LinkPage(string Token, string Household, string Supplier, Money Amount, DateOnly? PaidOn, PayoutWay Way, IReadOnlyList<string> Lots, RuleBroken? Trouble, Guid FormKey);

/// <summary>The household's answer.</summary>
/// <param name="Last4">Last four characters of a member's identity number.</param>
public sealed record AnswerLink(string Token, Guid FormKey, [Required, Display(Name = "答复")] bool? Received, [Required, StringLength(4, MinimumLength = 4), Display(Name = "身份证号码后四位")] string? Last4, [StringLength(200), Display(Name = "哪里不对")] string? Note) : IRequest<bool>;

/// <summary>Writes the answer down, once the household showed that it is itself.</summary>
public sealed record TakeAnswer(string Token, bool Received, string? Note, Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>Counts a try before its number is looked at, so that many at once have no more than the limit; a right one is given back.</summary>
public sealed record CountTry(string Token, bool GiveBack = false) : ICommand<int>;

/// <summary>The last wrong number locked the link: the county is told.</summary>
public sealed record ReportLockedLink(string Token) : ICommand<bool>;

internal sealed class AnswerLinkHandler(MarketDb db, IMediator mediator, PersonalVault vault, TimeProvider clock) : IRequestHandler<ShowLink, LinkPage>, IRequestHandler<AnswerLink, bool>, IRequestHandler<TakeAnswer, bool>, IRequestHandler<CountTry, int>, IRequestHandler<ReportLockedLink, bool>
{
    public async Task<LinkPage> Handle(ShowLink query, CancellationToken ct)
    {
        var link = await Link(query.Token).AsNoTracking().OrNotThere(ct);
        var payout = await db.Payouts.AsNoTracking().Include(p => p.Lines.Where(l => l.Id == link.PayoutLineId)).ThenInclude(l => l.Parts).SingleAsync(p => p.Id == link.PayoutId, ct);
        var supplier = await db.Organisations.Where(o => o.Id == payout.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var line = payout.Lines.Single();
        var ids = line.Parts.Select(p => p.DueId).ToList();
        var lots = await db.HouseholdDues.Where(d => ids.Contains(d.Id) && d.LotNumber != null).Select(d => d.LotNumber!).Distinct().ToListAsync(ct);
        RuleBroken? trouble = null;
        try
        {
            link.MustBeUsable(clock.Now());
        }
        catch (RuleBroken broken)
        {
            trouble = broken;
        }
        return new(query.Token, line.HouseholdNumber, supplier, line.Amount, line.PaidOn, payout.Way, lots, trouble, Guid.CreateVersion7());
    }

    public async Task<bool> Handle(AnswerLink form, CancellationToken ct)
    {
        var link = await Link(form.Token).AsNoTracking().OrNotThere(ct);
        link.MustBeUsable(clock.Now());
        var left = HouseholdLink.MostAttempts - await mediator.Send(new CountTry(form.Token), ct);
        var numbers = await db.Households.AsNoTracking().Where(h => h.Id == link.HouseholdId).SelectMany(h => h.Members).Where(m => m.LeftOn == null && m.ResidentNumber != null).Select(m => m.ResidentNumber!).ToListAsync(ct);
        if (!numbers.Exists(n => vault.Open(n)[^4..].Equals(form.Last4!.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            if (left == 0) await mediator.Send(new ReportLockedLink(form.Token), ct);
            throw left > 0 ? new RuleBroken("后四位与这一户登记的号码不符，还可以试 {0} 次。如果不是您家的回执，请不要答复。", left) { Field = nameof(form.Last4) } : HouseholdLink.IsLockedNow();
        }
        await mediator.Send(new CountTry(form.Token, GiveBack: true), ct);
        return await mediator.Send(new TakeAnswer(form.Token, form.Received!.Value, form.Note, form.FormKey), ct);
    }

    public async Task<bool> Handle(TakeAnswer command, CancellationToken ct)
    {
        var now = clock.Now();
        var link = await Link(command.Token).OrNotThere(ct);
        link.MustBeUsable(now);
        var payout = await db.PayoutToActOn(db.Payouts.Where(p => p.Id == link.PayoutId), await db.Payouts.Where(p => p.Id == link.PayoutId).Select(p => p.Number).SingleAsync(ct), null, ct);
        payout.Say(link.PayoutLineId, command.Received, command.Note, await db.DuesOf(payout, ct), now);
        link.Use(AnswerHow.Link, null, now);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<int> Handle(CountTry command, CancellationToken ct)
    {
        var (now, by) = (clock.Now(), command.GiveBack ? -1 : 1);
        var counted = await Link(command.Token).Where(l => command.GiveBack ? l.Attempts > 0 : l.Attempts < HouseholdLink.MostAttempts && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Attempts, l => l.Attempts + by), ct);
        var link = await Link(command.Token).AsNoTracking().OrNotThere(ct);
        if (counted == 0 && !command.GiveBack) link.MustBeUsable(now);
        return link.Attempts;
    }

    public async Task<bool> Handle(ReportLockedLink command, CancellationToken ct)
    {
        var number = await db.Payouts.Where(p => Link(command.Token).Any(l => l.PayoutId == p.Id)).Select(p => p.Number).SingleAsync(ct);
        await db.TellSupervisors("发放 {0} 的一个农户确认链接连续填错核对号码，已锁定，请核实是否有人冒答。", [number], $"/payouts/{number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<HouseholdLink> Link(string token)
    {
        var digest = HouseholdLink.DigestOf(token);
        return db.HouseholdLinks.Where(l => l.TokenSha256 == digest);
    }
}
