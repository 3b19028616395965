using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue;

/// <summary>Why the stock of an offer changed.</summary>
public enum StockCause
{
    [Description("上架库存")] Listed = 1,
    [Description("供应商调整")] Adjusted = 2,
    [Description("订单占用")] Ordered = 3,
    [Description("订单退回")] GivenBack = 4,
    [Description("批量导入")] Imported = 5,
}

/// <summary>One change of an offer's stock; the offer's available stock is always the sum of its movements.</summary>
public sealed class StockMovement : Entity
{
    private StockMovement() { }

    /// <param name="delta">Base units; negative where stock is taken.</param>
    public StockMovement(Guid offerId, long delta, StockCause cause, Guid? orderLineId, DateTime at) =>
        (OfferId, Delta, Cause, OrderLineId, At) = (offerId, delta, cause, orderLineId, at);

    public Guid OfferId { get; private set; }
    public long Delta { get; private set; }
    public StockCause Cause { get; private set; }
    public Guid? OrderLineId { get; private set; }
    public DateTime At { get; private set; }
}
