using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>What a sign-in carries: who, the name shown, and the organisation acted for.</summary>
internal sealed class MemberClaims(UserManager<Member> members, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Member>(members, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Member user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        if (user.LastOrganisationId is { } organisation) identity.AddClaim(new Claim(CurrentUser.OrganisationClaim, organisation.ToString()));
        return identity;
    }
}
