using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>A unit's budget lines. Whose are shown is decided by the queries; a unit's own are kept by its approvers and treasurers.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Receiver, MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.ProvinceViewer, MarketRole.Auditor, MarketRole.Administrator)]
[Route("/budgets")]
public sealed class BudgetsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListBudgets query) => Show(query, "Budgets");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListBudgets query, string? format)
    {
        var sheet = await Mediator.Send(new ExportBudgets(query), HttpContext.RequestAborted);
        return SheetFile.Download("budgets", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("new"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> New(int? year) => Show(new ShowBudgetForm(null, year), "BudgetForm");

    [HttpPost("new"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> New(OpenBudgetLine form) => Do(form, Page, "预算项目已开立。", () => Show(new ShowBudgetForm(null, null, form.Typed), "BudgetForm"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Budget(Guid id, int? page) => Show(new ShowBudget(id, page));

    [HttpGet("{id:guid}/export")]
    public async Task<IActionResult> ExportMovements(Guid id, string? format)
    {
        var sheet = await Mediator.Send(new ExportMovements(id), HttpContext.RequestAborted);
        return SheetFile.Download("budget-movements", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{id:guid}/amend"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Amend(Guid id) => Show(new ShowBudgetForm(id), "BudgetForm");

    [HttpPost("{id:guid}/amend"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> Amend(AmendBudgetLine form) => Do(form, Page, "预算项目已调整。", () => Show(new ShowBudgetForm(form.Id, null, form.Typed), "BudgetForm"));

    [HttpPost("{id:guid}/set-aside"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> SetAside(SetAsideBudget form) => Do(form, Page, "预留已登记。", () => Again(form.Id, "set-aside"));

    [HttpPost("{id:guid}/refund"), For(MarketRole.Treasurer)]
    public Task<IActionResult> Refund(RefundToBudget form) => Do(form, Page, "退款已冲回预算。", () => Again(form.Id, "refund"));

    private Task<IActionResult> Again(Guid id, string act)
    {
        ViewData["Act"] = act;
        return Show(new ShowBudget(id), "Budget");
    }

    private static string Page(Guid id) => $"/budgets/{id}";
}
