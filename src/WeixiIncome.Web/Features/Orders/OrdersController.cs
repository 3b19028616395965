using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>Lists and pages of orders, for both sides and for those who watch over them. The queries decide who sees which.</summary>
[Authorize]
[Route("orders")]
public sealed class OrdersController(IMediator mediator) : OrderActs(mediator)
{
    [HttpGet]
    public Task<IActionResult> Orders(ListOrders query) => Show(query);

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListOrders query, string? format)
    {
        var sheet = await Mediator.Send(new ExportOrders(query), HttpContext.RequestAborted);
        return SheetFile.Download("orders", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{number}")]
    public Task<IActionResult> Order(string number) => Show(new ShowOrder(number));

    [HttpPost("{number}/messages")]
    public Task<IActionResult> Message(PostMessage form) => Act(form.Number, "message", form, "留言已发送。");

    [HttpGet("{number}/delivery-note")]
    public Task<IActionResult> DeliveryNote(string number) => Show(new ShowOrder(number));

    [HttpGet("{number}/acceptance-note")]
    public Task<IActionResult> AcceptanceNote(string number) => Show(new ShowOrder(number));
}
