using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Pledges;
using WeixiIncome.Data.Ledger.Pledges;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>The unit's approver signs the pledge; the county is told.</summary>
public sealed record SignPledge(
    Guid FormKey, long? Version, string Number,
    [Required, Display(Name = "签署日期")] DateOnly? SignedOn,
    [StringLength(60), Display(Name = "文号")] string? DocumentNumber,
    [Display(Name = "认购书")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>Ends a pledge with what came of it.</summary>
public sealed record ClosePledge(Guid FormKey, long? Version, string Number, [StringLength(500), Display(Name = "结转说明")] string? Words) : ICommand<string>, IOnce;

/// <summary>A draft is given up.</summary>
public sealed record WithdrawPledge(Guid FormKey, long? Version, string Number, [Required, StringLength(300), Display(Name = "撤回原因")] string? Reason) : ICommand<string>, IOnce;

/// <summary>Next year's pledge, made from this one.</summary>
public sealed record RepeatPledge(Guid FormKey, string Number) : ICommand<string>, IOnce;

internal sealed class PledgeActsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<SignPledge, string>,
    IRequestHandler<ClosePledge, string>, IRequestHandler<WithdrawPledge, string>, IRequestHandler<RepeatPledge, string>
{
    public async Task<string> Handle(SignPledge form, CancellationToken ct)
    {
        var pledge = await Own(form.Number, form.Version, ct);
        pledge.Sign(form.SignedOn!.Value, form.DocumentNumber, await files.Take(form.Paper, null, ct), user.MemberId!.Value, clock.Now());
        await TellCounty("{0} 签署了 {1} 年认购 {2}。", pledge, ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(ClosePledge form, CancellationToken ct)
    {
        var pledge = await Own(form.Number, form.Version, ct);
        pledge.Close(await db.ProgressOf(pledge, ct), form.Words, user.MemberId!.Value, clock.Now());
        await TellCounty(pledge.Status == PledgeStatus.Fulfilled ? "{0} 的 {1} 年认购 {2} 已完成并结转。" : "{0} 的 {1} 年认购 {2} 没有完成，已说明原因并结转。", pledge, ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(WithdrawPledge form, CancellationToken ct)
    {
        (await Own(form.Number, form.Version, ct)).Withdraw(form.Reason, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(RepeatPledge form, CancellationToken ct)
    {
        var last = await Own(form.Number, null, ct);
        if (await db.Pledges.Where(p => p.PreviousId == last.Id && p.Status != PledgeStatus.Withdrawn).Select(p => p.Number).FirstOrDefaultAsync(ct) is { } made)
            throw new RuleBroken("下一年的认购 {0} 已经由这一份做好了。", made);
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var (categories, products) = (last.Goods.Select(g => g.CategoryId).ToList(), last.Goods.Select(g => g.ProductId).OfType<Guid>().ToList());
        var kinds = await db.Categories.AsNoTracking().Where(c => categories.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var known = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var goods = last.Goods.OrderBy(g => g.Position).Select(g => new GoodsTerms(kinds[g.CategoryId], g.ProductId is { } id ? known[id] : null, g.Quantity, g.Unit));
        var next = Pledge.Draft(await db.NextPledgeNumber(last.Year + 1, ct), unit, new(last.Year + 1, last.Body, last.Amount, [.. goods], last.Note), last.Id, user.MemberId!.Value, clock.Now());
        db.Pledges.Add(next);
        await db.SaveChangesAsync(ct);
        return next.Number;
    }

    private async Task<Pledge> Own(string number, long? version, CancellationToken ct)
    {
        var pledge = await db.Pledges.Include(p => p.Goods).Where(p => p.Number == number && p.UnitId == user.OrganisationId).OrNotThere(ct);
        pledge.Expect(version);
        return pledge;
    }

    private async Task TellCounty(string sentence, Pledge pledge, CancellationToken ct)
    {
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.AreaCode == Area.Weixi).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.CountySupervisor], sentence, [user.OrganisationName, pledge.Year, pledge.Number], $"/pledges/{pledge.Number}", clock.Now(), ct);
    }
}
