using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>What a clerk types when a lot is opened, or comes out of others.</summary>
/// <param name="ProducedOn">Day of harvest, or of making.</param>
/// <param name="VillageCode">Twelve digits.</param>
public sealed record LotTerms(string Number, Product Product, Category Category, string Grade, DateOnly ProducedOn, DateOnly? BestBefore, string VillageCode, string? Plot);

/// <summary>
/// Produce that is traced together: what came in from which household, what was made of it, and what is left. Its stock
/// (<see cref="Available"/>) changes by one conditional update only. Source: product.md, "Suppliers, lots, households".
/// </summary>
public sealed partial class Lot : Aggregate
{
    /// <summary>Years after its production to which anything is kept; later is a mistyped year.</summary>
    public const int LongestKept = 20;

    private readonly List<LotShare> shares = [];
    private readonly List<LotInput> inputs = [];
    private readonly List<WeighIn> weighIns = [];

    private Lot() { }

    private Lot(LotKind kind, LotTerms terms, Guid? by, DateTime now)
    {
        (Number, Kind, SupplierId, ProductId, CategoryId) = (terms.Number, kind, terms.Product.SupplierId, terms.Product.Id, terms.Category.Id);
        Unit = UnitOf(terms.Product, terms.Category);
        Grade = Guard.Text(terms.Grade, "等级", 40);
        if (terms.VillageCode.Length != 12) throw new RuleBroken("请选择到村。") { Field = "VillageCode" };
        if (terms.ProducedOn > BusinessDate.Of(now)) throw new RuleBroken("日期 {0} 还没有到。", terms.ProducedOn) { Field = "ProducedOn" };
        if (terms.BestBefore is { } best && best < terms.ProducedOn) throw new RuleBroken("保质期 {0} 早于生产日期 {1}。", best, terms.ProducedOn) { Field = "BestBefore" };
        if (terms.BestBefore > terms.ProducedOn.AddYears(LongestKept)) throw new RuleBroken("保质期 {0} 太远：最多到生产后 {1} 年，请核对。", terms.BestBefore, LongestKept) { Field = "BestBefore" };
        (VillageCode, Plot, ProducedOn, BestBefore) = (terms.VillageCode, Guard.OptionalText(terms.Plot, "地块", 60), terms.ProducedOn, terms.BestBefore);
        (OpenedBy, OpenedAt) = (by, now);
    }

    /// <summary>L20261126-0001: what its QR code opens.</summary>
    public string Number { get; private set; } = "";
    public LotKind Kind { get; private set; }
    public LotStatus Status { get; private set; }
    public Guid SupplierId { get; private set; }
    public Guid ProductId { get; private set; }
    public Guid CategoryId { get; private set; }

    /// <summary>In which people speak of it: kilogram, litre, or the thing itself.</summary>
    public Unit Unit { get; private set; }
    public string Grade { get; private set; } = "";
    public DateOnly ProducedOn { get; private set; }
    public DateOnly? BestBefore { get; private set; }
    public string VillageCode { get; private set; } = "";
    public string? Plot { get; private set; }

    /// <summary>All that ever came in or was made, base units.</summary>
    public long Quantity { get; private set; }

    /// <summary>What went in, by weight: the sum of its shares. Other than <see cref="Quantity"/> where it was processed.</summary>
    public long InputWeight { get; private set; }

    /// <summary>What is left, base units; always the sum of its movements.</summary>
    public long Available { get; private set; }
    public Guid? OpenedBy { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public IReadOnlyList<LotShare> Shares => shares;
    public IReadOnlyList<LotInput> Inputs => inputs;
    public IReadOnlyList<WeighIn> WeighIns => weighIns;

    /// <summary>Input weight of registered alleviated households: base A is its part of the input.</summary>
    public long AlleviatedWeight => shares.Where(s => s.CountsAsAlleviated).Sum(s => s.Weight);

    public bool NamesHouseholds => shares.Exists(s => s.HouseholdId is not null);

    public bool IsMadeOfOthers => Kind != LotKind.Harvest;

    /// <summary>In which a lot of a product is kept.</summary>
    public static Unit UnitOf(Product product, Category category) => category.UnitFamily switch
    {
        UnitFamily.Weight => Unit.Kilogram,
        UnitFamily.Volume => Unit.Litre,
        _ => product.Offers.Select(o => (Unit?)o.Unit).FirstOrDefault() ?? Unit.Piece,
    };

    /// <summary>A lot that takes produce in over the scale.</summary>
    public static Lot Open(LotTerms terms, Guid? by, DateTime now) => new(LotKind.Harvest, terms, by, now) { Status = LotStatus.Open };

    /// <summary>Nothing more comes in: from now on it may leave.</summary>
    public void Close()
    {
        if (Status != LotStatus.Open) throw new RuleBroken("批次 {0} 现在是“{1}”，不用收秤。", Number, Status);
        if (Quantity == 0) throw new RuleBroken("批次 {0} 还没有过磅，不能收秤。", Number);
        Status = LotStatus.Ready;
    }

    /// <summary>Refuses what only a lot that is ready may do.</summary>
    public void MustBeReady()
    {
        if (Status == LotStatus.Open) throw new RuleBroken("批次 {0} 还在收购，请先收秤。", Number);
        if (Status == LotStatus.Recalled) throw new RuleBroken("批次 {0} 正在召回，停止销售。", Number);
    }

    /// <summary>Stopped by a recall, or let go again when it ends.</summary>
    public void Stop() => Status = LotStatus.Recalled;

    public void LetGo()
    {
        if (Status == LotStatus.Recalled) Status = LotStatus.Ready;
    }
}
