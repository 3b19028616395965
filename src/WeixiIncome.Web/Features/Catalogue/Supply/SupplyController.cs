using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Supply;

/// <summary>All of the supplier's own products: the list, its export, and many offers changed at once.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/products")]
public sealed class SupplyController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListProducts query) => Show(query, "Products");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListProducts query, string? format)
    {
        var sheet = await Mediator.Send(new ExportProducts(query), HttpContext.RequestAborted);
        return SheetFile.Download("products", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("bulk")]
    public Task<IActionResult> Bulk(ListProducts query) => Show(new ShowBulkForm(query), "Bulk");

    [HttpPost("bulk")]
    public Task<IActionResult> Bulk([FromQuery] ListProducts query, [FromForm] EditOffers form) =>
        Do(form, changed => Done("已更新 {0} 个规格。", [changed], Request.With("/supply/products/bulk")), () => Show(new ShowBulkForm(query, form), "Bulk"));
}
