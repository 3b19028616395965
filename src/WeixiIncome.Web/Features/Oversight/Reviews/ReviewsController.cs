using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Oversight.Reviews;

/// <summary>Yearly reviews of suppliers: written by the county and by units, read and answered by the supplier.</summary>
[For(MarketRole.CountySupervisor, MarketRole.Approver, MarketRole.CooperativeClerk), Route("/reviews")]
public sealed class ReviewsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListReviews query) => Show(query, "Reviews");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListReviews query, string? format)
    {
        var sheet = await Mediator.Send(new ExportReviews(query), HttpContext.RequestAborted);
        return SheetFile.Download("reviews", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowReview(id), "Review");

    [HttpGet("of/{supplierId:guid}"), For(MarketRole.CountySupervisor, MarketRole.Approver)]
    public Task<IActionResult> Write(Guid supplierId, int? year) => Show(new ShowReviewForm(supplierId, year), "Write");

    [HttpPost("of/{supplierId:guid}"), For(MarketRole.CountySupervisor, MarketRole.Approver)]
    public Task<IActionResult> Write(WriteReview form) => Do(form, id => form.Publish ? $"/reviews/{id}" : $"/reviews/of/{form.SupplierId}?year={form.Year}",
        form.Publish ? "考评结果已公布，供应商会收到通知。" : "已保存，还没有公布。", () => Show(new ShowReviewForm(form.SupplierId, form.Year, form), "Write"));

    [HttpPost("{id:guid}/statement"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> State(StateReview form) => Do(form, _ => $"/reviews/{form.Id}", "情况说明已提交。", () => One(form.Id));
}
