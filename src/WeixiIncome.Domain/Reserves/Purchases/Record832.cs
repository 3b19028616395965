using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>What one source says of a purchase, as it was imported last or written back.</summary>
public sealed class Record832 : Entity
{
    private Record832() { }

    internal Record832(Guid purchaseId, List832 source, Facts832 facts, Guid? by, DateTime at)
    {
        (PurchaseId, Source) = (purchaseId, source);
        Say(facts, by, at);
    }

    public Guid PurchaseId { get; private set; }
    public List832 Source { get; private set; }
    public string Supplier { get; private set; } = "";
    public string? SupplierCode { get; private set; }

    /// <summary>As the source names it.</summary>
    public string Buyer { get; private set; } = "";
    public string? BuyerCode { get; private set; }
    public Guid? UnitId { get; private set; }
    public ReserveLine Line { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly OrderedOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }
    public Money Refunded { get; private set; }
    public DateOnly? RefundedOn { get; private set; }
    public string? Product { get; private set; }
    public Guid? CategoryId { get; private set; }
    public Guid? By { get; private set; }
    public DateTime At { get; private set; }

    internal Facts832 Facts(string number) => new(number, Supplier, SupplierCode, Buyer, BuyerCode, UnitId, Line, Amount, OrderedOn, PaidOn, Refunded, RefundedOn, Product, CategoryId);

    internal void Say(Facts832 facts, Guid? by, DateTime at)
    {
        (Supplier, SupplierCode) = (Guard.Text(facts.Supplier, "供应商", 100), facts.SupplierCode);
        (Buyer, BuyerCode, UnitId) = (Guard.Text(facts.Buyer, "采购单位", 100), facts.BuyerCode, facts.UnitId);
        (Line, Amount, OrderedOn, PaidOn) = (facts.Line, facts.Amount, facts.OrderedOn, facts.PaidOn);
        (Refunded, RefundedOn) = (facts.Refunded, facts.RefundedOn);
        (Product, CategoryId) = (Guard.OptionalText(facts.Product, "商品", 200), facts.CategoryId);
        (By, At) = (by, at);
    }

    /// <summary>The unit behind the name became known.</summary>
    internal void Recognise(Guid unitId) => UnitId ??= unitId;

    /// <summary>Orders placed around midnight may carry either day.</summary>
    private const int DaysApart = 1;

    internal Doubt832 Against(Record832 other)
    {
        var doubts = Amount == other.Amount ? Doubt832.None : Doubt832.Amount;
        if (SupplierCode is not null && other.SupplierCode is not null ? SupplierCode != other.SupplierCode : Supplier != other.Supplier) doubts |= Doubt832.Supplier;
        if (Math.Abs(OrderedOn.DayNumber - other.OrderedOn.DayNumber) > DaysApart) doubts |= Doubt832.Date;
        if (UnitId is not null && other.UnitId is not null && UnitId != other.UnitId) doubts |= Doubt832.Buyer;
        return doubts;
    }
}
