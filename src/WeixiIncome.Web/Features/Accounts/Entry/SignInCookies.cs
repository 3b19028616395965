using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using WeixiIncome.Data.Accounts;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>Who gave the right password and must still give a code.</summary>
internal sealed record HalfSignedIn(Guid MemberId, string Stamp, bool Remember);

/// <summary>The cookies of a sign-in: the lasting one, and the one between password and code.</summary>
internal sealed class SignInCookies(SignInManager<Member> signIn, IHttpContextAccessor http, TimeProvider clock)
{
    private const string RememberKey = "remember";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request to sign in for.");

    public async Task Give(Member member, bool remember)
    {
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(member, new AuthenticationProperties { IsPersistent = remember, ExpiresUtc = remember ? clock.GetUtcNow() + Remembered : null });
    }

    /// <summary>The same sign-in with what has changed of the person or the organisation acted for.</summary>
    public Task Renew(Member member) => signIn.RefreshSignInAsync(member);

    public Task AskForCode(Member member, bool remember)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, member.Id.ToString()), new(ClaimTypes.Hash, member.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme);
        var properties = new AuthenticationProperties();
        properties.Items[RememberKey] = remember ? "1" : null;
        return Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity), properties);
    }

    public async Task<HalfSignedIn?> WhoGavePassword()
    {
        var half = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return half.Principal is { } person && Guid.TryParse(person.FindFirstValue(ClaimTypes.Name), out var id)
            ? new(id, person.FindFirstValue(ClaimTypes.Hash) ?? "", half.Properties?.Items.TryGetValue(RememberKey, out var remember) == true && remember == "1")
            : null;
    }

    public async Task TakeAway()
    {
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignOutAsync();
    }
}
