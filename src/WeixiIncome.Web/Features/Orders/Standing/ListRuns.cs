using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>The run log: every delivery of the unit's standing orders, with its orders and what was not ordered.</summary>
/// <param name="Number">Of one standing order.</param>
public sealed record ListRuns([StringLength(24)] string? Number = null, [Display(Name = "状态")] RunStatus? Status = null, [Display(Name = "送货日期从")] DateOnly? From = null, [Display(Name = "送货日期到")] DateOnly? To = null,
    string? Sort = null, int? Page = null) : IRequest<RunsPage>;

/// <summary>The log's page.</summary>
public sealed record RunsPage(ListRuns Query, Paged<RunRow> Rows);

/// <summary>One delivery.</summary>
/// <param name="Who">Whoever did not wait for the schedule; none when the market placed it.</param>
public sealed record RunRow(Guid Id, Guid StandingOrderId, string Number, string Name, DateOnly DueOn, RunStatus Status, DateTime At, string? Who, int Attempts, string Told)
{
    public IReadOnlyList<RunOrder> Orders { get; init; } = [];
    public IReadOnlyList<RuleBroken> Problems { get; init; } = [];
}

/// <summary>An order that a delivery made.</summary>
public sealed record RunOrder(string Number, string Supplier, Money Total, OrderStatus Status);

internal sealed class ListRunsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListRuns, RunsPage>
{
    public async Task<RunsPage> Handle(ListRuns query, CancellationToken ct)
    {
        var page = await db.RunRows(query, user).Page(query.Page, ct);
        return new(query, page with { Items = await db.Filled(page.Items, ct) });
    }
}

/// <summary>The log as a sheet.</summary>
public sealed record ExportRuns(ListRuns Query) : IRequest<ExportedSheet>;

internal sealed class ExportRunsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportRuns, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportRuns request, CancellationToken ct)
    {
        var rows = await db.Filled(await db.RunRows(request.Query, user).Take(5_000).ToListAsync(ct), ct);
        string[] columns = ["定期订单", "名称", "送货日期", "状态", "执行时间", "执行人", "订单", "金额", "没有下单的原因", "已告知"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Name, row.DueOn, row.Status, row.At, row.Who ?? words["系统"], string.Join(' ', row.Orders.Select(o => o.Number)),
             row.Orders.Aggregate(Money.Zero, (sum, order) => sum + order.Total), string.Join(' ', row.Problems.Select(words.Of)), row.Told]));
    }
}

/// <summary>The rows that the log, its sheet and the standing order's page show.</summary>
internal static class RunLog
{
    /// <param name="troubledSince">Only deliveries from that day on that were not ordered, or not all of it.</param>
    public static IQueryable<RunRow> RunRows(this MarketDb db, ListRuns query, ICurrentUser user, DateOnly? troubledSince = null)
    {
        var runs = db.StandingRuns.AsNoTracking().VisibleTo(user);
        if (troubledSince is { } since) runs = runs.Where(r => r.DueOn >= since && (r.Status == RunStatus.NotPlaced || r.Status == RunStatus.Missed || r.Status == RunStatus.Partly));
        if (query.Status is { } status) runs = runs.Where(r => r.Status == status);
        if (query.From is { } from) runs = runs.Where(r => r.DueOn >= from);
        if (query.To is { } to) runs = runs.Where(r => r.DueOn <= to);
        runs = query.Sort == "due" ? runs.OrderBy(r => r.DueOn).ThenBy(r => r.Id) : runs.OrderByDescending(r => r.DueOn).ThenByDescending(r => r.Id);
        var rows = from run in runs
                   join standing in db.StandingOrders on run.StandingOrderId equals standing.Id
                   join m in db.Members on run.PlacedBy equals m.Id into members
                   from member in members.DefaultIfEmpty()
                   select new { run, standing, Who = member == null ? null : member.DisplayName };
        if (query.Number is { Length: > 0 } number) rows = rows.Where(r => r.standing.Number == number);
        return rows.Select(r => new RunRow(r.run.Id, r.standing.Id, r.standing.Number, r.standing.Name, r.run.DueOn, r.run.Status, r.run.At, r.Who, r.run.Attempts, r.run.Told));
    }

    /// <summary>With the orders and problems of each; two queries.</summary>
    public static async Task<IReadOnlyList<RunRow>> Filled(this MarketDb db, IReadOnlyList<RunRow> rows, CancellationToken ct)
    {
        var keys = rows.Select(row => StandingRun.OrderKeyOf(row.StandingOrderId, row.DueOn)).ToList();
        var ids = rows.Select(row => row.Id).ToList();
        var orders = (await db.Orders.AsNoTracking().Where(o => keys.Contains(o.FormKey)).OrderBy(o => o.Number)
            .Join(db.Organisations, o => o.SupplierId, s => s.Id, (o, s) => new { o.FormKey, Row = new RunOrder(o.Number, s.Name, o.Total, o.Status) }).ToListAsync(ct)).ToLookup(o => o.FormKey, o => o.Row);
        var problems = (await db.Set<StandingProblem>().AsNoTracking().Where(p => ids.Contains(p.RunId)).OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.RunId);
        return [.. rows.Select(row => row with
        {
            Orders = [.. orders[StandingRun.OrderKeyOf(row.StandingOrderId, row.DueOn)]],
            Problems = [.. problems[row.Id].Select(problem => new RuleBroken(problem.Sentence, NoticeArguments.Read(problem.Arguments)))],
        })];
    }
}
