using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Households.Bindings;
using WeixiIncome.Web.Features.Households.Register;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Households;

/// <summary>The register of households, kept by the officers of villages, townships and the county.</summary>
[Route("/households"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
public sealed class HouseholdsController(IMediator mediator) : MarketController(mediator)
{
    private const string List = "Register/Households";
    private const string One = "Register/Household";

    [HttpGet("")]
    public Task<IActionResult> Index(ListHouseholds query) => Show(query, List);

    [HttpGet("export")]
    public async Task<IActionResult> Export(ListHouseholds query, string? format)
    {
        var sheet = await Mediator.Send(new ExportHouseholds(query), HttpContext.RequestAborted);
        return SheetFile.Download("households", format, sheet.Columns, sheet.Rows);
    }

    [HttpPost("find")]
    public Task<IActionResult> Find(FindHousehold form) => Do(form, number => LocalRedirect(Address(number)), () => Show(new ListHouseholds(), List));

    [HttpGet("new")]
    public IActionResult New() => View("Register/Form", new RegisterHousehold(Guid.CreateVersion7(), null, null, null));

    [HttpPost("new")]
    public Task<IActionResult> New(RegisterHousehold form) => Do(form, Address, "农户已登记。", () => Task.FromResult<IActionResult>(View("Register/Form", form)));

    [HttpGet("reveals"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Reveals(ListReveals query) => Show(query, "Register/Reveals");

    [HttpGet("{number}")]
    public Task<IActionResult> Household(string number) => Show(new ShowHousehold(number), One);

    /// <summary>Answered by the page itself, without an address that could be opened again, and not kept by the browser.</summary>
    [HttpPost("{number}/reveal"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Reveal(RevealPersonal form)
    {
        RevealedHousehold? revealed = null;
        var refused = await Do(form, opened => { revealed = opened; return Ok(); }, () =>
        {
            ViewData["Act"] = "reveal";
            return Show(new ShowHousehold(form.Number), One);
        });
        return revealed is null ? refused : await Show(new ShowHousehold(form.Number, revealed), One);
    }

    [HttpPost("{number}/reclassify")]
    public Task<IActionResult> Reclassify(ReclassifyHousehold form) => Act("reclassify", form, form.Number, "户类型和村已更新。");

    [HttpPost("{number}/members")]
    public Task<IActionResult> Member(KeepMember form) => Act("member", form, form.Number, "成员资料已保存。");

    [HttpPost("{number}/leave")]
    public Task<IActionResult> Leave(LeaveHousehold form) => Act("leave", form, form.Number, "成员已办理离开。");

    [HttpPost("{number}/end")]
    public Task<IActionResult> End(EndHousehold form) => Act("end", form, form.Number, "这户已办结，绑定同日结束。");

    [HttpPost("{number}/account")]
    public Task<IActionResult> Account(KeepAccount form) => Act("account", form, form.Number, "收款账户已保存。");

    [HttpPost("{number}/years")]
    public Task<IActionResult> Year(KeepHouseholdYear form) => Act("year", form, form.Number, "收入已保存。");

    [HttpPost("{number}/holdings")]
    public Task<IActionResult> Holding(KeepHolding form) => Act("holding", form, form.Number, "土地和牲畜已保存。");

    [HttpPost("{number}/helpers")]
    public Task<IActionResult> Helper(AssignHelperToHousehold form) => Act("helper", form, form.Number, "帮扶人已登记。");

    [HttpPost("{number}/helpers/end")]
    public Task<IActionResult> EndHelp(EndHelpForHousehold form) => Act("end-helper", form, form.Number, "帮扶已结束。");

    [HttpPost("{number}/plan")]
    public Task<IActionResult> Plan(KeepPlan form) => Act("plan", form, form.Number, "增收计划已保存。");

    [HttpPost("{number}/progress")]
    public Task<IActionResult> Progress(TellProgress form) => Act($"progress-{form.MeasureId}", form, form.Number, "进展已登记。");

    [HttpPost("{householdNumber}/bind")]
    public Task<IActionResult> Bind(BindHousehold form) => Act("bind", form, form.HouseholdNumber ?? "", "农户已绑定。");

    [HttpPost("{householdNumber}/unbind")]
    public Task<IActionResult> Unbind(UnbindHousehold form) => Act($"unbind-{form.BindingId}", form, form.HouseholdNumber ?? "", "绑定已结束。");

    /// <summary>A refused act is shown again on the household's page, in its own form.</summary>
    private Task<IActionResult> Act(string act, IRequest<string> form, string number, string sentence) => Do(form, Address, sentence, () =>
    {
        ViewData["Act"] = act;
        return Show(new ShowHousehold(number), One);
    });

    private static string Address(string number) => $"/households/{number}";
}
