using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Accounts.Own;

namespace WeixiIncome.Web.Features.Accounts.Contractors;

/// <summary>Contractors and their contracts: of one's own unit, or of the county.</summary>
public sealed record ListContractors(RegisterContractor? Typed = null) : IRequest<ContractorsPage>;

/// <summary>The page of contractors.</summary>
/// <param name="Units">To choose from, for an office.</param>
public sealed record ContractorsPage(IReadOnlyList<ContractRow> Rows, RegisterContractor Form, IReadOnlyList<SelectListItem> Units, DateOnly Today, bool IsOffice);

/// <summary>A contract with its parties.</summary>
public sealed record ContractRow
{
    public required Guid Id { get; init; }
    public required Guid ContractorId { get; init; }
    public required string Contractor { get; init; }
    public required string Unit { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public string? EndReason { get; init; }

    public bool Holds(DateOnly day) => From <= day && (To is null || To >= day);
    public bool IsOver(DateOnly day) => To < day;
}

internal sealed class ListContractorsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListContractors, ContractorsPage>
{
    public async Task<ContractorsPage> Handle(ListContractors request, CancellationToken cancellationToken)
    {
        var office = user.IsOfficeForContractors();
        var rows = await db.ContractRows(user).OrderBy(r => r.Unit).ThenByDescending(r => r.From).ToListAsync(cancellationToken);
        var units = office ? await db.Organisations.VisibleTo(user).Units().OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken) : [];
        return new(rows, request.Typed ?? new(Guid.CreateVersion7(), null, null, null, clock.Today(), null, null, null),
            [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))], clock.Today(), office);
    }
}

/// <summary>One contractor: contracts, people, and whom the unit may name as receiver.</summary>
public sealed record ShowContractor(Guid Id) : IRequest<ContractorPage>;

/// <summary>The contractor's page.</summary>
public sealed record ContractorPage(Guid Id, string Name, string? CreditCode, string? Contact, string? Phone, IReadOnlyList<ContractRow> Contracts, IReadOnlyList<PostLine> People,
    IReadOnlyList<(Guid Id, string Name)> Receivers, bool Manages, InviteColleague Invite, DateOnly Today)
{
    public bool IsServing => Contracts.Any(c => c.Holds(Today));
}

internal sealed class ShowContractorHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowContractor, ContractorPage>
{
    public async Task<ContractorPage> Handle(ShowContractor request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var contracts = await db.ContractRows(user).Where(r => r.ContractorId == request.Id).OrderByDescending(r => r.From).ToListAsync(cancellationToken);
        if (contracts.Count == 0) throw new NotThere();
        var contractor = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == request.Id, cancellationToken);
        var manages = await db.Manages(contractor, user, today, cancellationToken);
        var people = manages ? await db.Memberships.PostsOf(contractor.Id, db, today, cancellationToken) : [];
        var receivers = manages ? await db.Memberships.HeldOn(today).Where(m => m.OrganisationId == contractor.HomeUnitId && m.Role == MarketRole.Receiver
                && !db.Memberships.Any(o => o.MemberId == m.MemberId && o.OrganisationId == contractor.Id && o.Role == MarketRole.Receiver && o.From <= today && (o.To == null || o.To >= today)))
            .Join(db.Members, m => m.MemberId, p => p.Id, (_, p) => new { p.Id, p.DisplayName }).ToListAsync(cancellationToken) : [];
        return new(contractor.Id, contractor.Name, contractor.CreditCode, contractor.Contact, contractor.Phone, contracts, [.. people.Where(p => p.IsHeld)],
            [.. receivers.Select(r => (r.Id, r.DisplayName))], manages, new(Guid.NewGuid(), contractor.Id, null, MarketRole.Buyer, null), today);
    }
}

/// <summary>Contracts that a person may see: those of their own unit, those of their area for an office.</summary>
internal static class ContractsInReach
{
    public static IQueryable<ContractRow> ContractRows(this MarketDb db, ICurrentUser user)
    {
        var units = user.IsOfficeForContractors() ? db.Organisations.VisibleTo(user) : db.Organisations.Where(o => o.Id == user.OrganisationId);
        return from contract in db.CanteenContracts
               join unit in units on contract.UnitId equals unit.Id
               join contractor in db.Organisations on contract.ContractorId equals contractor.Id
               select new ContractRow { Id = contract.Id, ContractorId = contractor.Id, Contractor = contractor.Name, Unit = unit.Name, From = contract.From, To = contract.To, EndReason = contract.EndReason };
    }
}
