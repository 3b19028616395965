using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Papers;

/// <summary>Conformity certificates, test reports and certifications.</summary>
[Authorize]
public sealed class LotPapersController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/supply/certificates"), For(MarketRole.CooperativeClerk, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Certificates(ListCertificates query) => Show(query, "Certificates");

    [HttpGet("/supply/certificates/{number}"), For(MarketRole.CooperativeClerk, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Label(string number) => Show(new ShowLabel(number), "Label");

    [HttpPost("/supply/lots/{number}/certificate"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Issue(IssueCertificate form) => Do(form, certificate => $"/supply/certificates/{certificate}", "合格证已开具，可以打印。", () => Again("certificate", new ShowLot(form.Number), "/Features/Catalogue/Lots/Lot.cshtml"));

    [HttpPost("/supply/certificates/{number}/void"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Void(VoidCertificate form) => Do(form, lot => $"/supply/lots/{lot}", "合格证已作废。", () => Again("void", new ListCertificates(), "Certificates"));

    [HttpGet("/supply/proofs"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Proofs() => Show(new ListProofs(), "Proofs");

    [HttpPost("/supply/proofs"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Keep(KeepProof form) => Do(form, _ => "/supply/proofs", "证明已登记。", () => Again("proof", new ListProofs(), "Proofs"));

    [HttpPost("/supply/proofs/remove"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Remove(RemoveProof form) => Do(form, _ => "/supply/proofs", "证明已撤下。", () => Again("remove", new ListProofs(), "Proofs"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}
