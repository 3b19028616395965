using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.YearEnd;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.YearEnd;

/// <summary>The end of a year: its calendar, what was accepted up to its last day and is not paid, and the lines that can be carried over.</summary>
public sealed record ShowYearEnd([Range(2020, 2100), Display(Name = "年度")] int? Year = null, string? Sort = null, int? Page = null) : IRequest<YearEndPage>;

/// <summary>The page of the year end.</summary>
/// <param name="Unpaid">Over all pages.</param>
public sealed record YearEndPage(int Year, YearCalendar? Calendar, Paged<UnpaidRow> Rows, Money Unpaid, IReadOnlyList<BudgetLine> Lines, DateOnly Today, bool MayCarry, Guid FormKey)
{
    /// <summary>Whether the year is so far that its lines may be carried over.</summary>
    public bool IsOpenForCarrying => CarryOverBudget.IsOpen(Year, Calendar, Today);
}

/// <summary>An order that was accepted and is not paid in full.</summary>
public sealed record UnpaidRow(string Number, string Buyer, string Supplier, DateOnly AcceptedOn, DateOnly DueOn, Money Due, long Recorded, long Invoiced, string? Budget)
{
    public Money Open => new(Math.Max(0, Due.Fen - Recorded));
    public bool LacksInvoice => Invoiced < Due.Fen;
}

internal sealed class ShowYearEndHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowYearEnd, YearEndPage>
{
    public async Task<YearEndPage> Handle(ShowYearEnd query, CancellationToken ct)
    {
        var (today, own) = (clock.Today(), user.OrganisationId);
        var year = query.Year ?? today.Year;
        var isUnit = user.Kind?.IsBuyer() == true;
        var calendar = await db.CalendarFor(isUnit ? own!.Value : Guid.Empty, user.AreaCode, year, ct);
        var rows = db.UnpaidRows(query.Sort, user, year);
        var unpaid = db.Unpaid(user, year);
        var open = await unpaid.SumAsync(p => (long)p.Due, ct) - await unpaid.SelectMany(p => p.Transfers).Where(t => t.Status != TransferStatus.NotReceived).SumAsync(t => (long)t.Amount, ct);
        var lines = isUnit ? await db.BudgetLines.AsNoTracking().Where(l => l.UnitId == own && l.Year == year).OrderBy(l => l.Code).ToListAsync(ct) : [];
        return new(year, calendar, await rows.Page(query.Page, ct), new(open), lines, today, isUnit && user.Has(MarketRole.Approver, MarketRole.Treasurer), Guid.CreateVersion7());
    }
}

/// <summary>The list of accepted and unpaid, as a sheet.</summary>
public sealed record ExportUnpaid(ShowYearEnd Query) : IRequest<ExportedSheet>;

internal sealed class ExportUnpaidHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ExportUnpaid, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportUnpaid request, CancellationToken ct)
    {
        var rows = await db.UnpaidRows(request.Query.Sort, user, request.Query.Year ?? clock.Today().Year).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["订单号", "采购单位", "供应商", "验收日期", "付款期限", "应付", "未付", "已开票", "预算项目"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Buyer, row.Supplier, row.AcceptedOn, row.DueOn, row.Due, row.Open, new Money(row.Invoiced), row.Budget]));
    }
}

/// <summary>The rows that page and export show, in one query.</summary>
internal static class UnpaidList
{
    /// <summary>Accepted by the year's last day and not settled; persons keep no budgets.</summary>
    public static IQueryable<Payable> Unpaid(this MarketDb db, ICurrentUser user, int year)
    {
        var until = new DateOnly(year, 12, 31);
        return db.Payables.AsNoTracking().VisibleTo(user).Where(p => p.Status != PaymentStatus.Confirmed && p.AcceptedOn <= until
            && db.Organisations.Any(o => o.Id == p.BuyerId && o.Kind != OrganisationKind.Person));
    }

    public static IQueryable<UnpaidRow> UnpaidRows(this MarketDb db, string? sort, ICurrentUser user, int year)
    {
        var payables = db.Unpaid(user, year);
        payables = sort switch
        {
            "due" => payables.OrderBy(p => p.Due).ThenBy(p => p.Id),
            "-due" => payables.OrderByDescending(p => p.Due).ThenBy(p => p.Id),
            "-dueOn" => payables.OrderByDescending(p => p.DueOn).ThenBy(p => p.Id),
            _ => payables.OrderBy(p => p.DueOn).ThenBy(p => p.Id),
        };
        return from payable in payables
               join order in db.Orders on payable.OrderId equals order.Id
               join buyer in db.Organisations on payable.BuyerId equals buyer.Id
               join supplier in db.Organisations on payable.SupplierId equals supplier.Id
               select new UnpaidRow(order.Number, buyer.Name, supplier.Name, payable.AcceptedOn, payable.DueOn, payable.Due,
                   payable.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount), payable.Invoices.Where(i => i.CancelledAt == null).Sum(i => (long)i.Amount),
                   db.BudgetLines.Where(l => l.Id == order.BudgetLineId).Select(l => l.Code + " " + l.Name).FirstOrDefault());
    }
}
