using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Outside;

/// <summary>An outside buyer turned out to be a unit: its 832 orders are bound to that unit, now and in later lists.</summary>
/// <param name="Unit">Name or credit code.</param>
public sealed record AssignBuyer(Guid FormKey, Guid Id, long? Version, [Required, StringLength(100), Display(Name = "单位")] string? Unit) : ICommand<int>, IOnce;

internal sealed class AssignBuyerHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AssignBuyer, int>
{
    public async Task<int> Handle(AssignBuyer form, CancellationToken ct)
    {
        if (!user.IsBureau()) throw new NotThere();
        var buyer = await db.OutsideBuyers.Where(b => b.Id == form.Id).OrNotThere(ct);
        buyer.Expect(form.Version);
        var (named, code) = (form.Unit!.Trim(), form.Unit!.Trim().ToUpperInvariant());
        var units = await db.Organisations.VisibleTo(user).Where(o => (o.Name == named || o.CreditCode == code)
            && (o.Kind == OrganisationKind.BudgetUnit || o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner)).Take(2).ToListAsync(ct);
        if (units.Count != 1) throw new RuleBroken("没有名称或统一社会信用代码为“{0}”的单位。", named) { Field = nameof(form.Unit) };
        buyer.Assign(units[0].Id, user.MemberId!.Value, clock.Now());
        var purchases = await db.Purchases832.Whole().Where(p => p.OutsideBuyerId == buyer.Id).OrderBy(p => p.Id).ToListAsync(ct);
        foreach (var purchase in purchases) purchase.Recognise(units[0].Id);
        await db.Account(purchases, "外部采购人归入单位", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return purchases.Count;
    }
}

/// <summary>Buyers of 832's lists who are no units here.</summary>
public sealed record ListOutside(string? Q, int? Page) : IRequest<OutsidePage>;

/// <summary>The page.</summary>
public sealed record OutsidePage(string? Q, Paged<OutsideRow> Rows);

/// <summary>A buyer with what it bought.</summary>
public sealed record OutsideRow(Guid Id, long Version, string Name, string? CreditCode, DateTime SeenAt, string? Unit, int Count, long Fen);

internal sealed class ListOutsideHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListOutside, OutsidePage>
{
    public async Task<OutsidePage> Handle(ListOutside request, CancellationToken cancellationToken)
    {
        if (!user.IsBureau()) throw new NotThere();
        var buyers = db.OutsideBuyers.AsNoTracking();
        if (request.Q?.Trim() is { Length: > 0 } q) buyers = buyers.Where(b => b.Name.Contains(q) || b.CreditCode == q);
        return new(request.Q, await buyers.OrderBy(b => b.UnitId != null).ThenByDescending(b => b.SeenAt).ThenBy(b => b.Id)
            .Select(b => new OutsideRow(b.Id, b.Version, b.Name, b.CreditCode, b.SeenAt, db.Organisations.Where(o => o.Id == b.UnitId).Select(o => o.Name).FirstOrDefault(),
                db.Purchases832.Count(p => p.OutsideBuyerId == b.Id), db.Purchases832.Where(p => p.OutsideBuyerId == b.Id).Sum(p => (long)p.Amount))).Page(request.Page, cancellationToken));
    }
}
