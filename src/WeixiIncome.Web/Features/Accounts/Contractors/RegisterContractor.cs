using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Own;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Contractors;

/// <summary>
/// 县财政局 or the managing approver of a unit registers the contractor that runs its canteen, by credit code, from a day
/// perhaps to a day; a contractor that is known already gets a further contract.
/// </summary>
/// <param name="UnitId">The unit served; for an approver always their own.</param>
public sealed record RegisterContractor(
    Guid FormKey,
    [Display(Name = "所服务的单位")] Guid? UnitId,
    [Required, StringLength(100), Display(Name = "名称")] string? Name,
    [Required, StringLength(30), Display(Name = "统一社会信用代码")] string? CreditCode,
    [Required, Display(Name = "合同开始日期")] DateOnly? From,
    [Display(Name = "合同截止日期")] DateOnly? To,
    [StringLength(50), Display(Name = "联系人")] string? Contact,
    [StringLength(30), Display(Name = "联系电话")] string? ContactPhone) : ICommand<Guid>, IOnce;

internal sealed class RegisterContractorHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RegisterContractor, Guid>
{
    public async Task<Guid> Handle(RegisterContractor request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var unit = await Unit(request.UnitId, cancellationToken);
        var code = Domain.Accounts.CreditCode.Parse(request.CreditCode);
        var contractor = await db.Organisations.SingleOrDefaultAsync(o => o.CreditCode == code, cancellationToken);
        if (contractor is { Kind: not OrganisationKind.Contractor }) throw new RuleBroken("这个代码已经登记为“{0}”，不能登记为食堂承包单位。", contractor.Kind) { Field = "CreditCode" };
        if (contractor is not null && await db.CanteenContracts.AnyAsync(c => c.ContractorId == contractor.Id && (c.To == null || c.To >= today), cancellationToken))
            throw new RuleBroken("“{0}”还有没结束的合同，一个承包单位同一时间只服务一个单位。", contractor.Name) { Field = "CreditCode" };
        contractor ??= Organisation.Register(OrganisationKind.Contractor, request.Name!, code, unit.AreaCode, unit.Relation, now, user.MemberId);
        if (contractor.Contact is null) contractor.Describe(request.Contact, request.ContactPhone, contractor.Address, contractor.About);
        db.CanteenContracts.Add(new CanteenContract(contractor, unit, request.From!.Value, request.To, user.MemberId, now));
        await db.Welcome(contractor, cancellationToken);
        if (user.OrganisationId != unit.Id)
            await db.Notify(unit.Id, [MarketRole.Approver], "{0}登记为本单位的食堂承包单位。", [contractor.Name], $"/contractors/{contractor.Id}", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return contractor.Id;
    }

    private async Task<Organisation> Unit(Guid? asked, CancellationToken ct)
    {
        var id = user.IsOfficeForContractors() ? asked ?? throw new RuleBroken("请选择所服务的单位。") { Field = "UnitId" } : user.OrganisationId;
        return await db.Organisations.VisibleTo(user).Units().Where(o => o.Id == id).OrNotThere(ct);
    }
}

/// <summary>Ends the contract today: its people have no rights from the next request on.</summary>
public sealed record EndContract(Guid Id, [Required, StringLength(200), Display(Name = "结束原因")] string? Reason) : ICommand<Guid>;

internal sealed class EndContractHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndContract, Guid>
{
    public async Task<Guid> Handle(EndContract request, CancellationToken cancellationToken)
    {
        var contract = await db.CanteenContracts.Where(c => c.Id == request.Id).OrNotThere(cancellationToken);
        var contractor = await db.Organisations.VisibleTo(user).Where(o => o.Id == contract.ContractorId).OrNotThere(cancellationToken);
        if (!user.IsOfficeForContractors() && contract.UnitId != user.OrganisationId) throw new NotThere();
        contract.End(user.MemberId!.Value, request.Reason, clock.Now());
        contractor.StopCanteen();
        await db.Notify(contractor.Id, [MarketRole.Buyer, MarketRole.Approver, MarketRole.Receiver, MarketRole.Treasurer], "{0}的食堂承包合同已结束：{1}", [contractor.Name, request.Reason], "/account", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return contractor.Id;
    }
}

/// <summary>A day after the last one a contract is over by itself: what is ordered without a person (standing orders) finds no unit any more.</summary>
public sealed record EndPastContracts : ICommand<int>;

internal sealed class EndPastContractsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<EndPastContracts, int>
{
    public async Task<int> Handle(EndPastContracts request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var over = await db.Organisations.Where(o => o.Kind == OrganisationKind.Contractor && o.HomeUnitId != null
            && !db.CanteenContracts.Any(c => c.ContractorId == o.Id && (c.To == null || c.To >= today))).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        foreach (var contractor in over) contractor.StopCanteen();
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }
}

/// <summary>Who registers contractors for any unit of the county.</summary>
internal static class ContractorRights
{
    public static bool IsOfficeForContractors(this ICurrentUser user) => user.SeesEverything || user.Has(MarketRole.CountySupervisor);
}
