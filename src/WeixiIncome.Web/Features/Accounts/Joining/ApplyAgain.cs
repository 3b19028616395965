using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>An application that was sent back is mended and sent again.</summary>
public sealed record ApplyAgain(
    long Version,
    [Required, StringLength(100), Display(Name = "名称")] string? Name,
    [Required, StringLength(30), Display(Name = "统一社会信用代码")] string? CreditCode,
    [Required, StringLength(12), Display(Name = "所在乡镇或村")] string? AreaCode,
    [Required, StringLength(50), Display(Name = "联系人")] string? Contact,
    [Required, StringLength(30), Display(Name = "联系电话")] string? ContactPhone,
    [StringLength(2000), Display(Name = "简介")] string? About) : ICommand<bool>;

internal sealed class ApplyAgainHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ApplyAgain, bool>
{
    public async Task<bool> Handle(ApplyAgain request, CancellationToken cancellationToken)
    {
        if (!areas.Contains(request.AreaCode!)) throw new RuleBroken("请选择所在的乡镇或村（社区）。") { Field = "AreaCode" };
        var own = await db.Organisations.Include(o => o.Steps).VisibleTo(user).Where(o => o.Id == user.OrganisationId).OrNotThere(cancellationToken);
        own.Expect(request.Version);
        own.Correct(request.Name, request.CreditCode, request.AreaCode!);
        own.Describe(request.Contact, request.ContactPhone, own.Address, request.About);
        own.Reapply(user.MemberId!.Value, clock.Now());
        await db.TellTownship(own, clock.Now(), cancellationToken);
        await db.Welcome(own, cancellationToken);
        return true;
    }
}
