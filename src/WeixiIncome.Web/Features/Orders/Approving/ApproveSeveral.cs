using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>Approves the chosen orders, each by itself: one that cannot be approved does not hold up the others.</summary>
/// <param name="Orders">Number and version as the list showed them, such as WX20261122-000123@4.</param>
public sealed record ApproveSeveral(IReadOnlyList<string>? Orders, [StringLength(300), Display(Name = "意见")] string? Comment) : IRequest<IReadOnlyList<Approval>>;

/// <summary>What came of one of them.</summary>
/// <param name="Refused">Why it was not approved; none if it was.</param>
/// <param name="IsLast">Nobody else has to approve it.</param>
public sealed record Approval(string Number, RuleBroken? Refused, bool IsLast = true);

internal sealed class ApproveSeveralHandler(IMediator mediator) : IRequestHandler<ApproveSeveral, IReadOnlyList<Approval>>
{
    public async Task<IReadOnlyList<Approval>> Handle(ApproveSeveral form, CancellationToken ct)
    {
        var done = new List<Approval>();
        foreach (var chosen in (form.Orders ?? []).Distinct().Take(100))
        {
            var (number, version) = chosen.Split('@') is [var n, var v] && long.TryParse(v, out var seen) ? (n, seen) : (chosen, (long?)null);
            done.Add(await Approve(new ApproveOrder(number, version, form.Comment, Guid.Empty), ct));
        }
        return done;
    }

    private async Task<Approval> Approve(ApproveOrder order, CancellationToken ct)
    {
        try
        {
            return new(order.Number, null, await mediator.Send(order, ct));
        }
        catch (RuleBroken broken)
        {
            return new(order.Number, broken);
        }
        catch (NotThere)
        {
            return new(order.Number, new RuleBroken("没有找到这张订单。"));
        }
    }
}
