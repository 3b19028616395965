using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Activities;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>A promise as it is typed; an empty line is left out.</summary>
public sealed class TypedPromise
{
    [StringLength(100), Display(Name = "认购单位")] public string? Name { get; set; }
    [Display(Name = "认购金额")] public decimal? Amount { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Amount is null;
}

/// <summary>The county or a unit enters an activity, or changes it.</summary>
/// <param name="Number">None for a new one.</param>
/// <param name="HostUnitId">A unit's own, where it enters it itself.</param>
public sealed record KeepActivity(
    Guid FormKey, long? Version, string? Number,
    [Required, Display(Name = "四进")] Activity? Kind,
    [Required, StringLength(100), Display(Name = "活动名称")] string? Title,
    [Required, Display(Name = "开始日期")] DateOnly? From,
    [Display(Name = "结束日期")] DateOnly? To,
    [Required, StringLength(200), Display(Name = "地点")] string? Place,
    [Display(Name = "举办单位")] Guid? HostUnitId,
    [Display(Name = "参加的供应商")] IReadOnlyList<Guid>? Suppliers,
    IReadOnlyList<TypedPromise>? Promises) : ICommand<string>, IOnce
{
    /// <summary>How many promises a form offers.</summary>
    public const int FormLines = 5;
}

internal sealed class KeepActivityHandler(MarketDb db, ICurrentUser user) : IRequestHandler<KeepActivity, string>
{
    public async Task<string> Handle(KeepActivity form, CancellationToken ct)
    {
        var host = await Host(form, ct);
        var terms = new ActivityTerms(form.Kind!.Value, form.Title!, form.From!.Value, form.To ?? form.From.Value, form.Place!, await Suppliers(form.Suppliers ?? [], ct), await Promises(form.Promises ?? [], ct));
        if (form.Number is { } number)
        {
            var known = await db.ActivityEvents.Include(a => a.Suppliers).Include(a => a.Promises).Where(a => a.Number == number && a.EnteredById == user.OrganisationId).OrNotThere(ct);
            known.Expect(form.Version);
            known.Rearrange(host, terms);
            await db.SaveChangesAsync(ct);
            return known.Number;
        }
        var by = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var activity = ActivityEvent.Arrange(await db.NextActivityNumber(terms.From.Year, ct), by, host, terms);
        db.ActivityEvents.Add(activity);
        await db.SaveChangesAsync(ct);
        return activity.Number;
    }

    private async Task<Organisation> Host(KeepActivity form, CancellationToken ct)
    {
        var id = user.Has(MarketRole.CountySupervisor) ? form.HostUnitId ?? throw new RuleBroken("请选择举办单位。") { Field = nameof(form.HostUnitId) } : user.OrganisationId;
        return await db.Organisations.AsNoTracking().VisibleTo(user).Where(o => o.Id == id).OrNotThere(ct);
    }

    private async Task<List<Guid>> Suppliers(IReadOnlyList<Guid> chosen, CancellationToken ct)
    {
        var ids = chosen.Distinct().ToList();
        var known = await db.Organisations.Where(o => ids.Contains(o.Id) && (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm)).Select(o => o.Id).ToListAsync(ct);
        return known.Count == ids.Count ? known : throw new NotThere();
    }

    /// <summary>A name that is a unit's here is bound to it, so that it sees the activity.</summary>
    private async Task<List<PromiseTerms>> Promises(IReadOnlyList<TypedPromise> typed, CancellationToken ct)
    {
        var lines = typed.Select((line, i) => (Line: line, At: i)).Where(each => !each.Line.IsEmpty).ToList();
        foreach (var (line, at) in lines)
        {
            if (string.IsNullOrWhiteSpace(line.Name)) throw new RuleBroken("第 {0} 行请填写{1}。", at + 1, "认购单位") { Field = $"Promises[{at}].Name" };
            if (line.Amount is null) throw new RuleBroken("第 {0} 行请填写{1}。", at + 1, "认购金额") { Field = $"Promises[{at}].Amount" };
        }
        var names = lines.Select(each => each.Line.Name!.Trim()).Distinct().ToList();
        var units = (await db.Organisations.Where(o => names.Contains(o.Name) && o.Kind != OrganisationKind.Person).Select(o => new { o.Id, o.Name }).ToListAsync(ct)).ToLookup(o => o.Name, o => o.Id);
        return lines.ConvertAll(each => new PromiseTerms(units[each.Line.Name!.Trim()].Select(id => (Guid?)id).FirstOrDefault(), each.Line.Name!, Money.Typed(each.Line.Amount!.Value, $"Promises[{each.At}].Amount")));
    }
}
