using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Accounts.Units;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>The market's organisations, for administrators and county supervisors.</summary>
[For(MarketRole.Administrator, MarketRole.CountySupervisor)]
[Route("/admin/organisations")]
public sealed class OrganisationsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(OrganisationFilter filter, int? page) => Show(new ListOrganisations(filter, page), "Index");

    [HttpGet("export")]
    public async Task<IActionResult> Export(OrganisationFilter filter, string? format)
    {
        var sheet = await Mediator.Send(new ExportOrganisations(filter), HttpContext.RequestAborted);
        return SheetFile.Download("organisations", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new")]
    public IActionResult New() => View(new RegisterOrganisation(Guid.NewGuid(), null, null, null, null, AssistanceRelation.None, null, null, null, null));

    [HttpPost("new")]
    public Task<IActionResult> New(RegisterOrganisation form) => Do(form, registered => registered.First is { } code
        ? Issued(code, registered.Id)
        : Done("单位已登记。", $"/admin/organisations/{registered.Id}"), () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowOrganisation(id), "One");

    [HttpPost("{id:guid}/registration")]
    public Task<IActionResult> Amend(AmendRegistration form) => Do(form, _ => $"/admin/organisations/{form.Id}", "已保存。", () => One(form.Id));

    [HttpPost("{id:guid}/superior")]
    public Task<IActionResult> Place(PlaceUnit form) => Do(form, moved => Done("上级已设好，共移动 {0} 个单位。", [moved], $"/admin/organisations/{form.Id}"), () => One(form.Id));

    [HttpPost("{id:guid}/suspend")]
    public Task<IActionResult> Suspend(SuspendOrganisation form) => Do(form, _ => $"/admin/organisations/{form.Id}", "单位已暂停，其人员的权限立即失效。", () => One(form.Id));

    [HttpPost("{id:guid}/resume")]
    public Task<IActionResult> Resume(ResumeOrganisation form) => Do(form, _ => $"/admin/organisations/{form.Id}", "单位已恢复。", () => One(form.Id));

    [HttpPost("{organisationId:guid}/people")]
    public Task<IActionResult> Open(OpenAccount form) => Do(form, code => Issued(code, form.OrganisationId), () => One(form.OrganisationId));

    [HttpPost("{organisationId:guid}/posts")]
    public Task<IActionResult> Give(GivePost form) => Do(form, _ => $"/admin/organisations/{form.OrganisationId}", "岗位已设好。", () => One(form.OrganisationId));

    [HttpPost("{organisationId:guid}/posts/end")]
    public Task<IActionResult> End(EndPost form, Guid organisationId) =>
        Do(form, _ => $"/admin/organisations/{organisationId}", "岗位已结束，权限立即失效。", () => One(organisationId));

    [HttpPost("{organisationId:guid}/reset-code")]
    public Task<IActionResult> ResetCode(IssueResetCode form, Guid organisationId) => Do(form, code => Issued(code, organisationId), () => One(organisationId));

    private ViewResult Issued(IssuedCode code, Guid organisationId)
    {
        ViewData["Back"] = $"/admin/organisations/{organisationId}";
        return View("_Code", code);
    }
}
