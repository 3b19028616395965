using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Papers;

/// <summary>The papers of an order that the buyer's unit signs and seals.</summary>
[For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Receiver)]
[Route("orders/{number}/papers")]
public sealed class OrderPapersController(IMediator mediator) : OrderActs(mediator)
{
    [HttpPost("request")]
    public Task<IActionResult> PurchaseRequest(string number, Guid formKey) => Issue(new(number, PaperKind.PurchaseRequest, formKey));

    [HttpPost("approval")]
    public Task<IActionResult> Approval(string number, Guid formKey) => Issue(new(number, PaperKind.PurchaseApproval, formKey));

    private Task<IActionResult> Issue(IssueOrderPaper paper) =>
        Do(paper, issued => LocalRedirect($"/papers/{issued}?back=/orders/{paper.Number}"), () => Show(new ShowOrder(paper.Number), "Order"));
}
