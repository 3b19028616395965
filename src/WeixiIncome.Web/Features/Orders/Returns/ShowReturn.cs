using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>One return for its two sides and those who watch over them.</summary>
public sealed record ShowReturn(string Number) : IRequest<ReturnPage>;

/// <summary>The page; who looks decides what is offered.</summary>
/// <param name="Buyer">Empty for a person, but to those who trade with them.</param>
public sealed record ReturnPage(GoodsReturn Return, string Order, string Buyer, string Supplier, IReadOnlyList<ReturnRow> Rows, IReadOnlyList<ReturnStepRow> Steps, IReadOnlyList<ReturnMessageRow> Messages, DateOnly Today,
    bool IsBuyer, bool IsSupplier, bool MayDecide, Guid FormKey)
{
    public bool MaySay => Return.IsOpen && (IsBuyer || IsSupplier || MayDecide);
    public bool MayAnswer => IsSupplier && Return.IsOpen;
    public bool MayDispute => IsBuyer && Return.Status == ReturnStatus.Refused && Return.DisputeBy >= Today;
    public bool MayWithdraw => IsBuyer && Return.IsOpen;
}

/// <summary>A piece that should come back.</summary>
public sealed record ReturnRow(Guid Id, string Product, string Specification, string? Lot, Measured Asked, Measured? Granted, Money Amount, RefusedGoods Goods);

/// <summary>A step; nobody did it where a day passed.</summary>
public sealed record ReturnStepRow(ReturnAct Act, string? Who, string? Note, DateTime At);

/// <summary>What somebody said.</summary>
public sealed record ReturnMessageRow(string Who, string Organisation, string Text, DateTime At, bool IsMine);

internal sealed class ShowReturnHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowReturn, ReturnPage>
{
    public async Task<ReturnPage> Handle(ShowReturn query, CancellationToken ct)
    {
        var returned = await db.Returns.AsNoTracking().VisibleTo(user).Include(r => r.Lines).Include(r => r.Steps).Include(r => r.Messages).AsSplitQuery().Where(r => r.Number == query.Number).OrNotThere(ct);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).AsSplitQuery().SingleAsync(o => o.Id == returned.OrderId, ct);
        var parties = await db.Organisations.Where(o => o.Id == returned.BuyerId || o.Id == returned.SupplierId).Select(o => new { o.Id, o.Name, o.Kind }).ToListAsync(ct);
        var (buys, sells) = (returned.BuyerId == user.OrganisationId, returned.SupplierId == user.OrganisationId);
        var isPerson = parties.Single(p => p.Id == returned.BuyerId).Kind == OrganisationKind.Person;
        var (who, where) = await Names(returned, ct);
        // A person's name is for those who trade with them.
        bool Named(Guid? member) => buys || sells || !isPerson || member != returned.AskedBy;
        var rows = returned.Lines.Select(l => (Line: l, Ordered: order.Lines.Single(o => o.Id == l.OrderLineId), Lot: order.Shipments.SelectMany(s => s.Lines).Single(s => s.Id == l.ShipmentLineId).LotNumber))
            .OrderBy(r => r.Ordered.Position).Select(r => new ReturnRow(r.Line.Id, r.Ordered.ProductName, r.Ordered.Specification, r.Lot, new(r.Line.Quantity, r.Ordered.Unit), r.Line.Granted is { } granted ? new Measured(granted, r.Ordered.Unit) : null, r.Line.Amount, r.Line.Goods));
        return new(returned, order.Number, isPerson && !buys && !sells ? "" : parties.Single(p => p.Id == returned.BuyerId).Name, parties.Single(p => p.Id == returned.SupplierId).Name, [.. rows],
            [.. returned.Steps.OrderBy(s => s.At).ThenBy(s => s.Id).Select(s => new ReturnStepRow(s.Act, s.MemberId is { } m && Named(m) ? who.GetValueOrDefault(m) : null, s.Note, s.At))],
            [.. returned.Messages.OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => new ReturnMessageRow(Named(m.MemberId) ? who.GetValueOrDefault(m.MemberId, "") : "", where.GetValueOrDefault(m.OrganisationId, ""), m.Text, m.At, m.OrganisationId == user.OrganisationId))],
            clock.Today(), buys && user.Has(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual), sells && user.Has(MarketRole.CooperativeClerk),
            !buys && !sells && user.Has(MarketRole.CountySupervisor) && returned.Status == ReturnStatus.Disputed, Guid.CreateVersion7());
    }

    private async Task<(Dictionary<Guid, string> Members, Dictionary<Guid, string> Organisations)> Names(GoodsReturn returned, CancellationToken ct)
    {
        var members = returned.Steps.Select(s => s.MemberId).OfType<Guid>().Concat(returned.Messages.Select(m => m.MemberId)).Distinct().ToList();
        var organisations = returned.Messages.Select(m => m.OrganisationId).Distinct().ToList();
        return (await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct),
            await db.Organisations.Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Kind == OrganisationKind.Person ? "" : o.Name, ct));
    }
}
