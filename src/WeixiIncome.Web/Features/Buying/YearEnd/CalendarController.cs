using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.YearEnd;

/// <summary>The year-end calendar: an area's, kept by its county, or a unit's own.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator)]
[Route("/budgets/calendar")]
public sealed class CalendarController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Calendar(int? year) => Show(new ShowCalendar(year));

    [HttpPost(""), For(MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Calendar(KeepCalendar form) => Do(form, year => $"/budgets/calendar?year={year}", "年终日历已保存。", () => Show(new ShowCalendar(form.Year, form), "Calendar"));
}
