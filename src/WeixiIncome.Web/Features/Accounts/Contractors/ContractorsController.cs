using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Contractors;

/// <summary>Contractors of outsourced canteens: registered by the county or by the unit that they serve.</summary>
[For(MarketRole.Approver, MarketRole.CountySupervisor, MarketRole.Administrator), Route("/contractors")]
public sealed class ContractorsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListContractors(), "Index");

    [HttpPost("")]
    public Task<IActionResult> Register(RegisterContractor form) => Do(form, id => $"/contractors/{id}", "承包单位已登记，请邀请它的人员。", () => Show(new ListContractors(form), "Index"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowContractor(id), "One");

    [HttpPost("{organisationId:guid}/invite"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Invite(InviteColleague form) => Do(form, invited => View("/Features/Accounts/Colleagues/Invited.cshtml", invited), () => One(form.OrganisationId));

    [HttpPost("{contractorId:guid}/receivers")]
    public Task<IActionResult> Name(NameReceiver form) => Do(form, _ => $"/contractors/{form.ContractorId}", "已指定验收员。", () => One(form.ContractorId));

    [HttpPost("{contractorId:guid}/end")]
    public Task<IActionResult> End(EndContract form, Guid contractorId) => Do(form, id => $"/contractors/{id}", "合同已结束，其人员的权限立即失效。", () => One(contractorId));
}
