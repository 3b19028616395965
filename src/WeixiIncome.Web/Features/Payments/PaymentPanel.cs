using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>The payment side inside the order's page: @await Component.InvokeAsync("PaymentPanel", new { orderId }).</summary>
[ViewComponent(Name = "PaymentPanel")]
public sealed class PaymentPanel(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid orderId) =>
        View("/Features/Payments/PaymentPanel.cshtml", await mediator.Send(new ShowPayment(null, orderId), HttpContext.RequestAborted));
}
