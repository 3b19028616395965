using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>A treasurer's list: what is due, overdue, recorded and to be confirmed; for a supplier what it is to receive.</summary>
public sealed record ListPayments(
    [Display(Name = "范围")] PaymentView? View,
    [StringLength(60), Display(Name = "搜索")] string? Q,
    [Display(Name = "到期日从")] DateOnly? From,
    [Display(Name = "到期日到")] DateOnly? To,
    string? Sort, int? Page) : IRequest<PaymentsPage>;

public sealed record PaymentsPage(ListPayments Query, PaymentSums Sums, Paged<PaymentRow> Rows, DateOnly Today, OrganisationKind? Kind)
{
    public bool IsSupplier => Kind?.IsSupplier() == true;
    public bool IsBuyer => Kind?.IsBuyer() == true;
}

/// <summary>Over everything visible, whatever the filter.</summary>
public sealed record PaymentSums(Money Due, Money Overdue, Money ToConfirm, Money Settled);

public sealed record PaymentRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string? Buyer { get; init; }
    public required string Supplier { get; init; }
    public required DateOnly AcceptedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required PaymentStatus Status { get; init; }
    public required Money Due { get; init; }
    public required long Recorded { get; init; }
    public required long Received { get; init; }
    public required long Invoiced { get; init; }

    public Money Open => new(Math.Max(0, Due.Fen - Recorded));
    public bool IsOverdue(DateOnly today) => Status == PaymentStatus.Due && DueOn < today;
}

internal sealed class ListPaymentsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListPayments, PaymentsPage>
{
    public async Task<PaymentsPage> Handle(ListPayments request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.PaymentRows(request, user, today).Page(request.Page, cancellationToken);
        return new(request, await Sums(today, cancellationToken), rows, today, user.Kind);
    }

    private async Task<PaymentSums> Sums(DateOnly today, CancellationToken ct)
    {
        var groups = await db.Payables.Listed(user).GroupBy(p => new { p.Status, IsLate = p.DueOn < today })
            .Select(g => new { g.Key.Status, g.Key.IsLate, Due = g.Sum(p => (long)p.Due) }).ToListAsync(ct);
        Money Sum(PaymentStatus status, bool lateOnly = false) => new(groups.Where(g => g.Status == status && (!lateOnly || g.IsLate)).Sum(g => g.Due));
        return new(Sum(PaymentStatus.Due), Sum(PaymentStatus.Due, lateOnly: true), Sum(PaymentStatus.Recorded), Sum(PaymentStatus.Confirmed));
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class PaymentList
{
    public static IQueryable<PaymentRow> PaymentRows(this MarketDb db, ListPayments query, ICurrentUser user, DateOnly today)
    {
        var own = user.OrganisationId;
        var rows = from payable in Filtered(db.Payables.AsNoTracking().Listed(user), query, today)
                   join order in db.Orders on payable.OrderId equals order.Id
                   join buyer in db.Organisations on payable.BuyerId equals buyer.Id
                   join supplier in db.Organisations on payable.SupplierId equals supplier.Id
                   select new PaymentRow
                   {
                       Id = payable.Id, Number = order.Number,
                       Buyer = buyer.Kind == OrganisationKind.Person && buyer.Id != own && supplier.Id != own ? null : buyer.Name,
                       Supplier = supplier.Name, AcceptedOn = payable.AcceptedOn, DueOn = payable.DueOn, Status = payable.Status, Due = payable.Due,
                       Recorded = payable.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount),
                       Received = payable.Transfers.Where(t => t.Status == TransferStatus.Received).Sum(t => (long)t.Amount),
                       Invoiced = payable.Invoices.Where(i => i.CancelledAt == null).Sum(i => (long)i.Amount),
                   };
        if (query.View == PaymentView.ToConfirm) rows = rows.Where(r => r.Recorded > r.Received);
        if (query.View == PaymentView.WithoutInvoice) rows = rows.Where(r => r.Invoiced < (long)r.Due);
        if (query.Q?.Trim() is { Length: > 0 } q) rows = rows.Where(r => r.Number.Contains(q) || r.Supplier.Contains(q) || r.Buyer!.Contains(q));
        return Sorted(rows, query.Sort);
    }

    /// <summary>Own payments; what a superior may read of others stands on the units' own pages.</summary>
    internal static IQueryable<Payable> Listed(this IQueryable<Payable> payables, ICurrentUser user) =>
        user.Below.Count == 0 ? payables.VisibleTo(user) : payables.VisibleTo(user).Where(p => p.BuyerId == user.OrganisationId || p.SupplierId == user.OrganisationId);

    private static IQueryable<Payable> Filtered(IQueryable<Payable> payables, ListPayments query, DateOnly today)
    {
        payables = (query.View ?? PaymentView.Open) switch
        {
            PaymentView.Open => payables.Where(p => p.Status != PaymentStatus.Confirmed),
            PaymentView.Overdue => payables.Where(p => p.Status == PaymentStatus.Due && p.DueOn < today),
            PaymentView.Due => payables.Where(p => p.Status == PaymentStatus.Due),
            PaymentView.Settled => payables.Where(p => p.Status == PaymentStatus.Confirmed),
            _ => payables,
        };
        if (query.From is { } from) payables = payables.Where(p => p.DueOn >= from);
        if (query.To is { } to) payables = payables.Where(p => p.DueOn <= to);
        return payables;
    }

    private static IQueryable<PaymentRow> Sorted(IQueryable<PaymentRow> rows, string? sort) => sort switch
    {
        "due" => rows.OrderBy(r => r.Due).ThenBy(r => r.Id),
        "-due" => rows.OrderByDescending(r => r.Due).ThenBy(r => r.Id),
        "-dueOn" => rows.OrderByDescending(r => r.DueOn).ThenBy(r => r.Id),
        "number" => rows.OrderBy(r => r.Number),
        "-number" => rows.OrderByDescending(r => r.Number),
        _ => rows.OrderBy(r => r.DueOn).ThenBy(r => r.Id),
    };
}
