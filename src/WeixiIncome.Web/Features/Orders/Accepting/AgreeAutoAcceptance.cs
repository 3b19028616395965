using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>The buyer agrees that time accepts what it does not look at; one agreement follows another.</summary>
public sealed record AgreeAutoAcceptance(Guid FormKey, [Required, Range(AutoAcceptance.FewestDays, AutoAcceptance.MostDays), Display(Name = "天数")] int? Days) : ICommand<bool>, IOnce;

/// <summary>The buyer takes it back: what is on its way waits for people again.</summary>
public sealed record EndAutoAcceptance(Guid FormKey) : ICommand<bool>, IOnce;

/// <summary>What the buyer agreed to, now and before.</summary>
public sealed record ShowAutoAcceptance : IRequest<AutoAcceptancePage>;

/// <summary>The page.</summary>
public sealed record AutoAcceptancePage(AutoAcceptance? Live, IReadOnlyList<AutoAcceptanceRow> Rows, bool MayAgree, Guid FormKey);

/// <summary>An agreement with who gave and who ended it.</summary>
public sealed record AutoAcceptanceRow(int Days, DateOnly From, string AgreedBy, DateTime AgreedAt, string? EndedBy, DateTime? EndedAt);

internal sealed class AgreeAutoAcceptanceHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowAutoAcceptance, AutoAcceptancePage>, IRequestHandler<AgreeAutoAcceptance, bool>, IRequestHandler<EndAutoAcceptance, bool>
{
    public async Task<AutoAcceptancePage> Handle(ShowAutoAcceptance query, CancellationToken ct)
    {
        var mine = db.AutoAcceptances.AsNoTracking().Where(a => a.BuyerId == user.OrganisationId);
        var rows = await mine.OrderByDescending(a => a.AgreedAt).Take(20).Select(a => new AutoAcceptanceRow(a.Days, a.From, db.Members.Where(m => m.Id == a.AgreedBy).Select(m => m.DisplayName).First(), a.AgreedAt,
            db.Members.Where(m => m.Id == a.EndedBy).Select(m => m.DisplayName).FirstOrDefault(), a.EndedAt)).ToListAsync(ct);
        return new(await mine.SingleOrDefaultAsync(a => a.LiveBuyerId != null, ct), rows, user.Has(MarketRole.Approver, MarketRole.Individual), Guid.CreateVersion7());
    }

    public async Task<bool> Handle(AgreeAutoAcceptance form, CancellationToken ct)
    {
        var buyer = await db.Organisations.AsNoTracking().Where(o => o.Id == user.OrganisationId).OrNotThere(ct);
        if (await Live(ct) is { } before)
        {
            before.End(user.MemberId!.Value, clock.Now());
            // The unique key looks at every row by itself: the old one gives way first.
            await db.SaveChangesAsync(ct);
        }
        db.AutoAcceptances.Add(new AutoAcceptance(buyer, form.Days!.Value, user.MemberId!.Value, clock.Now()));
        await db.SaveUnlessTaken(new RuleBroken("同事刚刚也改了自动验收的约定，请刷新查看。"), ct);
        return true;
    }

    public async Task<bool> Handle(EndAutoAcceptance form, CancellationToken ct)
    {
        (await Live(ct) ?? throw new RuleBroken("现在没有自动验收的约定。")).End(user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<AutoAcceptance?> Live(CancellationToken ct) => db.AutoAcceptances.SingleOrDefaultAsync(a => a.LiveBuyerId == user.OrganisationId, ct);
}

/// <summary>Whether time may accept a buyer's deliveries: its own decision alone.</summary>
[For(MarketRole.Approver, MarketRole.Receiver, MarketRole.Buyer, MarketRole.Individual), Route("/auto-acceptance")]
public sealed class AutoAcceptanceController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ShowAutoAcceptance(), "AutoAcceptance");

    [HttpPost(""), For(MarketRole.Approver, MarketRole.Individual)]
    public Task<IActionResult> Agree(AgreeAutoAcceptance form) => Do(form, _ => "/auto-acceptance", "已约定自动验收，从今天起发出的货适用。", Index);

    [HttpPost("end"), For(MarketRole.Approver, MarketRole.Individual)]
    public Task<IActionResult> End(EndAutoAcceptance form) => Do(form, _ => "/auto-acceptance", "自动验收已停用，在途的货由验收人验收。", Index);
}
