using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>Corrects name, code, area and relation; the relation decides whether purchases count for the county's goal.</summary>
public sealed record AmendRegistration(
    Guid Id,
    long Version,
    [Required, StringLength(100), Display(Name = "名称")] string? Name,
    [StringLength(30), Display(Name = "统一社会信用代码")] string? CreditCode,
    [Required, StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [Display(Name = "帮扶关系")] AssistanceRelation Relation) : ICommand<bool>;

internal sealed class AmendRegistrationHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<AmendRegistration, bool>
{
    public async Task<bool> Handle(AmendRegistration request, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.VisibleTo(user).Where(o => o.Id == request.Id).OrNotThere(cancellationToken);
        if (!user.KeepsRegistrationOf(organisation)) throw new NotThere();
        organisation.Expect(request.Version);
        if (!areas.Contains(request.AreaCode!)) throw new RuleBroken("请选择所在地区。") { Field = "AreaCode" };
        organisation.Amend(request.Name, request.CreditCode, request.AreaCode!, request.Relation);
        await db.Welcome(organisation, cancellationToken);
        return true;
    }
}
