using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>All accounts, found by name, user name or phone number; for the market's administrators.</summary>
public sealed record ListMembers(string? Q, bool Suspended, int? Page) : IRequest<MembersPage>;

/// <summary>One page of accounts.</summary>
public sealed record MembersPage(Paged<MembersPage.Row> Rows, ListMembers Query)
{
    /// <summary>One account with the number of posts held today.</summary>
    public sealed record Row(Guid Id, string Name, string UserName, string? Phone, int Posts, bool HasPassword, bool HasSecondFactor, bool IsSuspended);
}

internal sealed class ListMembersHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMembers, MembersPage>
{
    public async Task<MembersPage> Handle(ListMembers request, CancellationToken cancellationToken)
    {
        if (!user.SeesEverything) throw new NotThere();
        var today = clock.Today();
        var found = db.Members.AsNoTracking();
        if (request.Suspended) found = found.Where(m => m.IsSuspended);
        if (request.Q?.Trim() is { Length: > 0 } text)
        {
            var (normal, phone) = (Member.Normal(text), SignInName.AsPhone(text));
            found = found.Where(m => m.DisplayName.Contains(text) || m.NormalizedUserName!.Contains(normal) || phone != null && m.PhoneNumber == phone);
        }
        var rows = await found.OrderBy(m => m.DisplayName).ThenBy(m => m.Id)
            .Select(m => new MembersPage.Row(m.Id, m.DisplayName, m.UserName!, m.PhoneNumber, db.Memberships.Count(p => p.MemberId == m.Id && p.From <= today && (p.To == null || p.To >= today)),
                m.PasswordHash != null, m.TwoFactorEnabled, m.IsSuspended))
            .Page(request.Page, cancellationToken);
        return new(rows, request);
    }
}
