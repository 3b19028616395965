using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>Signs a person in by user name or phone number and password.</summary>
public sealed record SignIn(
    [Required, StringLength(100), Display(Name = "用户名或手机号")] string? Name,
    [Required, StringLength(Passwords.Longest), Display(Name = "密码")] string? Password,
    bool Remember,
    string? ReturnUrl) : IRequest<SignedIn>;

/// <param name="NeedsCode">The password was right, the authenticator's code is still to come.</param>
public sealed record SignedIn(bool NeedsCode);

/// <summary>No command: a wrong try must be counted, not rolled back.</summary>
internal sealed class SignInHandler(PasswordCheck check, SignInCookies cookies) : IRequestHandler<SignIn, SignedIn>
{
    public async Task<SignedIn> Handle(SignIn request, CancellationToken cancellationToken)
    {
        var member = await check.Find(request.Name, cancellationToken);
        await check.Password(member, request.Name, request.Password, "用户名或密码不对，还可以再试 {0} 次。", cancellationToken);
        if (member!.IsSuspended) throw new RuleBroken("这个账号已停用，请联系本单位负责人或平台管理员。");
        if (member.TwoFactorEnabled) await cookies.AskForCode(member, request.Remember);
        else await cookies.Give(member, request.Remember);
        return new(member.TwoFactorEnabled);
    }
}
