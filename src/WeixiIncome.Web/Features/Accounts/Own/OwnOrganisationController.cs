using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>What an organisation's own people settle for it.</summary>
[Authorize]
[Route("/account/organisation")]
public sealed class OwnOrganisationController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ShowOwnOrganisation(), "Organisation");

    [HttpPost("contact")]
    public Task<IActionResult> Contact(DescribeOwnOrganisation form) => Do(form, _ => "/account/organisation", "已保存。", Index);

    [HttpPost("bank-account")]
    public Task<IActionResult> BankAccount(UseBankAccount form) => Do(form, _ => "/account/organisation", "收款账户已保存，经办和财务都会收到通知。", Index);

    [HttpPost("home-unit")]
    public Task<IActionResult> HomeUnit(BindHomeUnit form) =>
        Do(form, _ => "/account", "已保存。", () => Show(new ShowAccount(), "Account"));
}
