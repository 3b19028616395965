using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>Bank transfers straight to the supplier's own account, receipts and invoices. Who may see which order's is decided by the queries.</summary>
[Authorize, Route("/payments")]
public sealed class PaymentsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListPayments query) => Show(query, "Payments");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListPayments query, string? format)
    {
        var sheet = await Mediator.Send(new ExportPayments(query), HttpContext.RequestAborted);
        return SheetFile.Download("payments", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{number}")]
    public Task<IActionResult> Payment(string number) => Show(new ShowPayment(number));

    [HttpGet("/orders/{number}/bundle")]
    public async Task<IActionResult> Bundle(string number) => File(await Mediator.Send(new Statements.BundleOrder(number), HttpContext.RequestAborted), "application/zip", $"{number}.zip");

    [HttpGet("{number}/transfer"), For(MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Transfer(string number) => Show(new ShowTransferForm(number));

    [HttpPost("{number}/transfer"), For(MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Transfer(RecordTransfer command) =>
        Do(command, Page, "付款已登记，等供应商确认到账。", () => Show(new ShowTransferForm(command.Number, command)));

    [HttpPost("{number}/transfers/{transfer:guid}/confirm"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Confirm(ConfirmReceipt command) => Do(command, Page, "已确认到账。", () => Payment(command.Number, "Payment"));

    [HttpPost("{number}/transfers/{transfer:guid}/deny"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Deny(DenyReceipt command) => Do(command, Page, "已告知采购单位款项未到账。", () => Payment(command.Number, "Payment"));

    [HttpGet("{number}/invoice"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Invoice(string number) => Show(new ShowInvoiceForm(number));

    [HttpPost("{number}/invoice"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Invoice(RecordInvoice command) =>
        Do(command, Page, "发票已登记。", () => Show(new ShowInvoiceForm(command.Number, command)));

    [HttpPost("{number}/invoices/{invoice:guid}/cancel"), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Cancel(CancelInvoice command) => Do(command, Page, "发票登记已作废。", () => Payment(command.Number, "Payment"));

    private Task<IActionResult> Payment(string number, string view) => Show(new ShowPayment(number), view);

    private static string Page(string number) => $"/payments/{number}";
}
