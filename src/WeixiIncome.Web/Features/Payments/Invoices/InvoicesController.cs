using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Invoices;

/// <summary>Fully digital invoices (数电票) from their XML.</summary>
[Authorize]
[Route("invoices")]
public sealed class InvoicesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet, For(MarketRole.Treasurer, MarketRole.CooperativeClerk, MarketRole.Buyer)]
    public Task<IActionResult> Invoices(ListInvoices query) => Show(query, "Invoices");

    [HttpPost, For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Upload(UploadInvoice form) => Do(form, number => $"/invoices/{number}", "数电票已登记，双方税号、明细和金额相符。", () => Again("upload"));

    [HttpPost("headings"), For(MarketRole.Treasurer)]
    public Task<IActionResult> Heading(AddHeading form) => Do(form, _ => "/invoices", "开票抬头已登记。", () => Again("heading"));

    [HttpGet("{number}")]
    public Task<IActionResult> Invoice(string number) => Show(new ShowTaxInvoice(number), "TaxInvoice");

    [HttpPost("{number}/check"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Check(CheckInvoice form) => Do(form, number => $"/invoices/{number}", "查验结果已登记。", () => Show(new ShowTaxInvoice(form.Number), "TaxInvoice"));

    private Task<IActionResult> Again(string act)
    {
        ViewData["Act"] = act;
        return Show(new ListInvoices(), "Invoices");
    }
}
