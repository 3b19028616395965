using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Bindings;

/// <summary>The households that are bound to the signed-in supplier: masked, without income or kind.</summary>
public sealed record ListBoundHouseholds(string? Q = null, bool Ended = false, int? Page = null) : IRequest<BoundHouseholdsPage>;

/// <summary>The page.</summary>
public sealed record BoundHouseholdsPage(ListBoundHouseholds Query, Paged<BoundHouseholdRow> Rows, IReadOnlyList<FirmBindingRow> Firms, DateOnly Today, Guid FormKey);

/// <summary>A bound household.</summary>
public sealed record BoundHouseholdRow(Guid BindingId, string Number, SealedText? Head, string VillageCode, LinkageMode Mode, DateOnly From, DateOnly? To, ConsentHow Consent, bool MayShowName, string? ContractNumber, Guid? ContractFileId);

internal sealed class ListBoundHouseholdsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListBoundHouseholds, BoundHouseholdsPage>
{
    public async Task<BoundHouseholdsPage> Handle(ListBoundHouseholds query, CancellationToken ct)
    {
        if (!user.Has(MarketRole.CooperativeClerk) || user.OrganisationId is not { } own) throw new NotThere();
        var bindings = db.HouseholdBindings.AsNoTracking().Where(b => b.SupplierId == own && (query.Ended ? b.To != null : b.To == null));
        var rows = from binding in bindings
                   join household in db.Households on binding.HouseholdId equals household.Id
                   orderby household.VillageCode, household.Number
                   select new BoundHouseholdRow(binding.Id, household.Number, household.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
                       household.VillageCode, binding.Mode, binding.From, binding.To, binding.Consent, binding.MayShowName, binding.ContractNumber, binding.ContractFileId);
        if (query.Q?.Trim().ToUpperInvariant() is { Length: > 0 } q) rows = rows.Where(r => r.Number.Contains(q));
        var firms = await (from binding in db.FirmBindings.AsNoTracking().VisibleTo(user, db)
                           join cooperative in db.Organisations on binding.CooperativeId equals cooperative.Id
                           join firm in db.Organisations on binding.FirmId equals firm.Id
                           orderby binding.From
                           select new FirmBindingRow(binding.Id, binding.Version, cooperative.Name, firm.Name, binding.From, binding.To, binding.ContractNumber, binding.ContractFileId)).ToListAsync(ct);
        return new(query, await rows.Page(query.Page, ct), firms, clock.Today(), Guid.CreateVersion7());
    }
}
