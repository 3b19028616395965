using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Members;

/// <summary>The persons who bound their purchases to one's unit: totals, and whether they belong to it.</summary>
[For(MarketRole.Approver, MarketRole.Treasurer, MarketRole.Buyer), Route("/account/members")]
public sealed class UnitMembersController(IMediator mediator) : MarketController(mediator)
{
    private const string Home = "/account/members";

    [HttpGet("")]
    public Task<IActionResult> Index(ListUnitMembers query) => Show(query, "Members");

    [HttpPost("confirm"), For(MarketRole.Approver)]
    public Task<IActionResult> Confirm(ConfirmBinding form) => Do(form, _ => Home, "已确认。", () => Index(new()));

    [HttpPost("refuse"), For(MarketRole.Approver)]
    public Task<IActionResult> Refuse(RefuseBinding form) => Do(form, _ => Home, "已解除绑定，今后的购买不再计入本单位。", () => Index(new()));

    [HttpPost("allow"), For(MarketRole.Approver)]
    public Task<IActionResult> Allow(AllowBinding form) => Do(form, _ => Home, "本人可以再次绑定了。", () => Index(new()));
}
