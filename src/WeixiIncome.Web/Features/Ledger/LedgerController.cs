using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>The entries behind any number: officers and auditors see their area or units, buyers and suppliers their own.</summary>
[Authorize, Route("/oversight/ledger")]
public sealed class LedgerController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(LedgerFilter filter, string? sort, int? page) => Show(new ListLedger(filter, sort, page), "Ledger");

    [HttpGet("{id:guid}/evidence")]
    public Task<IActionResult> Evidence(Guid id) => Show(new ShowEvidence(id), "Evidence");

    [HttpGet("export")]
    public async Task<IActionResult> Export(LedgerFilter filter, string? sort, string? format)
    {
        var sheet = await Mediator.Send(new ExportLedger(filter, sort), HttpContext.RequestAborted);
        return SheetFile.Download("ledger", format, sheet.Columns, sheet.Rows);
    }
}
