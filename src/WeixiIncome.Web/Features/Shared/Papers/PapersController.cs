using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace WeixiIncome.Web.Features.Shared.Papers;

/// <summary>Issued papers: printed, signed, sealed, scanned and taken back; anyone who holds one can check it.</summary>
[Authorize, Route("/papers")]
public sealed class PapersController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("{number}")]
    public Task<IActionResult> Paper(string number) => Show(new ShowPaper(number));

    [HttpPost("{number}/scan")]
    public Task<IActionResult> Scan(TakeBackScan form) =>
        Do(form, _ => $"/papers/{form.Number}", "盖章扫描件已收存。", () => Show(new ShowPaper(form.Number), "Paper"));

    /// <summary>Where the QR code leads: tells whether a paper was issued here and says what the holder's copy says, and nothing else.</summary>
    [HttpGet("{number}/check"), AllowAnonymous]
    public Task<IActionResult> Check(string number, string? digest) => Show(new CheckPaper(number, digest));
}
