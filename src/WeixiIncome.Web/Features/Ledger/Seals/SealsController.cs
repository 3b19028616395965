using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Seals;

/// <summary>The seals of the ledger: published for everybody, and the proof of an entry for those who may see it.</summary>
[Authorize]
public sealed class SealsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/open/seals"), AllowAnonymous]
    public Task<IActionResult> Index(int? page) => Show(new ShowSeals(page), "Seals");

    [HttpGet("/open/seals.json"), AllowAnonymous]
    public async Task<IActionResult> Published() => new JsonResult(await Mediator.Send(new ExportSeals(), HttpContext.RequestAborted));

    [HttpGet("/oversight/ledger/{id:guid}/proof")]
    public async Task<IActionResult> Proof(Guid id) => await Mediator.Send(new ProveEntry(id), HttpContext.RequestAborted) is { } proof
        ? File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(proof, System.Text.Json.JsonSerializerOptions.Web), "application/json", $"proof-{id:N}.json")
        : NotFound();
}
