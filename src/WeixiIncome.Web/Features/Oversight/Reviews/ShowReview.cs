using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Oversight.Reviews;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Oversight.Reviews;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Oversight.Reviews;

/// <summary>Suppliers of a year with their reviews.</summary>
public sealed record ListReviews([Range(2022, 2100), Display(Name = "年度")] int? Year = null, [StringLength(60), Display(Name = "搜索")] string? Q = null, int? Page = null) : IRequest<ReviewsPage>;

/// <summary>The list's page; a supplier sees the reviews of itself.</summary>
public sealed record ReviewsPage(int Year, string? Q, Paged<ReviewRow> Rows, IReadOnlyList<int> Years, bool IsReviewer);

/// <summary>A supplier, and its review of the year where there is one.</summary>
public sealed record ReviewRow(Guid SupplierId, string Supplier, string? Reviewer, Guid? ReviewId, int Year, ReviewResult? Result, int? Total, bool IsPublished, bool HasStatement);

internal sealed class ListReviewsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListReviews, ReviewsPage>
{
    public async Task<ReviewsPage> Handle(ListReviews query, CancellationToken ct)
    {
        var today = clock.Today();
        var year = query.Year ?? today.Year;
        int[] years = [.. Enumerable.Range(2022, today.Year - 2021).Reverse()];
        return new(year, query.Q, await db.ReviewRows(query, year, user).Page(query.Page, ct), years, user.Has(MarketRole.CountySupervisor, MarketRole.Approver));
    }
}

/// <summary>The rows of list and export.</summary>
internal static class ReviewList
{
    public static IQueryable<ReviewRow> ReviewRows(this MarketDb db, ListReviews query, int year, ICurrentUser user)
    {
        var own = user.OrganisationId;
        var q = query.Q?.Trim();
        if (user.Kind?.IsSupplier() == true)
            return db.SupplierReviews.VisibleTo(user).Where(r => r.SupplierId == own).OrderByDescending(r => r.Year).ThenByDescending(r => r.PublishedAt)
                .Select(r => new ReviewRow(r.SupplierId, user.OrganisationName, db.Organisations.Where(o => o.Id == r.ReviewerId).Select(o => o.Name).First(), r.Id, r.Year, r.Result, r.Total, true, r.StatedAt != null));
        var suppliers = db.SuppliersToReview(user).Where(o => string.IsNullOrEmpty(q) || o.Name.Contains(q));
        return from supplier in suppliers
               join review in db.SupplierReviews.Where(r => r.ReviewerId == own && r.Year == year) on supplier.Id equals review.SupplierId into given
               from review in given.DefaultIfEmpty()
               orderby supplier.Name, supplier.Id
               select new ReviewRow(supplier.Id, supplier.Name, null, review == null ? null : review.Id, year, review == null ? null : review.Result, review == null ? null : review.Total,
                   review != null && review.PublishedAt != null, review != null && review.StatedAt != null);
    }
}

/// <summary>The year's reviews as a sheet.</summary>
public sealed record ExportReviews(ListReviews Query) : IRequest<ExportedSheet>;

internal sealed class ExportReviewsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ExportReviews, ExportedSheet>
{
    private static readonly string[] Columns = ["供应商", "年度", "考评结果", "总分", "是否公布", "是否有说明"];

    public async Task<ExportedSheet> Handle(ExportReviews request, CancellationToken ct)
    {
        var rows = await db.ReviewRows(request.Query, request.Query.Year ?? clock.Today().Year, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Supplier, row.Year, row.Result is { } result ? words.Of(result) : null, row.Total is { } total ? total / 10m : null, words[row.IsPublished ? "是" : "否"], words[row.HasStatement ? "是" : "否"]]));
    }
}

/// <summary>The form of a supplier's year: figures beside the marks.</summary>
public sealed record ShowReviewForm(Guid SupplierId, int? Year, WriteReview? Typed = null) : IRequest<ReviewFormPage>;

/// <summary>The form's page.</summary>
/// <param name="Published">When it was fixed.</param>
public sealed record ReviewFormPage(Guid SupplierId, string Supplier, int Year, WriteReview Form, IReadOnlyList<CriterionRow> Criteria, DateTime? Published, Guid? ReviewId, IReadOnlyList<HistoryRow> History);

/// <summary>A criterion with its figure and mark.</summary>
public sealed record CriterionRow(ReviewCriterion Criterion, string? Figure, int? Mark, string? Note);

/// <summary>An earlier review of the same supplier.</summary>
public sealed record HistoryRow(Guid Id, int Year, ReviewResult Result, int Total);

internal sealed class ShowReviewFormHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ShowReviewForm, ReviewFormPage>
{
    public async Task<ReviewFormPage> Handle(ShowReviewForm query, CancellationToken ct)
    {
        var own = user.OrganisationId;
        var year = Math.Clamp(query.Year ?? clock.Today().Year, 2022, clock.Today().Year);
        var supplier = await db.SupplierToReview(query.SupplierId, user, ct);
        var review = await db.SupplierReviews.AsNoTracking().Include(r => r.Marks).SingleOrDefaultAsync(r => r.SupplierId == supplier.Id && r.Year == year && r.ReviewerId == own, ct);
        var figures = await db.ReviewFiguresOf(supplier.Id, year, user.ReviewsOwnPurchases() ? own : null, ct);
        var history = await db.SupplierReviews.Where(r => r.SupplierId == supplier.Id && r.ReviewerId == own && r.Year != year && r.PublishedAt != null).OrderByDescending(r => r.Year)
            .Select(r => new HistoryRow(r.Id, r.Year, r.Result, r.Total)).ToListAsync(ct);
        var form = query.Typed ?? new WriteReview(supplier.Id, year, review?.Version, Guid.CreateVersion7(), null, review?.Result, review?.Reason, false);
        return new(supplier.Id, supplier.Name, year, form, [.. ReviewCriteria.Of(year).Select(criterion =>
        {
            var (typed, kept) = (query.Typed?.Marks?.FirstOrDefault(m => m.Code == criterion.Code), review?.Marks.FirstOrDefault(m => m.CriterionCode == criterion.Code));
            return new CriterionRow(criterion, figures.Of(criterion.Code, words), typed?.Mark ?? kept?.Mark, typed?.Note ?? kept?.Note);
        })], review?.PublishedAt, review?.Id, history);
    }
}

/// <summary>One published review, for the supplier and for whoever wrote it.</summary>
public sealed record ShowReview(Guid Id) : IRequest<ReviewPage>;

/// <summary>The review's page.</summary>
public sealed record ReviewPage(SupplierReview Review, string Supplier, string Reviewer, bool MayState, Guid FormKey);

internal sealed class ShowReviewHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowReview, ReviewPage>
{
    public async Task<ReviewPage> Handle(ShowReview query, CancellationToken ct)
    {
        var review = await db.SupplierReviews.AsNoTracking().VisibleTo(user).Include(r => r.Marks.OrderBy(m => m.Position)).Where(r => r.Id == query.Id).OrNotThere(ct);
        var names = await db.Organisations.Where(o => o.Id == review.SupplierId || o.Id == review.ReviewerId).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return new(review, names[review.SupplierId], names[review.ReviewerId],
            review.SupplierId == user.OrganisationId && user.Has(MarketRole.CooperativeClerk) && review.PublishedAt is not null && review.StatedAt is null, Guid.CreateVersion7());
    }
}
