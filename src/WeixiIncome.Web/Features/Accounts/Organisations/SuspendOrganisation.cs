using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>Suspends an organisation with the reason: its people keep their accounts and lose all permissions at once.</summary>
public sealed record SuspendOrganisation(Guid Id, long Version, [StringLength(500), Display(Name = "暂停原因")] string? Reason) : ICommand<bool>;

internal sealed class SuspendOrganisationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SuspendOrganisation, bool>
{
    public async Task<bool> Handle(SuspendOrganisation request, CancellationToken cancellationToken)
    {
        var organisation = await db.Standing(request.Id, user, clock.Today(), cancellationToken);
        organisation.Expect(request.Version);
        organisation.Suspend(user.MemberId!.Value, request.Reason, clock.Now());
        await db.Notify(organisation.Id, Enum.GetValues<MarketRole>(), "{0}已被暂停：{1}", [organisation.Name, request.Reason], "/account", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Loads an organisation whose standing is to change.</summary>
internal static class Standings
{
    /// <exception cref="NotThere">Not this person's to settle; one's own never is.</exception>
    public static async Task<Organisation> Standing(this MarketDb db, Guid id, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (id == user.OrganisationId) throw new RuleBroken("不能暂停或恢复自己所在的单位。");
        await db.Managed(id, user, today, ct);
        return await db.Organisations.Include(o => o.Steps).SingleAsync(o => o.Id == id, ct);
    }
}
