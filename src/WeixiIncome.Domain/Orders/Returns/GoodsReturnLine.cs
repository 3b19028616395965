using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Returns;

/// <summary>How much of one accepted piece, a lot of a shipment, should come back.</summary>
public sealed class GoodsReturnLine : Entity
{
    private GoodsReturnLine() { }

    internal GoodsReturnLine(Guid returnId, ShipmentLine piece, long quantity) =>
        (ReturnId, ShipmentLineId, OrderLineId, LotId, Quantity) = (returnId, piece.Id, piece.OrderLineId, piece.LotId, quantity);

    public Guid ReturnId { get; private set; }
    public Guid ShipmentLineId { get; private set; }
    public Guid OrderLineId { get; private set; }
    public Guid? LotId { get; private set; }

    /// <summary>Asked for, base units.</summary>
    public long Quantity { get; private set; }

    /// <summary>Granted, base units; none before that.</summary>
    public long? Granted { get; private set; }

    /// <summary>What earlier returns had taken of the piece when this one was granted: the amount follows from it.</summary>
    public long Before { get; private set; }

    /// <summary>What the granted quantity comes to.</summary>
    public Money Amount { get; private set; }

    /// <summary>What became of the goods, where they come back.</summary>
    public RefusedGoods Goods { get; private set; }

    internal void Grant(long quantity, ReturnedPiece taken) => (Granted, Before, Amount) = (quantity, taken.Before, taken.Amount);

    internal void ReceiveBack(RefusedGoods what)
    {
        if (Granted is not > 0) throw new RuleBroken("这一行没有同意退回的数量。");
        if (Goods != RefusedGoods.Waiting) throw new RuleBroken("这一行退回的货已经处理过。");
        if (what == RefusedGoods.BackInLot && LotId is null) throw new RuleBroken("这一行没有批次，退回的货只能报损或自行处理。");
        Goods = what;
    }
}

/// <summary>Who did what with a return, and when; nobody where a deadline passed.</summary>
public sealed class ReturnStep : Entity
{
    private ReturnStep() { }

    internal ReturnStep(Guid returnId, ReturnAct act, Guid? memberId, string? note, DateTime at) => (ReturnId, Act, MemberId, Note, At) = (returnId, act, memberId, note, at);

    public Guid ReturnId { get; private set; }
    public ReturnAct Act { get; private set; }
    public Guid? MemberId { get; private set; }
    public string? Note { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>What one of the two sides, or the office that decides, said in a return.</summary>
public sealed class ReturnMessage : Entity
{
    private ReturnMessage() { }

    internal ReturnMessage(Guid returnId, Guid memberId, Guid organisationId, string? text, DateTime at) =>
        (ReturnId, MemberId, OrganisationId, Text, At) = (returnId, memberId, organisationId, Guard.Text(text, "留言", 1000), at);

    public Guid ReturnId { get; private set; }
    public Guid MemberId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }
}
