using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Bindings;

/// <summary>Who is bound to whom, and the rates that come of it.</summary>
public sealed class BindingsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/households/linkage"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.ProvinceViewer, MarketRole.Administrator)]
    public Task<IActionResult> Linkage(ShowLinkage query) => Show(query, "Linkage");

    [HttpPost("/households/linkage/firms"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> BindFirm(BindFirm form) => Do(form, _ => "/households/linkage", "合作社与企业的绑定已登记。", () => Show(new ShowLinkage(), "Linkage"));

    [HttpPost("/households/linkage/firms/end"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> UnbindFirm(UnbindFirm form) => Do(form, _ => "/households/linkage", "绑定已结束。", () => Show(new ShowLinkage(), "Linkage"));

    [HttpGet("/supply/households"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Bound(string? q, bool ended, int? page) => Show(new ListBoundHouseholds(q, ended, page), "Bound");

    [HttpPost("/supply/households"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Bind(BindHousehold form) => Do(form, _ => "/supply/households", "农户已绑定。", () => Show(new ListBoundHouseholds(Typed: form), "Bound"));

    [HttpPost("/supply/households/end"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Unbind(UnbindHousehold form) => Do(form, _ => "/supply/households", "绑定已结束。", () => Show(new ListBoundHouseholds(), "Bound"));
}
