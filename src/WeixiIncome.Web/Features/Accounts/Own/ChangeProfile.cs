using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The name shown to others, and the phone number to sign in with.</summary>
public sealed record ChangeProfile(
    [Required, StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [StringLength(30), Display(Name = "手机号")] string? Phone,
    [StringLength(200), EmailAddress, Display(Name = "邮箱")] string? Mail) : ICommand<bool>;

internal sealed class ChangeProfileHandler(MarketDb db, ICurrentUser user, SignInCookies cookies, MailCodes codes, TimeProvider clock) : IRequestHandler<ChangeProfile, bool>
{
    public async Task<bool> Handle(ChangeProfile request, CancellationToken cancellationToken)
    {
        var me = await db.Members.SingleAsync(m => m.Id == user.MemberId, cancellationToken);
        var before = me.Email;
        me.Describe(request.DisplayName, request.Phone, request.Mail);
        me.LastOrganisationId = user.OrganisationId;
        if (me.Email is { } mail && mail != before)
            db.Outbox.Add(new OutboxMail(mail, "维西增收：请确认邮箱", $"{me.DisplayName}\n\n{codes.Address(me, clock.Now())}", clock.Now()));
        await db.SaveUnlessTaken(new RuleBroken("这个手机号已经是另一个账号的。") { Field = "Phone" }, cancellationToken);
        await cookies.Renew(me);
        return true;
    }
}
