using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Corrections;

/// <summary>Wrong bindings, corrected by request and approval.</summary>
[Authorize, Route("/reserve/corrections")]
public sealed class CorrectionsController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/reserve/corrections";

    [HttpGet("")]
    public Task<IActionResult> Index(ListCorrections query) => Show(query, "Corrections");

    [HttpGet("new"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public IActionResult New(string? purchase) => View("New", new AskCorrection(Guid.CreateVersion7(), purchase, null, null));

    [HttpPost("new"), For(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> New(AskCorrection form) =>
        Do(form, number => $"{Address}/{number}", "更正申请已提交，等待对方单位或县财政局确认。", () => Task.FromResult<IActionResult>(View("New", form)));

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowCorrection(number), "Correction");

    [HttpPost("{number}/approve")]
    public Task<IActionResult> Approve(string number, DecideCorrection form) => Decide(form with { Number = number, To = CorrectionStatus.Approved }, "已更正，数字已随分录移到新的单位。");

    [HttpPost("{number}/refuse")]
    public Task<IActionResult> Refuse(string number, DecideCorrection form) => Decide(form with { Number = number, To = CorrectionStatus.Refused }, "已答复不同意。");

    [HttpPost("{number}/withdraw")]
    public Task<IActionResult> Withdraw(string number, DecideCorrection form) => Decide(form with { Number = number, To = CorrectionStatus.Withdrawn }, "申请已撤回。");

    private Task<IActionResult> Decide(DecideCorrection command, string sentence) => Do(command, _ => $"{Address}/{command.Number}", sentence, () => One(command.Number));
}
