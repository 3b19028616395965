using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>What is done with a household once it is registered.</summary>
public sealed partial class Household
{
    /// <summary>Net income a head in a year; said again it is corrected, with a step.</summary>
    public void KeepYear(int year, Money netPerHead, string? source, Guid? by, DateTime now)
    {
        if (year < 2014 || year > BusinessDate.Of(now).Year + 1) throw new RuleBroken("年度 {0} 不对。", year) { Field = "Year" };
        if (netPerHead.Fen is < -100_000_000 or > 100_000_000) throw new RuleBroken("人均纯收入 {0} 不像真的，请核对单位（元）。", netPerHead) { Field = "NetPerHead" };
        var from = Guard.OptionalText(source, "来源", 60);
        if (years.Find(y => y.Year == year) is { } known) known.Say(netPerHead, from, now);
        else years.Add(new HouseholdYear(Id, year, netPerHead, from, now));
        Record(HouseholdAct.KeepYear, by, $"{year}", now);
    }

    /// <param name="hundredths">Hundredths of a mu, or of a head; 0 takes it out.</param>
    public void KeepHolding(Guid normId, long hundredths, Guid? by, DateTime now)
    {
        MustBeHere();
        if (hundredths is < 0 or > 1_000_000) throw new RuleBroken("数量应在 0 与 10000 之间。") { Field = "Quantity" };
        var known = holdings.Find(h => h.NormId == normId);
        if (hundredths == 0) holdings.RemoveAll(h => h.NormId == normId);
        else if (known is not null) known.Say(hundredths);
        else holdings.Add(new Holding(Id, normId, hundredths));
        Record(HouseholdAct.KeepHolding, by, null, now);
    }

    public void GiveHelper(string? name, string? unit, DateOnly from, Guid? by, DateTime now)
    {
        MustBeHere();
        var (who, where) = (Guard.Text(name, "帮扶人", 40), Guard.Text(unit, "帮扶单位", 60));
        if (helpers.Exists(h => h.Name == who && h.Unit == where && h.To is null)) throw new RuleBroken("“{0}”已经是这户的帮扶人。", who) { Field = "HelperName" };
        helpers.Add(new HelperAssignment(Id, who, where, from));
        Record(HouseholdAct.GiveHelper, by, who, now);
    }

    public void EndHelper(Guid helperId, DateOnly on, Guid? by, DateTime now)
    {
        var helper = helpers.Find(h => h.Id == helperId) ?? throw new NotThere();
        if (helper.To is not null) throw new RuleBroken("这位帮扶人已经结束。");
        if (on < helper.From) throw new RuleBroken("结束日期 {0} 早于开始日期 {1}。", on, helper.From) { Field = "On" };
        helper.End(on);
        Record(HouseholdAct.EndHelper, by, helper.Name, now);
    }

    /// <summary>Writes the year's plan; who is under ¥10,000 a head by the newest income known gets a plan of its own (一户一方案).</summary>
    public HouseholdPlan KeepPlan(int year, IReadOnlyList<MeasureTerms> measures, Guid? by, DateTime now)
    {
        MustBeHere();
        var plan = plans.Find(p => p.Year == year);
        if (plan is null) plans.Add(plan = new HouseholdPlan(Id, year, PlanKind.Household));
        plan.Write(IsBelowLine ? PlanKind.BelowLine : PlanKind.Household, measures);
        Record(HouseholdAct.Plan, by, $"{year}", now);
        return plan;
    }

    public void TellProgress(Guid measureId, int percent, string? note, Guid? by, DateTime now)
    {
        MustBeHere();
        var measure = plans.SelectMany(p => p.Measures).FirstOrDefault(m => m.Id == measureId) ?? throw new NotThere();
        measure.Tell(percent, note, now);
        Record(HouseholdAct.Progress, by, $"{measure.Text} {percent}%", now);
    }

    /// <summary>By the newest income that is known; a household whose income nobody told is not below it.</summary>
    public bool IsBelowLine => years.MaxBy(y => y.Year)?.IsBelowLine == true;

    /// <exception cref="RuleBroken">Bound to the same supplier at that time already.</exception>
    public HouseholdBinding Bind(BindingTerms terms, Guid? by, DateTime now)
    {
        MustBeHere();
        if (terms.From > BusinessDate.Of(now)) throw new RuleBroken("开始日期 {0} 还没有到。", terms.From) { Field = "From" };
        if (bindings.Find(b => b.SupplierId == terms.SupplierId && (b.To is null || b.To >= terms.From)) is { } standing)
            throw new RuleBroken("这户从 {0} 起已与该单位绑定，不能重复绑定。", standing.From) { Field = "From" };
        var binding = new HouseholdBinding(Id, terms, by, now);
        bindings.Add(binding);
        Record(HouseholdAct.Bind, by, null, now);
        return binding;
    }

    public void Unbind(Guid bindingId, DateOnly on, string? reason, Guid? by, DateTime now)
    {
        var binding = bindings.Find(b => b.Id == bindingId) ?? throw new NotThere();
        if (binding.To is not null) throw new RuleBroken("这项绑定已经在 {0} 结束。", binding.To);
        if (on < binding.From) throw new RuleBroken("结束日期 {0} 早于开始日期 {1}。", on, binding.From) { Field = "On" };
        if (on > BusinessDate.Of(now)) throw new RuleBroken("日期 {0} 还没有到。", on) { Field = "On" };
        var why = Guard.Text(reason, "结束原因", 200);
        binding.End(on, why);
        Record(HouseholdAct.Unbind, by, why, now);
    }
}
