using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>A supplier's lots: stock by lot, first expiry first, and what is made of them.</summary>
[Authorize]
[Route("supply/lots")]
public sealed class LotsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet, For(MarketRole.CooperativeClerk, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Lots(ListLots query) => Show(query, "Lots");

    [HttpGet("export"), For(MarketRole.CooperativeClerk, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public async Task<IActionResult> Export(ListLots query, string? format)
    {
        var sheet = await Mediator.Send(new ExportLots(query), HttpContext.RequestAborted);
        return SheetFile.Download("lots", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost, For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Open(OpenLot form) => Do(form, number => $"/supply/weigh-in?lot={number}", "批次已开，可以过磅。", () => Again("open", new ListLots(), "Lots"));

    [HttpGet("{number}"), For(MarketRole.CooperativeClerk, MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor)]
    public Task<IActionResult> Lot(string number) => Show(new ShowLot(number), "Lot");

    [HttpGet("{number}/signatures"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Signatures(string number) => Show(new ShowLot(number), "Signatures");

    [HttpPost("{number}/close"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Close(CloseLot form) => OnLot(form.Number, "close", form, "已收秤，批次可以发货。");

    [HttpPost("{number}/write-off"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> WriteOff(WriteOffLot form) => OnLot(form.Number, "write-off", form, "损耗已登记。");

    [HttpPost("{number}/void-weigh-in"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Void(VoidWeighIn form) => OnLot(form.Number, "void", form, "过磅已作废。");

    [HttpGet("make"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Making(string? from) => Show(new ShowMaking(from), "Making");

    [HttpPost("make"), For(MarketRole.CooperativeClerk)]
    public Task<IActionResult> Make(MakeLot form) => Do(form, number => $"/supply/lots/{number}", "新批次已登记，各户份额按投入带入。", () => Show(new ShowMaking(null, form), "Making"));

    private Task<IActionResult> OnLot<TAnswer>(string number, string act, IRequest<TAnswer> form, string sentence) => Do(form, _ => $"/supply/lots/{number}", sentence, () => Again(act, new ShowLot(number), "Lot"));

    private Task<IActionResult> Again<TPage>(string act, IRequest<TPage> page, string view)
    {
        ViewData["Act"] = act;
        return Show(page, view);
    }
}
