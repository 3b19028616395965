using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>What a buyer comes for each week: the next standing deliveries, and the last order to be repeated.</summary>
public sealed record ShowRoutine : IRequest<Routine>;

/// <param name="Last">None where the person ordered nothing yet.</param>
public sealed record Routine(IReadOnlyList<StandingRow> Next, LastOrder? Last, Guid FormKey);

/// <summary>The person's last order.</summary>
public sealed record LastOrder(string Number, string Supplier, string Product, int Lines, DateTime PlacedAt, Money Total);

internal sealed class ShowRoutineHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowRoutine, Routine>
{
    public async Task<Routine> Handle(ShowRoutine query, CancellationToken ct)
    {
        var rows = await db.StandingRows(user, clock.Today(), ct);
        var last = await db.Orders.AsNoTracking().AsBuyer(user).Where(o => o.PlacedBy == user.MemberId).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
            .Join(db.Organisations, o => o.SupplierId, s => s.Id, (o, s) => new LastOrder(o.Number, s.Name, o.Lines.OrderBy(l => l.Position).Select(l => l.ProductName).First(), o.Lines.Count, o.PlacedAt, o.Total))
            .FirstOrDefaultAsync(ct);
        return new([.. rows.Where(row => row.Next is not null).Take(3)], last, Guid.CreateVersion7());
    }
}

/// <summary>The routine on the first page: one press to the Monday. @await Component.InvokeAsync("NextDelivery").</summary>
[ViewComponent(Name = "NextDelivery")]
public sealed class NextDelivery(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View("/Features/Orders/Standing/NextDelivery.cshtml", await mediator.Send(new ShowRoutine(), HttpContext.RequestAborted));
}
