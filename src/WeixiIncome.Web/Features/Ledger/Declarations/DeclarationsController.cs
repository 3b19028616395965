using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>A unit's declarations: written, completed with papers, handed in. Lists and pages decide by themselves who sees which.</summary>
[Authorize, Route("/declarations")]
public sealed class DeclarationsController(IMediator mediator) : MarketController(mediator)
{
    private const string ImportAddress = "/declarations/import";

    [HttpGet("")]
    public Task<IActionResult> Index(ListDeclarations query) => Show(query with { Desk = false }, "Declarations");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListDeclarations query, string? format)
    {
        var sheet = await Mediator.Send(new ExportDeclarations(query with { Desk = false }), HttpContext.RequestAborted);
        return SheetFile.Download("declarations", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> New() => Show(new ShowDeclarationForm(null), "Form");

    [HttpGet("{number}/edit"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Edit(string number) => Show(new ShowDeclarationForm(number), "Form");

    [HttpPost("keep"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Keep(KeepDeclaration form) =>
        Do(form, Page, "申报已保存。", () => Show(new ShowDeclarationForm(form.Number, form), "Form"));

    [HttpGet("{number}")]
    public Task<IActionResult> Declaration(string number) => Show(new ShowDeclaration(number), "Declaration");

    [HttpPost("{number}/papers"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Attach(AttachEvidence form) => Act(form, form.Number, "材料已收存。");

    [HttpPost("{number}/papers/{paper:guid}/remove"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Remove(RemoveEvidence form) => Act(form, form.Number, "材料已删去。");

    [HttpPost("{number}/submit"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Submit(SubmitDeclaration form) => Act(form, form.Number, "申报已提交，等产地乡镇核查。");

    [HttpPost("{number}/withdraw"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public Task<IActionResult> Withdraw(WithdrawDeclaration form) => Act(form, form.Number, "申报已撤回。");

    [HttpPost("{number}/print")]
    public Task<IActionResult> Print(PrintDeclaration form) =>
        Do(form, paper => LocalRedirect($"/papers/{paper}?back=/declarations/{form.Number}"), () => Show(new ShowDeclaration(form.Number), "Declaration"));

    [HttpGet("import"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public IActionResult Import() => View("Import", new ImportPage(ImportAddress, $"{ImportAddress}/template"));

    [HttpPost("import"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public async Task<IActionResult> Import(IFormFile? file, Guid? kept)
    {
        var page = await Mediator.Send(new HandInSheet(file, kept, new(ImportAddress, $"{ImportAddress}/template"), (sheet, dryRun) => new ImportDeclarations(sheet, dryRun)), HttpContext.RequestAborted);
        if (page.Report is not { IsGood: true }) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Import", page);
    }

    [HttpGet("import/template"), For(MarketRole.Buyer, MarketRole.Treasurer)]
    public IActionResult Template(string? format) => SheetFile.Download("declarations-template", format, DeclarationColumns.Own, DeclarationColumns.Examples);

    private Task<IActionResult> Act<TAnswer>(IRequest<TAnswer> form, string number, string sentence) =>
        Do(form, _ => Page(number), sentence, () => Show(new ShowDeclaration(number), "Declaration"));

    private static string Page(string number) => $"/declarations/{number}";
}
