using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Oversight.Reviews;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Oversight.Reviews;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight.Reviews;

/// <summary>The county or a unit's approver marks a supplier by the fixed criteria; kept as a draft, or published to the supplier.</summary>
public sealed record WriteReview(
    Guid SupplierId, [Range(2022, 2100), Display(Name = "年度")] int Year, long? Version, Guid FormKey, IReadOnlyList<TypedMark>? Marks,
    [Required, Display(Name = "考评结果")] ReviewResult? Result,
    [Required, StringLength(1000), Display(Name = "考评理由")] string? Reason, bool Publish) : ICommand<Guid>, IOnce;

/// <summary>One criterion as the reviewer marked it.</summary>
public sealed record TypedMark(string Code, [Required, Range(0, 100), Display(Name = "评分")] int? Mark, [StringLength(300), Display(Name = "说明")] string? Note);

internal sealed class WriteReviewHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<WriteReview, Guid>
{
    public async Task<Guid> Handle(WriteReview form, CancellationToken ct)
    {
        var (now, own, me) = (clock.Now(), user.OrganisationId!.Value, user.MemberId!.Value);
        var supplier = await db.SupplierToReview(form.SupplierId, user, ct);
        var review = await db.SupplierReviews.Include(r => r.Marks).SingleOrDefaultAsync(r => r.SupplierId == supplier.Id && r.Year == form.Year && r.ReviewerId == own, ct);
        if (review is null) db.SupplierReviews.Add(review = new SupplierReview(supplier, form.Year, own, supplier.AreaCode, me, now));
        else review.Expect(form.Version);
        var figures = await db.ReviewFiguresOf(supplier.Id, form.Year, user.ReviewsOwnPurchases() ? own : null, ct);
        var given = ReviewCriteria.Of(form.Year).Select(criterion =>
        {
            var typed = form.Marks?.FirstOrDefault(mark => mark.Code == criterion.Code) ?? throw new RuleBroken("“{0}”还没有评分。", criterion.Name);
            return new GivenMark(criterion, figures.Of(criterion.Code, words), typed.Mark!.Value, typed.Note);
        }).ToArray();
        review.Write(given, form.Result!.Value, form.Reason, me, now);
        if (form.Publish)
        {
            review.Publish(me, now);
            await db.Notify(supplier.Id, [MarketRole.CooperativeClerk], "{0}公布了对贵单位 {1} 年的考评：{2}。", [user.OrganisationName, form.Year, Words.Chinese(form.Result.Value)], $"/reviews/{review.Id}", now, ct);
        }
        await db.SaveUnlessTaken(new RuleBroken("同事刚刚保存了这份考评，请刷新后查看。"), ct);
        return review.Id;
    }
}

/// <summary>The supplier answers a published review, once.</summary>
public sealed record StateReview(Guid Id, Guid FormKey, [Required, StringLength(1000), Display(Name = "情况说明")] string? Text) : ICommand<bool>, IOnce;

internal sealed class StateReviewHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StateReview, bool>
{
    public async Task<bool> Handle(StateReview form, CancellationToken ct)
    {
        var review = await db.SupplierReviews.VisibleTo(user).Where(r => r.Id == form.Id && r.SupplierId == user.OrganisationId).OrNotThere(ct);
        review.State(form.Text, user.MemberId!.Value, clock.Now());
        await db.Notify(review.ReviewerId, [MarketRole.CountySupervisor, MarketRole.Approver], "{0}就 {1} 年考评提交了情况说明。", [user.OrganisationName, review.Year], $"/reviews/{review.Id}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Who reviews whom.</summary>
internal static class ReviewRights
{
    /// <summary>A unit looks at its own purchases only, the county at all.</summary>
    public static bool ReviewsOwnPurchases(this ICurrentUser user) => !user.Has(MarketRole.CountySupervisor);

    /// <summary>The county's suppliers for its supervisor; for a unit those from which it has bought.</summary>
    public static IQueryable<Organisation> SuppliersToReview(this MarketDb db, ICurrentUser user)
    {
        var suppliers = db.Organisations.Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && (o.Status == OrganisationStatus.Active || o.Status == OrganisationStatus.Suspended));
        if (user.Has(MarketRole.CountySupervisor)) return suppliers.VisibleTo(user);
        var own = user.OrganisationId;
        return suppliers.Where(o => db.Orders.Any(order => order.BuyerId == own && order.SupplierId == o.Id && order.AcceptedOn != null));
    }

    public static Task<Organisation> SupplierToReview(this MarketDb db, Guid id, ICurrentUser user, CancellationToken ct) =>
        db.SuppliersToReview(user).AsNoTracking().Where(o => o.Id == id).OrNotThere(ct);
}
