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
    public Task<IActionResult> BindFirm(BindFirm form) => Act("bind-firm", form, "/households/linkage", "合作社与企业的绑定已登记。", new ShowLinkage(), "Linkage");

    [HttpPost("/households/linkage/firms/end"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> UnbindFirm(UnbindFirm form) => Act($"unbind-{form.Id}", form, "/households/linkage", "绑定已结束。", new ShowLinkage(), "Linkage");

    [HttpGet("/supply/households"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Bound(string? q, bool ended, int? page) => Show(new ListBoundHouseholds(q, ended, page), "Bound");

    [HttpPost("/supply/households"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Bind(BindHousehold form) => Act("bind", form, "/supply/households", "农户已绑定。", new ListBoundHouseholds(), "Bound");

    [HttpPost("/supply/households/end"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Unbind(UnbindHousehold form) => Act($"unbind-{form.BindingId}", form, "/supply/households", "绑定已结束。", new ListBoundHouseholds(), "Bound");

    /// <summary>A refused act is shown again on its page, in its own form.</summary>
    private Task<IActionResult> Act<TAnswer, TPage>(string act, IRequest<TAnswer> form, string address, string sentence, IRequest<TPage> page, string view) => Do(form, _ => address, sentence, () =>
    {
        ViewData["Act"] = act;
        return Show(page, view);
    });
}
