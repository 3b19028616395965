using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The address is the person's own: they followed the link that was sent there. Notices go there too from now on.</summary>
public sealed record ConfirmMail([Required, StringLength(1000)] string? Code) : ICommand<bool>;

internal sealed class ConfirmMailHandler(MarketDb db, ICurrentUser user, MailCodes codes, TimeProvider clock) : IRequestHandler<ConfirmMail, bool>
{
    public async Task<bool> Handle(ConfirmMail request, CancellationToken cancellationToken)
    {
        var me = await db.Members.SingleAsync(m => m.Id == user.MemberId, cancellationToken);
        if (codes.Read(request.Code!, clock.Now()) != (me.Id, me.Email)) throw new RuleBroken("链接已过期，或邮箱后来改过。请在“我的账号”里再保存一次邮箱。");
        me.EmailConfirmed = true;
        me.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Codes of the links that prove an address; nothing is kept, they say themselves for whom and until when.</summary>
internal sealed class MailCodes(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);
    private readonly IDataProtector protector = protection.CreateProtector("mail");

    public string Address(Member member, DateTime now) =>
        $"/account/mail/{protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{member.Id:N}|{(now + Lifetime).Ticks}|{member.Email}"))}";

    public (Guid MemberId, string? Mail)? Read(string code, DateTime now)
    {
        try
        {
            var parts = protector.Unprotect(code).Split('|', 3);
            return long.Parse(parts[1], CultureInfo.InvariantCulture) > now.Ticks ? (Guid.Parse(parts[0]), parts[2]) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
