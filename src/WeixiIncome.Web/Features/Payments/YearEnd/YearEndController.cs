using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Payments.YearEnd;

/// <summary>What a unit has to see to before the treasury closes, and the carry-over into the next year.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Receiver, MarketRole.CountySupervisor, MarketRole.Auditor, MarketRole.Administrator)]
[Route("/budgets")]
public sealed class YearEndController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("year-end")]
    public Task<IActionResult> Index(ShowYearEnd query) => Show(query, "YearEnd");

    [HttpGet("year-end/export")]
    public async Task<IActionResult> Export(ShowYearEnd query, string? format)
    {
        var sheet = await Mediator.Send(new ExportUnpaid(query), HttpContext.RequestAborted);
        return SheetFile.Download("accepted-unpaid", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost("{id:guid}/carry-over"), For(MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> CarryOver(CarryOverBudget form) =>
        Do(form, next => $"/budgets/{next}", "已结转到下一年度的项目。", () => Show(new ShowYearEnd(form.Year), "YearEnd"));
}
