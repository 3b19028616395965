using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>Net income a head in a year.</summary>
public sealed record KeepHouseholdYear(Guid FormKey, long? Version, string Number, [Required, Display(Name = "年度")] int? Year, [Required, Display(Name = "人均纯收入(元)")] decimal? NetPerHead,
    [StringLength(60), Display(Name = "来源")] string? Source) : ICommand<string>, IOnce;

/// <summary>Land under a crop, or animals; 0 takes it out.</summary>
public sealed record KeepHolding(Guid FormKey, long? Version, string Number, [Required, Display(Name = "作物或牲畜")] Guid? NormId, [Required, Display(Name = "数量")] decimal? Quantity) : ICommand<string>, IOnce;

/// <summary>Somebody helps the household from a day on.</summary>
public sealed record AssignHelperToHousehold(Guid FormKey, long? Version, string Number, [Required, StringLength(40), Display(Name = "帮扶人")] string? HelperName, [Required, StringLength(60), Display(Name = "帮扶单位")] string? HelperUnit,
    [Required, Display(Name = "开始日期")] DateOnly? From) : ICommand<string>, IOnce;

/// <summary>A helper's assignment ends.</summary>
public sealed record EndHelpForHousehold(Guid FormKey, long? Version, string Number, Guid HelperId, [Required, Display(Name = "日期")] DateOnly? On) : ICommand<string>, IOnce;

/// <summary>A measure as it is typed; target in yuan.</summary>
public sealed record TypedMeasure(MeasureKind? Kind = null, [StringLength(200), Display(Name = "措施")] string? Text = null, [Display(Name = "预期增收(元)")] decimal? Target = null, [Display(Name = "完成日期")] DateOnly? DueOn = null);

/// <summary>The year's plan.</summary>
public sealed record KeepPlan(Guid FormKey, long? Version, string Number, [Required, Display(Name = "年度")] int? Year, IReadOnlyList<TypedMeasure>? Measures) : ICommand<string>, IOnce
{
    /// <summary>Rows that the empty form offers.</summary>
    public const int FormLines = 3;
}

/// <summary>How far a measure has come.</summary>
public sealed record TellProgress(Guid FormKey, long? Version, string Number, Guid MeasureId, [Required, Range(0, 100), Display(Name = "进展(%)")] int? Percent, [StringLength(200), Display(Name = "进展说明")] string? Note) : ICommand<string>, IOnce;

internal sealed class HouseholdYearsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepHouseholdYear, string>, IRequestHandler<KeepHolding, string>, IRequestHandler<AssignHelperToHousehold, string>,
    IRequestHandler<EndHelpForHousehold, string>, IRequestHandler<KeepPlan, string>, IRequestHandler<TellProgress, string>
{
    public Task<string> Handle(KeepHouseholdYear form, CancellationToken ct) =>
        Act(form.Number, form.Version, h => h.KeepYear(form.Year!.Value, Money.Typed(form.NetPerHead!.Value, nameof(form.NetPerHead)), form.Source, user.MemberId, clock.Now()), ct);

    public async Task<string> Handle(KeepHolding form, CancellationToken ct)
    {
        if (await db.YieldNorms.FindAsync([form.NormId!.Value], ct) is null) throw new RuleBroken("没有这种作物或牲畜，请重新选择。") { Field = "NormId" };
        var hundredths = form.Quantity!.Value * 100;
        if (hundredths != decimal.Truncate(hundredths)) throw new RuleBroken("数量最多两位小数。") { Field = "Quantity" };
        if (hundredths is < 0 or > 1_000_000) throw new RuleBroken("数量应在 0 与 10000 之间。") { Field = "Quantity" };
        return await Act(form.Number, form.Version, h => h.KeepHolding(form.NormId.Value, (long)hundredths, user.MemberId, clock.Now()), ct);
    }

    public Task<string> Handle(AssignHelperToHousehold form, CancellationToken ct) =>
        Act(form.Number, form.Version, h => h.GiveHelper(form.HelperName, form.HelperUnit, form.From!.Value, user.MemberId, clock.Now()), ct);

    public Task<string> Handle(EndHelpForHousehold form, CancellationToken ct) => Act(form.Number, form.Version, h => h.EndHelper(form.HelperId, form.On!.Value, user.MemberId, clock.Now()), ct);

    public Task<string> Handle(KeepPlan form, CancellationToken ct)
    {
        var measures = (form.Measures ?? []).Where(m => !string.IsNullOrWhiteSpace(m.Text) || m.Target is not null)
            .Select(m => new MeasureTerms(m.Kind ?? MeasureKind.Industry, m.Text, m.Target is { } target ? Money.Typed(target, "Measures") : null, m.DueOn)).ToArray();
        return Act(form.Number, form.Version, h => h.KeepPlan(form.Year!.Value, measures, user.MemberId, clock.Now()), ct);
    }

    public Task<string> Handle(TellProgress form, CancellationToken ct) => Act(form.Number, form.Version, h => h.TellProgress(form.MeasureId, form.Percent!.Value, form.Note, user.MemberId, clock.Now()), ct);

    private async Task<string> Act(string number, long? version, Action<Household> act, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, number, version, ct);
        act(household);
        await db.SaveChangesAsync(ct);
        return household.Number;
    }
}
