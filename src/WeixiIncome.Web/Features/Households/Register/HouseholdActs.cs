using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>Another village or kind.</summary>
public sealed record ReclassifyHousehold(Guid FormKey, long? Version, string Number, [Required, Display(Name = "村")] string? VillageCode, [Required, Display(Name = "户类型")] HouseholdKind? Kind,
    [Required, StringLength(200), Display(Name = "调整原因")] string? Reason) : ICommand<string>, IOnce;

/// <summary>A new member, or a member's data; empty fields of a known one stay as they are.</summary>
public sealed record KeepMember(Guid FormKey, long? Version, string Number, Guid? MemberId, TypedMember? Member) : ICommand<string>, IOnce;

/// <summary>A member died, moved or founded a household.</summary>
public sealed record LeaveHousehold(Guid FormKey, long? Version, string Number, Guid MemberId, [Required, Display(Name = "离开原因")] LeftBecause? Why, [Required, Display(Name = "日期")] DateOnly? On,
    [Display(Name = "新的户主")] Guid? NextHeadId) : ICommand<string>, IOnce;

/// <summary>The whole household moved away, or is no more.</summary>
public sealed record EndHousehold(Guid FormKey, long? Version, string Number, [Required, Display(Name = "离开原因")] LeftBecause? Why, [Required, Display(Name = "日期")] DateOnly? On, [Required, StringLength(200), Display(Name = "原因")] string? Reason) : ICommand<string>, IOnce;

/// <summary>The account on which payments arrive (银行卡或一卡通).</summary>
public sealed record KeepAccount(Guid FormKey, long? Version, string Number, [Required, StringLength(30), Display(Name = "收款账号")] string? Account, [Required, StringLength(60), Display(Name = "开户银行")] string? Bank) : ICommand<string>, IOnce;

internal sealed class HouseholdActsHandler(MarketDb db, ICurrentUser user, AreaBook areas, PersonalVault vault, TimeProvider clock) : IRequestHandler<ReclassifyHousehold, string>, IRequestHandler<KeepMember, string>,
    IRequestHandler<LeaveHousehold, string>, IRequestHandler<EndHousehold, string>, IRequestHandler<KeepAccount, string>
{
    public async Task<string> Handle(ReclassifyHousehold form, CancellationToken ct)
    {
        areas.MustKeepVillage(user, form.VillageCode!);
        var household = await db.HouseholdOf(user, form.Number, form.Version, ct);
        household.Reclassify(form.VillageCode!, form.Kind!.Value, user.MemberId, form.Reason, clock.Now());
        return await Saved(household, ct);
    }

    public async Task<string> Handle(KeepMember form, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, form.Number, form.Version, ct);
        var known = form.MemberId is { } id ? household.Members.FirstOrDefault(m => m.Id == id) ?? throw new NotThere() : null;
        var terms = (form.Member ?? new()).Sealed(vault, known);
        await db.RefuseKnownNumbers([terms], household.Id, ct);
        if (known is null) household.Add(terms, user.MemberId, clock.Now());
        else household.Change(known.Id, terms, user.MemberId, clock.Now());
        return await Saved(household, ct);
    }

    public async Task<string> Handle(LeaveHousehold form, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, form.Number, form.Version, ct);
        household.Leave(form.MemberId, form.Why!.Value, form.On!.Value, form.NextHeadId, user.MemberId, clock.Now());
        return await Saved(household, ct);
    }

    public async Task<string> Handle(EndHousehold form, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, form.Number, form.Version, ct);
        household.End(form.Why!.Value, form.On!.Value, form.Reason, user.MemberId, clock.Now());
        return await Saved(household, ct);
    }

    public async Task<string> Handle(KeepAccount form, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, form.Number, form.Version, ct);
        var digits = AccountNumber.Checked(form.Account!);
        household.PayTo(vault.Number(digits), vault.Digest(digits), form.Bank, user.MemberId, clock.Now());
        return await Saved(household, ct);
    }

    private async Task<string> Saved(Household household, CancellationToken ct)
    {
        await db.SaveUnlessTaken(HouseholdSaves.NumberTaken, ct);
        return household.Number;
    }
}
