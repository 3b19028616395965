using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Web.Features.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>The entry for everybody, and what complainants and those complained of see.</summary>
[Route("/complaints")]
public sealed class ComplaintsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet(""), Authorize]
    public Task<IActionResult> Index(ListComplaints query) => Show(query, "Mine");

    [HttpGet("new"), AllowAnonymous]
    public IActionResult New(ComplaintSubject? subject, string? about) => View(new FileComplaint(Guid.CreateVersion7(), subject, about, null, null, null, null));

    [HttpPost("new"), AllowAnonymous, EnableRateLimiting(OrdersModule.Complaints)]
    public Task<IActionResult> New(FileComplaint form) => Do(form, filed => View("Filed", filed), () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("find"), AllowAnonymous]
    public IActionResult Find(string? number, string? code) => string.IsNullOrWhiteSpace(number) || string.IsNullOrWhiteSpace(code)
        ? View() : LocalRedirect($"/complaints/{Uri.EscapeDataString(number.Trim().ToUpperInvariant())}?code={Uri.EscapeDataString(code.Trim())}");

    [HttpGet("{number}"), AllowAnonymous, EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Complaint(string number, string? code)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        return Show(new ShowComplaint(number, code), "Complaint");
    }

    [HttpPost("{number}/messages"), AllowAnonymous, EnableRateLimiting(OrdersModule.Complaints)]
    public Task<IActionResult> Say(SayInComplaint form) => Do(form, _ => Address(form.Number, form.Code), "留言已发送。", () => Complaint(form.Number, form.Code));

    [HttpPost("{number}/statement"), Authorize]
    public Task<IActionResult> State(StateComplaint form) => Do(form, _ => Address(form.Number, null), "情况说明已提交。", () => Complaint(form.Number, null));

    private static string Address(string number, string? code) => code is null ? $"/complaints/{number}" : $"/complaints/{number}?code={Uri.EscapeDataString(code)}";
}
