using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Approving;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Papers;

/// <summary>Issues the purchase request (采购申请单) or the approval sheet (采购审批单) of an order as it stands now.</summary>
public sealed record IssueOrderPaper(string Number, PaperKind Kind, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class IssueOrderPaperHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueOrderPaper, string>
{
    public async Task<string> Handle(IssueOrderPaper command, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Approvals).Include(o => o.Steps)
            .Where(o => o.Number == command.Number).OrNotThere(ct);
        if (user.Kind == OrganisationKind.Person) throw new NotThere();
        var supplier = await db.Organisations.Where(o => o.Id == order.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var ids = order.Steps.Select(s => s.MemberId).Distinct().ToList();
        var names = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var control = await db.ControlOf(order, user.Kind, user, clock.Today(), ct);
        var content = new OrderPaper(order, user.OrganisationName, supplier, names, control);
        var paper = await db.IssuePaper(command.Kind, order.Id, order.BuyerId, null, command.Kind == PaperKind.PurchaseRequest ? content.Request() : content.Approval(), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}
