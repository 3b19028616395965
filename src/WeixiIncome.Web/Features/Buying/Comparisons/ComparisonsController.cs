using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>Comparisons of quotes, read by the unit and those who watch over it.</summary>
[Authorize, Route("/comparisons")]
public sealed class ComparisonsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListComparisons query) => Show(query, "Comparisons");

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListComparisons query, string? format)
    {
        var sheet = await Mediator.Send(new ExportComparisons(query), HttpContext.RequestAborted);
        return SheetFile.Download("comparisons", format, sheet.Columns, sheet.Rows);
    }

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowComparison(number), "Comparison");

    /// <summary>Any colleague of the unit may confirm.</summary>
    [HttpPost("{number}/sign")]
    public Task<IActionResult> Sign(SignComparison form) => Do(form, _ => $"/comparisons/{form.Number}", "已会签。", () => One(form.Number));
}

/// <summary>What a buyer does with comparisons.</summary>
[For(MarketRole.Buyer), Route("/comparisons")]
public sealed class ComparingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("new")]
    public Task<IActionResult> New(Guid[]? offer) => Show(new ShowNewComparison(offer));

    [HttpPost("new")]
    public Task<IActionResult> New(MakeComparison form) =>
        Do(form, number => $"/comparisons/{number}", "比价已建立，请收齐至少三家报价后选定。", () => Show(new ShowNewComparison(null, form), "New"));

    [HttpPost("{number}/offers")]
    public Task<IActionResult> AddOffer(AddOfferQuote form) => Act(form.Number, form, "报价已加入。");

    [HttpPost("{number}/quotes")]
    public Task<IActionResult> AddQuote(AddOutsideQuote form) => Do(form, _ => $"/comparisons/{form.Number}", "报价已加入。", () => Show(new ShowComparison(form.Number, form), "Comparison"));

    [HttpPost("{number}/quotes/{quoteId:guid}/remove")]
    public Task<IActionResult> Remove(RemoveQuote form) => Act(form.Number, form, "报价已删去。");

    [HttpPost("{number}/decide")]
    public Task<IActionResult> Decide(DecideComparison form) => Act(form.Number, form, "报价已选定。");

    [HttpPost("{number}/cancel")]
    public Task<IActionResult> Cancel(CancelComparison form) => Act(form.Number, form, "比价已作废。");

    [HttpPost("{number}/order")]
    public Task<IActionResult> Order(OrderCompared form) => Do(form, _ => "/cart", "选定的产品已放入购物车，下单后会注明比价单号。", () => Show(new ShowComparison(form.Number), "Comparison"));

    [HttpPost("{number}/paper")]
    public Task<IActionResult> Paper(IssueComparisonPaper form) =>
        Do(form, paper => LocalRedirect($"/papers/{paper}?back=/comparisons/{form.Number}"), () => Show(new ShowComparison(form.Number), "Comparison"));

    private Task<IActionResult> Act<TAnswer>(string number, ICommand<TAnswer> command, string sentence) =>
        Do(command, _ => $"/comparisons/{number}", sentence, () => Show(new ShowComparison(number), "Comparison"));
}
