using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Corrections;

/// <summary>A unit asks to have a purchase bound to another unit, or one that was bound to another unit bound to itself.</summary>
/// <param name="SubjectNumber">An order's number (WX…), or an 832 order's.</param>
/// <param name="ToUnit">Name or credit code of the unit whose purchase it is.</param>
public sealed record AskCorrection(Guid FormKey,
    [Required, StringLength(40), Display(Name = "订单号")] string? SubjectNumber,
    [Required, StringLength(100), Display(Name = "应绑定的单位")] string? ToUnit,
    [Required, StringLength(300), Display(Name = "更正原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class AskCorrectionHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AskCorrection, string>
{
    private static readonly MarketRole[] ToTell = [MarketRole.Approver, MarketRole.Treasurer];

    public async Task<string> Handle(AskCorrection form, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        if (!user.IsBureau() && (own is null || !user.ActsForUnit())) throw new NotThere();
        var subject = await db.SubjectNumbered(form.SubjectNumber!.Trim(), ct) ?? throw new RuleBroken("没有编号为“{0}”的订单。", form.SubjectNumber) { Field = nameof(form.SubjectNumber) };
        var to = await db.UnitNamed(form.ToUnit!, ct);
        // Whose purchase it is not and will not be is not told apart from what is not there.
        if (!user.IsBureau() && subject.UnitId != own!.Id && to.Id != own.Id) throw new RuleBroken("没有编号为“{0}”的订单。", form.SubjectNumber) { Field = nameof(form.SubjectNumber) };
        var (now, day) = (clock.Now(), $"BD{clock.Today():yyyyMMdd}");
        var correction = new BindingCorrection($"{day}-{await db.NextNumber(day, ct):0000}", subject.Kind, subject.Id, subject.Number, subject.UnitId, to.Id, own?.Id ?? subject.UnitId ?? to.Id, form.Reason, user.MemberId!.Value, now);
        db.BindingCorrections.Add(correction);
        if (correction.OtherUnitId is { } other)
            await db.Notify(other, ToTell, "{0} 申请更正 {1} 的绑定单位，请确认。", [own?.Name ?? user.OrganisationName, subject.Number], $"/reserve/corrections/{correction.Number}", now, ct, user.MemberId);
        await db.SaveUnlessTaken(new RuleBroken("{0} 已有一份更正申请在等待确认。", subject.Number) { Field = nameof(form.SubjectNumber) }, ct);
        return correction.Number;
    }
}

/// <summary>A purchase whose binding may be corrected.</summary>
internal sealed record Subject(BoundSubject Kind, Guid Id, string Number, Guid? UnitId);

/// <summary>Finds purchases and units by what people type.</summary>
internal static class Subjects
{
    public static async Task<Subject?> SubjectNumbered(this MarketDb db, string number, CancellationToken ct)
    {
        var order = await db.Orders.Where(o => o.Number == number && o.Purpose != Purpose.Personal).Select(o => new { o.Id, o.Number, o.BoundUnitId, o.Status }).SingleOrDefaultAsync(ct);
        if (order is not null)
            return order.Status < OrderStatus.Rejected ? new(BoundSubject.Order, order.Id, order.Number, order.BoundUnitId) : throw new RuleBroken("订单 {0} 已落空，不需要更正绑定。", order.Number) { Field = "SubjectNumber" };
        var upper = number.ToUpperInvariant();
        return await db.Purchases832.Where(p => p.Number == upper).Select(p => new Subject(BoundSubject.Purchase832, p.Id, p.Number, p.UnitId)).SingleOrDefaultAsync(ct);
    }

    public static async Task<Organisation> UnitNamed(this MarketDb db, string text, CancellationToken ct)
    {
        var (named, code) = (text.Trim(), text.Trim().ToUpperInvariant());
        var found = await db.Organisations.AsNoTracking().Where(o => (o.Name == named || o.CreditCode == code)
            && (o.Kind == OrganisationKind.BudgetUnit || o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner)).Take(2).ToListAsync(ct);
        return found.Count == 1 ? found[0] : throw new RuleBroken("没有名称或统一社会信用代码为“{0}”的单位。", named) { Field = "ToUnit" };
    }
}
