using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Accounts.Own;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts;

/// <summary>What people and their sign-in need besides handlers.</summary>
public static class AccountsModule
{
    /// <summary>Limit of forms that guess or create: by account for who is signed in, by address for everybody else.</summary>
    public const string Doors = "doors";

    private const int Burst = 60;
    private const int EachMinute = 30;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<IUserClaimsPrincipalFactory<Member>, MemberClaims>();
        services.AddScoped<IPasswordValidator<Member>, Passwords>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<MailCodes>();
        services.AddScoped<SignInCookies>();
        services.AddScoped<Enrolment>();
        // An organisation chosen in this browser stays chosen in it when the stamp is looked at.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.OnRefreshingPrincipal = context =>
        {
            if (context.CurrentPrincipal?.FindFirst(CurrentUser.OrganisationClaim) is not { } chosen || context.NewPrincipal?.Identity is not ClaimsIdentity identity) return Task.CompletedTask;
            if (identity.FindFirst(CurrentUser.OrganisationClaim) is { } other) identity.RemoveClaim(other);
            identity.AddClaim(chosen.Clone());
            return Task.CompletedTask;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Doors, context => RateLimitPartition.GetTokenBucketLimiter(Who(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst, TokensPerPeriod = EachMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true,
            }));
        });
        return services;
    }

    private static string Who(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } member ? $"member {member}" : $"address {context.Connection.RemoteIpAddress}";
}
