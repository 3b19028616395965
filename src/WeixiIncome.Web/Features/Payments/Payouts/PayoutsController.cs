using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>Money to households: owed, drawn up, paid, checked by the village, confirmed by the household itself.</summary>
[Authorize]
[Route("payouts")]
public sealed class PayoutsController(IMediator mediator) : MarketController(mediator)
{
    private static readonly (string Address, string Template) Own = ("/payouts/import", "/payouts/import/template");

    [HttpGet, For(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Dues(ListDues query) => Show(query, "Dues");

    [HttpPost, For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public Task<IActionResult> Draw(DrawPayout form) => Do(form, number => $"/payouts/{number}", "发放表已制好。", () => Again("draw", new ListDues(), "Dues"));

    [HttpPost("returns"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public Task<IActionResult> Return(DeclareReturn form) => Do(form, _ => "/payouts", "已登记为应付。", () => Again("return", new ListDues(), "Dues"));

    [HttpGet("{number}"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Payout(string number) => Show(new ShowPayout(number), "Payout");

    [HttpGet("{number}/list"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> List(string number) => Show(new ShowPayout(number), "SignatureList");

    [HttpPost("{number}/bank-file"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public async Task<IActionResult> BankFile(string number, string? format)
    {
        try
        {
            var sheet = await Mediator.Send(new ExportBankBatch(number), HttpContext.RequestAborted);
            return SheetFile.Download($"payout-{number}", format, sheet.Columns, sheet.Rows);
        }
        catch (RuleBroken broken)
        {
            Refuse(broken);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Show(new ShowPayout(number), "Payout");
        }
    }

    [HttpGet("import"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public IActionResult Import() => View("Import", new ImportPage(Own.Address, Own.Template));

    [HttpPost("import"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(Own.Address, Own.Template), (sheet, dryRun) => new ImportBankResult(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("import/template"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public IActionResult Template(string? format) => SheetFile.Download("bank-result-template", format, BankResultColumns.All, []);

    [HttpPost("{number}/signatures"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer)]
    public Task<IActionResult> HandIn(HandInSignatures form) => On(form.Number, "signatures", form, "签领表已收存，等村核对。");

    [HttpPost("{number}/check"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Check(CheckSignatures form) => On(form.Number, "check", form, "已核对，签领的农户记为已发放。");

    [HttpPost("{number}/send-back"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> SendBack(SendBackSignatures form) => On(form.Number, "send-back", form, "已退回合作社重新签领。");

    [HttpPost("{number}/decide"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Decide(DecideDispute form) => On(form.Number, $"decide-{form.LineId}", form, "异议已处理。");

    [HttpPost("{number}/answers"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Answer(RecordAnswer form) => On(form.Number, $"answer-{form.LineId}", form, "农户的答复已登记。");

    [HttpPost("{number}/links"), For(MarketRole.CooperativeClerk, MarketRole.Treasurer, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Links(MakeLinks form) => Do(form, page => View("Links", page), () => Again("links", new ShowPayout(form.Number), "Payout"));

    private Task<IActionResult> On<TAnswer>(string number, string act, IRequest<TAnswer> form, string sentence) => Do(form, _ => $"/payouts/{number}", sentence, () => Again(act, new ShowPayout(number), "Payout"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}

/// <summary>Where a household answers, without an account.</summary>
[AllowAnonymous]
[Route("confirm/{token}")]
public sealed class ConfirmController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Confirm(string token) => Show(new ShowLink(token), "Confirm");

    [HttpPost]
    public Task<IActionResult> Answer(AnswerLink form) => Do(form, _ => View("Answered", form.Received!.Value), () => Show(new ShowLink(form.Token), "Confirm"));
}
