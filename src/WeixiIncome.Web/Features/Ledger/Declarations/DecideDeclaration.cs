using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>The township of the produce's origin found it true.</summary>
/// <param name="Household">Number of the registered household that sold it, where it is known: then the purchase is that household's.</param>
public sealed record CheckDeclaration(Guid FormKey, long? Version, string Number, [StringLength(300), Display(Name = "意见")] string? Comment, [StringLength(12), Display(Name = "户编号")] string? Household = null) : ICommand<string>, IOnce;

/// <summary>The county verifies it into the ledger.</summary>
public sealed record VerifyDeclaration(Guid FormKey, long? Version, string Number, [StringLength(300), Display(Name = "意见")] string? Comment) : ICommand<string>, IOnce;

/// <summary>Sent back to be completed.</summary>
public sealed record ReturnDeclaration(Guid FormKey, long? Version, string Number, [Required, StringLength(300), Display(Name = "退回原因")] string? Reason) : ICommand<string>, IOnce;

/// <summary>Not accepted for good.</summary>
public sealed record RejectDeclaration(Guid FormKey, long? Version, string Number, [Required, StringLength(300), Display(Name = "不予通过的原因")] string? Reason) : ICommand<string>, IOnce;

/// <summary>The county takes a verified declaration back by linked negative entries.</summary>
public sealed record ReverseDeclaration(Guid FormKey, long? Version, string Number, [Required, StringLength(200), Display(Name = "冲销原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class DecideDeclarationHandler(MarketDb db, ICurrentUser user, TimeProvider clock, TellOfDeclarations tell, DoublesAtHand doubles) : IRequestHandler<CheckDeclaration, string>,
    IRequestHandler<VerifyDeclaration, string>, IRequestHandler<ReturnDeclaration, string>, IRequestHandler<RejectDeclaration, string>, IRequestHandler<ReverseDeclaration, string>
{
    private Guid Me => user.MemberId!.Value;

    public async Task<string> Handle(CheckDeclaration form, CancellationToken ct)
    {
        var (declaration, isOfUnit, unit) = await Awaiting(form.Number, form.Version, ct);
        declaration.Check(form.Comment, Me, isOfUnit, clock.Now(), await Household(form.Household, declaration, ct));
        await tell.OfCheck(declaration, unit, ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(VerifyDeclaration form, CancellationToken ct)
    {
        var (declaration, isOfUnit, _) = await Awaiting(form.Number, form.Version, ct);
        declaration.Verify(form.Comment, Me, isOfUnit, clock.Now(), await db.BaseOf(declaration, ct));
        if ((await doubles.Of(declaration, ct)).FirstOrDefault(d => d is { IsExact: true, IsOrder: true }) is { } used)
            throw new RuleBroken("号码 {0} 已用在 {1}，一笔采购只能入账一次。", used.Cause == DoubleCause.SameInvoice ? declaration.InvoiceNumber : declaration.VenueOrderNumber, used.Number);
        db.Enter(declaration, await db.HashesOf(declaration.Papers.Select(p => p.FileId), ct), clock.Now());
        await tell.OfOutcome(declaration, "申报 {0}（{1}）已由县级核实，计入台账。", [declaration.Number, declaration.Total], ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(ReturnDeclaration form, CancellationToken ct)
    {
        var (declaration, isOfUnit, _) = await Awaiting(form.Number, form.Version, ct);
        declaration.Return(form.Reason, Me, isOfUnit, clock.Now());
        await tell.OfOutcome(declaration, "申报 {0} 被退回，请补充后重新提交：{1}", [declaration.Number, form.Reason], ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(RejectDeclaration form, CancellationToken ct)
    {
        var (declaration, isOfUnit, _) = await Awaiting(form.Number, form.Version, ct);
        declaration.Reject(form.Reason, Me, isOfUnit, clock.Now());
        await tell.OfOutcome(declaration, "申报 {0} 未通过：{1}", [declaration.Number, form.Reason], ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(ReverseDeclaration form, CancellationToken ct)
    {
        var (declaration, isOfUnit, _) = await Seen(form.Number, form.Version, ct);
        declaration.Reverse(form.Reason, Me, isOfUnit, clock.Now());
        await db.TakeOut(declaration, form.Reason!.Trim(), clock.Now(), ct);
        await tell.OfOutcome(declaration, "申报 {0} 已由县级冲销：{1}", [declaration.Number, form.Reason], ct);
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    private async Task<Guid?> Household(string? typed, Declaration declaration, CancellationToken ct)
    {
        if (typed?.Trim().ToUpperInvariant() is not { Length: > 0 } number) return null;
        var origin = declaration.OriginAreaCode;
        return await db.Households.VisibleTo(user).Where(h => h.Number == number && h.Status == HouseholdStatus.Registered && h.VillageCode.StartsWith(origin)).Select(h => (Guid?)h.Id).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken("产地没有在册的农户 {0}，请核对户编号；不清楚就留空（未归户）。", number) { Field = nameof(CheckDeclaration.Household) };
    }

    /// <summary>The township acts on what was submitted, the county on what the township checked; the other's turn is not there.</summary>
    private async Task<(Declaration, bool IsOfUnit, string Unit)> Awaiting(string number, long? version, CancellationToken ct)
    {
        var found = await Seen(number, version, ct);
        if (found.Item1.Status == DeclarationStatus.Submitted && !user.Has(MarketRole.TownshipOfficer)) throw new RuleBroken("申报 {0} 还没有经过产地乡镇核查。", number);
        if (found.Item1.Status == DeclarationStatus.Checked && !user.Has(MarketRole.CountySupervisor)) throw new RuleBroken("申报 {0} 已由乡镇核查，等县级处理。", number);
        return found;
    }

    private async Task<(Declaration, bool IsOfUnit, string Unit)> Seen(string number, long? version, CancellationToken ct)
    {
        var declaration = await db.Declarations.VisibleTo(user).Whole().Where(d => d.Number == number).OrNotThere(ct);
        declaration.Expect(version);
        var isOfUnit = await db.Memberships.HeldOn(clock.Today()).AnyAsync(m => m.MemberId == user.MemberId && m.OrganisationId == declaration.UnitId, ct);
        return (declaration, isOfUnit, await db.Organisations.Where(o => o.Id == declaration.UnitId).Select(o => o.Name).SingleAsync(ct));
    }
}
