using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>A county supervisor of neither side decides what comes back.</summary>
public sealed record DecideReturn(string Number, long? Version, Guid FormKey, IReadOnlyList<ReturnedLine>? Lines, [Required, StringLength(GoodsReturn.LongestText), Display(Name = "裁定意见")] string? Finding) : ICommand<bool>, IOnce;

internal sealed class DecideReturnHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideReturn, bool>
{
    public async Task<bool> Handle(DecideReturn form, CancellationToken ct)
    {
        var returned = await db.ReturnToActOn(db.Returns.VisibleTo(user), form.Number, form.Version, ct);
        var order = await db.OrderOf(returned, ct);
        var granted = returned.Lines.ToDictionary(l => l.Id, l => (form.Lines ?? []).FirstOrDefault(t => t.Id == l.Id)?.Quantity is { } typed ? order.Lines.Single(o => o.Id == l.OrderLineId).Unit.ToBase(typed) : 0);
        returned.Decide(order, granted, form.Finding, user.MemberId!.Value, user.OrganisationId!.Value, clock.Now());
        object?[] said = [returned.Number, Words.Chinese(returned.Status), returned.Amount];
        await db.TellBuyer(returned, "退货 {0} 的裁定：{1}，金额 {2}。", said, clock.Now(), ct);
        await db.TellSupplier(returned, "退货 {0} 的裁定：{1}，金额 {2}。", said, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
