using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>A part of a lot that was lost: spoilt, dried, broken.</summary>
public sealed class LotLoss : Entity
{
    private LotLoss() { }

    public LotLoss(Guid lotId, long quantity, string? reason, Guid by, DateTime at) => (LotId, Quantity, Reason, By, At) = (lotId, quantity, Guard.Text(reason, "原因", 200), by, at);

    public Guid LotId { get; private set; }
    public long Quantity { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTime At { get; private set; }
}
