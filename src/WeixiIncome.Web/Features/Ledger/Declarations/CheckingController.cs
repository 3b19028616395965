using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>The township's and the county's desk of declarations: what is due, checked with its papers, verified into the ledger.</summary>
[Route("/oversight/declarations")]
public sealed class CheckingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet(""), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.VillageOfficer, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator)]
    public Task<IActionResult> Index(ListDeclarations query) => Show(query with { Desk = true }, "Declarations");

    [HttpGet("export"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.VillageOfficer, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator)]
    public async Task<IActionResult> Export(ListDeclarations query, string? format)
    {
        var sheet = await Mediator.Send(new ExportDeclarations(query with { Desk = true }), HttpContext.RequestAborted);
        return SheetFile.Download("declarations", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost("{number}/check"), For(MarketRole.TownshipOfficer)]
    public Task<IActionResult> Check(CheckDeclaration form) => Act(form, form.Number, "已核查通过，转县级核实。");

    [HttpPost("{number}/verify"), For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Verify(VerifyDeclaration form) => Act(form, form.Number, "已核实，分录已入台账。");

    [HttpPost("{number}/return"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Return(ReturnDeclaration form) => Act(form, form.Number, "已退回申报单位补充。");

    [HttpPost("{number}/reject"), For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Reject(RejectDeclaration form) => Act(form, form.Number, "已记为不予通过。");

    [HttpPost("{number}/reverse"), For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Reverse(ReverseDeclaration form) => Act(form, form.Number, "已冲销，台账中留有正负两笔分录。");

    private Task<IActionResult> Act<TAnswer>(IRequest<TAnswer> form, string number, string sentence) =>
        Do(form, _ => $"/declarations/{number}", sentence, () => Show(new ShowDeclaration(number), "Declaration"));
}
