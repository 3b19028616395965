using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>What the buyer's unit knows of an order and its supplier does not: budget, approvals, threshold.</summary>
/// <param name="StandsInFor">Those named for whom the person who looks may decide today.</param>
public sealed record OrderControl(OrderBudgetRow? Budget, IReadOnlyList<OrderApprovalRow> Approvals, bool AnyOneIsEnough, OverThreshold? Over, IReadOnlySet<Guid> StandsInFor, bool MayPrint)
{
    public static readonly OrderControl None = new(null, [], false, null, new HashSet<Guid>(), false);

    /// <summary>Whose turn it is.</summary>
    public string Next => string.Join(AnyOneIsEnough ? " / " : "、", Approvals.Where(a => a.State == ApprovalState.Due).Select(a => a.Approver));
}

/// <summary>The line that pays the order.</summary>
/// <param name="Held">What the order holds of it, or has spent.</param>
public sealed record OrderBudgetRow(Guid Id, string Code, string Name, int Year, Money Available, Money Held, Money? Missing);

/// <summary>An approval that the order needs, with who gave it.</summary>
public sealed record OrderApprovalRow(ApprovalKind Kind, ApprovalState State, string Approver, string? By, bool IsOnBehalf, DateTime? At, string? Comment, Money? Missing)
{
    public string Tone => State switch { ApprovalState.Approved => "ok", ApprovalState.Rejected => "bad", ApprovalState.Due => "wait", _ => "" };
}

/// <summary>Reads it.</summary>
internal static class OrderControls
{
    /// <param name="order">With its approvals.</param>
    public static async Task<OrderControl> ControlOf(this MarketDb db, Order order, OrganisationKind? buyer, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        if (user.OrganisationId == order.SupplierId && order.BuyerId != order.SupplierId || buyer is null or OrganisationKind.Person) return OrderControl.None;
        var ids = order.Approvals.SelectMany(a => new[] { a.ApproverId, a.DecidedBy ?? Guid.Empty }).Distinct().ToList();
        var names = ids.Count == 0 ? new Dictionary<Guid, string>() : await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var approvals = order.Approvals.OrderBy(a => a.Position).Select(a => new OrderApprovalRow(a.Kind, a.State, names.GetValueOrDefault(a.ApproverId, ""),
            a.DecidedBy is { } by ? names.GetValueOrDefault(by, "") : null, a.OnBehalfOf is not null, a.DecidedAt, a.Comment, a.Missing)).ToArray();
        var due = order.Approvals.Where(a => a.State == ApprovalState.Due).Select(a => a.ApproverId).ToArray();
        var own = user.OrganisationId == order.BuyerId;
        return new(await db.BudgetOf(order, ct), approvals, order.AnyApproverIsEnough, await db.OverOf(order, ct),
            own && user.MemberId is { } me ? await db.StandsInFor(order.BuyerId, me, due, today, ct) : new HashSet<Guid>(),
            own && user.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Receiver));
    }

    private static async Task<OrderBudgetRow?> BudgetOf(this MarketDb db, Order order, CancellationToken ct)
    {
        if (order.BudgetLineId is not { } id || await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } line) return null;
        var held = await db.BudgetMovements.Where(m => m.OrderId == order.Id && m.LineId == id).SumAsync(m => (long)m.CommittedDelta + (long)m.SpentDelta, ct);
        return new(line.Id, line.Code, line.Name, line.Year, line.Available, new(held), order.AwaitsExcess ? line.Figures.Missing(order.Total) : null);
    }

    /// <summary>Whether the unit bought more of the supplier in the order's year than the threshold says; of those that fell through nobody asks.</summary>
    private static async Task<OverThreshold?> OverOf(this MarketDb db, Order order, CancellationToken ct)
    {
        if (order.Status >= OrderStatus.Rejected) return null;
        var over = await db.OverThresholds((order.BuyerId, order.BuyerAreaCode), BusinessDate.Of(order.PlacedAt).Year, new Dictionary<Guid, Money> { [order.SupplierId] = Money.Zero }, ct);
        return over.GetValueOrDefault(order.SupplierId);
    }
}
