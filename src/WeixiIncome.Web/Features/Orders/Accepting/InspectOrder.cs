using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>The first receiver writes down what came, line by line; a person's order is accepted with it.</summary>
public sealed record InspectOrder(string Number, long? Version, Guid FormKey, IReadOnlyList<InspectLine>? Lines, [Display(Name = "现场照片")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

/// <summary>What was found of one line, in its unit.</summary>
/// <param name="Refused">Left empty: the rest.</param>
public sealed record InspectLine(
    Guid LineId,
    [Required, Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "合格数量")] decimal? Accepted,
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "拒收数量")] decimal? Refused,
    [StringLength(200), Display(Name = "拒收原因")] string? Reason);

internal sealed class InspectOrderHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<InspectOrder, bool>
{
    public async Task<bool> Handle(InspectOrder form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, form.Version, ct);
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == order.BuyerId, ct);
        order.Inspect([.. (form.Lines ?? []).Select(found => Found(order, found))], buyer, user.MemberId!.Value, clock.Now(), await files.Take(form.Paper, order.SupplierId, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static InspectedLine Found(Order order, InspectLine found)
    {
        var line = order.Lines.FirstOrDefault(l => l.Id == found.LineId) ?? throw new NotThere();
        var came = order.ToAccept?.Lines.Where(l => l.OrderLineId == line.Id).Sum(l => l.Quantity) ?? 0;
        var accepted = line.Unit.ToBase(found.Accepted!.Value);
        var refused = found.Refused is { } typed ? line.Unit.ToBase(typed) : Math.Max(0, came - accepted);
        return new(line.Id, accepted, refused, found.Reason);
    }
}
