using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Addresses;

/// <summary>Where the organisation takes delivery.</summary>
[For(MarketRole.Buyer, MarketRole.Individual)]
[Route("account/addresses")]
public sealed class AddressesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Addresses() => Show(new ListAddresses());

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(new ShowAddress(), "Address");

    [HttpPost("new")]
    public Task<IActionResult> New(KeepAddress form) => Do(form, _ => "/account/addresses", "收货地址已保存。", () => Show(new ShowAddress(null, form), "Address"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Address(Guid id) => Show(new ShowAddress(id));

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Address(Guid id, KeepAddress form) =>
        Do(form with { Id = id }, _ => "/account/addresses", "收货地址已保存。", () => Show(new ShowAddress(id, form)));

    [HttpPost("{id:guid}/remove")]
    public Task<IActionResult> Remove(Guid id) => Do(new RemoveAddress(id), _ => "/account/addresses", "收货地址已删除。", Addresses);
}
