using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>Purchases on 832, and those on this market beside them. The queries decide who sees which.</summary>
[Authorize, Route("/reserve")]
public sealed class PurchasesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("purchases")]
    public Task<IActionResult> Index(ListPurchases query) => Show(query, "Purchases");

    [HttpGet("purchases/export")]
    public async Task<IActionResult> Export(ListPurchases query, string? format)
    {
        var sheet = await Mediator.Send(new ExportPurchases(query), HttpContext.RequestAborted);
        return SheetFile.Download("orders-832", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("purchases/{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowPurchase(number), "Purchase");

    [HttpPost("purchases/{number}/resolve")]
    public Task<IActionResult> Resolve(string number, ResolvePurchase form) =>
        Do(form with { Number = number }, _ => $"/reserve/purchases/{number}", "已处理，计入情况已更新。", () => Show(new ShowPurchase(number, form), "Purchase"));

    [HttpPost("purchases/{number}/retract")]
    public Task<IActionResult> Retract(string number, RetractWriteBack form) =>
        Do(form with { Number = number }, _ => "/reserve", "回填已撤回，可以重新填写正确的订单号。", () => Show(new ShowPurchase(number), "Purchase"));

    [HttpGet("here")]
    public Task<IActionResult> Here(ListHere query) => Show(query, "Here");

    [HttpGet("write-back"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> WriteBack(string? product, string? order) => Show(new ShowWriteBack(product, order), "WriteBack");

    [HttpPost("write-back"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer)]
    public Task<IActionResult> WriteBack(WriteBack form) =>
        Do(form, number => $"/reserve/purchases/{number}", "已回填。832 名单导入后自动核对，付款确认后计入完成率。", () => Show(new ShowWriteBack(form.Product, form.Order, form), "WriteBack"));
}
