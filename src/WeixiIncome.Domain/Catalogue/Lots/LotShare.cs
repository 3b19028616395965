using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>What one household, or those that are not named, put into a lot.</summary>
public sealed class LotShare : Entity
{
    private LotShare() { }

    internal LotShare(Guid lotId, Guid? householdId, string villageCode, bool isAlleviated, bool isDisputed, long weight) =>
        (LotId, HouseholdId, VillageCode, IsAlleviated, IsDisputed, Weight) = (lotId, householdId, villageCode, isAlleviated, isDisputed, weight);

    public Guid LotId { get; private set; }

    /// <summary>None: the supplier's own fields, or producers that are not registered.</summary>
    public Guid? HouseholdId { get; private set; }
    public string VillageCode { get; private set; } = "";

    /// <summary>The household belonged to the registered alleviated population (脱贫人口) when its produce came in.</summary>
    public bool IsAlleviated { get; private set; }

    /// <summary>The household says that it was not so: it counts for base A no longer, until that is decided.</summary>
    public bool IsDisputed { get; private set; }

    /// <summary>Base units of what went in.</summary>
    public long Weight { get; private set; }

    public bool CountsAsAlleviated => IsAlleviated && !IsDisputed;

    internal void Add(long weight) => Weight += weight;

    /// <summary>Called in question by the household itself, or cleared.</summary>
    public void Dispute(bool isDisputed) => IsDisputed = isDisputed;
}

/// <summary>A part of a lot that went into another.</summary>
public sealed class LotInput : Entity
{
    private LotInput() { }

    internal LotInput(Guid lotId, Guid sourceLotId, string sourceNumber, Guid sourceProductId, long quantity) =>
        (LotId, SourceLotId, SourceNumber, SourceProductId, Quantity) = (lotId, sourceLotId, sourceNumber, sourceProductId, quantity);

    public Guid LotId { get; private set; }
    public Guid SourceLotId { get; private set; }
    public string SourceNumber { get; private set; } = "";
    public Guid SourceProductId { get; private set; }

    /// <summary>Base units of the source.</summary>
    public long Quantity { get; private set; }
}

/// <summary>One change of a lot's stock; what is left is always the sum of its movements.</summary>
public sealed class LotMovement : Entity
{
    private LotMovement() { }

    /// <param name="delta">Base units; negative where stock is taken.</param>
    /// <param name="sourceId">The weigh-in, lot or shipment line behind it.</param>
    public LotMovement(Guid lotId, long delta, LotCause cause, Guid sourceId, DateTime at) => (LotId, Delta, Cause, SourceId, At) = (lotId, delta, cause, sourceId, at);

    public Guid LotId { get; private set; }
    public long Delta { get; private set; }
    public LotCause Cause { get; private set; }
    public Guid SourceId { get; private set; }
    public DateTime At { get; private set; }
}
