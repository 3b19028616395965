using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Categories;

/// <summary>Kinds of produce and the rules that hang on them.</summary>
[For(MarketRole.Administrator), Route("/admin/categories")]
public sealed class CategoriesController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/admin/categories";

    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListCategories(), "Categories");

    [HttpGet("new")]
    public Task<IActionResult> New() => Show(new ShowCategoryForm(), "Category");

    [HttpPost("new")]
    public Task<IActionResult> New(KeepCategory form) => Do(form with { Id = null }, _ => Address, "品类已添加。", () => Show(new ShowCategoryForm(null, form), "Category"));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Category(Guid id) => Show(new ShowCategoryForm(id), "Category");

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Category(Guid id, KeepCategory form) => Do(form with { Id = id }, _ => Address, "品类已保存。", () =>
    {
        ModelState.Remove(nameof(form.Version));
        return Show(new ShowCategoryForm(id, form), "Category");
    });
}
