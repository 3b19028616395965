using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>One of the supplier's own products: words, photos, offers, stock, and its way to the shelf.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/products")]
public sealed class ProductsController(IMediator mediator) : MarketController(mediator)
{
    private static string Page(string number) => $"/supply/products/{number}";

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(new ShowProductForm(), "New");

    [HttpPost("new")]
    public Task<IActionResult> New(KeepProduct form) => Do(form with { Number = null }, Page, "已存为草稿。请添加规格与价格，再提交审核。", () => Show(new ShowProductForm(null, form), "New"));

    [HttpGet("{number}")]
    public Task<IActionResult> Product(string number) => Show(new ShowProductForm(number), "Product");

    [HttpPost("{number}")]
    public Task<IActionResult> Product(string number, KeepProduct form) =>
        Do(form with { Number = number }, Page, "已保存。", () => Again(new ShowProductForm(number, form)));

    [HttpPost("{number}/photos")]
    public Task<IActionResult> AddPhotos(AddPhotos form) => Do(form, _ => Page(form.Number), "照片已上传。", () => Again(new ShowProductForm(form.Number)));

    [HttpPost("{number}/photos/{photo:guid}/remove")]
    public Task<IActionResult> RemovePhoto(RemovePhoto form) => Do(form, _ => Page(form.Number), "照片已删除。", () => Again(new ShowProductForm(form.Number)));

    [HttpPost("{number}/photos/{photo:guid}/first")]
    public Task<IActionResult> PutPhotoFirst(PutPhotoFirst form) => Do(form, _ => Page(form.Number), "已设为首图。", () => Again(new ShowProductForm(form.Number)));

    [HttpPost("{number}/submit")]
    public Task<IActionResult> Submit(SubmitProduct form) => Do(form, _ => Page(form.Number), "已提交审核，通过后会在通知里告诉您。", () => Again(new ShowProductForm(form.Number)));

    [HttpPost("{number}/withdraw")]
    public Task<IActionResult> Withdraw(WithdrawProduct form) => Do(form, _ => Page(form.Number), "已下架，买家看不到它了。", () => Again(new ShowProductForm(form.Number)));

    private Task<IActionResult> Again(ShowProductForm query)
    {
        // The page tells of the conflict and shows both; the next submit is against the newest state.
        ModelState.Remove(nameof(KeepProduct.Version));
        return Show(query, "Product");
    }
}
