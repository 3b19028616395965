using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Declarations;

/// <summary>What a unit declares, as it was typed.</summary>
public sealed record DeclarationTerms
{
    public required DeclarationKind Kind { get; init; }

    /// <summary>Business date of the sale or purchase: the day that it counts for.</summary>
    public required DateOnly SoldOn { get; init; }
    public DateOnly? PaidOn { get; init; }

    /// <summary>A supplier of this market; else <see cref="SupplierName"/>, else a household of <see cref="OriginAreaCode"/>.</summary>
    public Guid? SupplierId { get; init; }
    public string? SupplierName { get; init; }

    /// <summary>Of the produce: a township of Weixi or a village; for a household its village.</summary>
    public required string OriginAreaCode { get; init; }

    /// <summary>Of the household's seller; kept as an initial only.</summary>
    public string? Seller { get; init; }

    /// <summary>Whom it was sold to, where the unit only helped.</summary>
    public string? SoldTo { get; init; }
    public Venue Venue { get; init; } = Venue.Offline;
    public string? VenueOrderNumber { get; init; }

    /// <summary>20 digits (数电票).</summary>
    public string? InvoiceNumber { get; init; }
    public Purpose Purpose { get; init; } = Purpose.Other;
    public Activity Activity { get; init; }
    public Guid? ActivityEventId { get; init; }
    public string? Statement { get; init; }
    public required IReadOnlyList<DeclaredLine> Lines { get; init; }

    /// <exception cref="RuleBroken">What does not fit together; the sentence names the field.</exception>
    internal void Check(DateOnly today)
    {
        if (SoldOn > today) throw new RuleBroken("日期 {0} 还没有到，请填写实际发生的日期。", SoldOn) { Field = "SoldOn" };
        if (SoldOn < today.AddYears(-2)) throw new RuleBroken("日期 {0} 太早：只能申报两年以内的采购。", SoldOn) { Field = "SoldOn" };
        if (PaidOn > today) throw new RuleBroken("付款日期 {0} 还没有到，请填写实际付款日期。", PaidOn) { Field = "PaidOn" };
        if (PaidOn < SoldOn.AddYears(-1)) throw new RuleBroken("付款日期 {0} 太早，请核对。", PaidOn) { Field = "PaidOn" };
        if (!Area.Contains(Area.Weixi, OriginAreaCode) || OriginAreaCode.Length < 9) throw new RuleBroken("请选择产品产自维西哪个乡镇或村。") { Field = "OriginAreaCode" };
        CheckParties();
        CheckVenue();
        if (Lines.Count == 0) throw new RuleBroken("请至少填写一行产品。") { Field = "Lines" };
        if (Lines.Count > Declaration.MostLines) throw new RuleBroken("一份申报最多 {0} 行，请分开申报。", Declaration.MostLines) { Field = "Lines" };
        if (Purpose == Purpose.Personal) throw new RuleBroken("个人采购不在这里申报。") { Field = "Purpose" };
        if (Purpose == Purpose.Canteen && Lines.FirstOrDefault(line => line.Category.IsAlcohol || !line.Category.IsFood) is { } wrong)
            throw new RuleBroken("“{0}”不能计入食堂采购，请改用途或删去这一行。", wrong.Product) { Field = "Purpose" };
    }

    private void CheckParties()
    {
        if (Kind == DeclarationKind.HouseholdDirect)
        {
            if (OriginAreaCode.Length < 12) throw new RuleBroken("请选择农户所在的村。") { Field = "OriginAreaCode" };
            if (SupplierId is not null || !string.IsNullOrWhiteSpace(SupplierName)) throw new RuleBroken("向农户直接采购不填供应商；向合作社采购请选“线下采购”。") { Field = "SupplierName" };
            return;
        }
        if (SupplierId is null && string.IsNullOrWhiteSpace(SupplierName)) throw new RuleBroken("请选择供应商，或填写供应商名称。") { Field = "SupplierName" };
        if (Kind == DeclarationKind.HelpedToSell && string.IsNullOrWhiteSpace(SoldTo)) throw new RuleBroken("请填写卖给了谁（单位名称）。") { Field = "SoldTo" };
    }

    private void CheckVenue()
    {
        if (Venue == Venue.ThisPlatform) throw new RuleBroken("本平台的订单验收付款后自动入账，不用申报。") { Field = "Venue" };
        if (Kind == DeclarationKind.HouseholdDirect && Venue != Venue.Offline) throw new RuleBroken("向农户直接采购的发生地是线下。") { Field = "Venue" };
        var hasNumber = !string.IsNullOrWhiteSpace(VenueOrderNumber);
        if (Venue == Venue.Offline && hasNumber) throw new RuleBroken("线下采购没有平台订单号；在其他平台下单的请改选发生地。") { Field = "VenueOrderNumber" };
        if (Venue != Venue.Offline && !hasNumber) throw new RuleBroken("请填写{0}的订单号。", Venue) { Field = "VenueOrderNumber" };
    }
}
