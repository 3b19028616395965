using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves.Purchases;

/// <summary>Who tells of a purchase on 832. Where several do, the one named first here is taken, once they agree.</summary>
public enum List832
{
    [Description("财政名单")] Finance = 1,
    [Description("采购单位名单")] Buyer = 2,
    [Description("供应商名单")] Supplier = 3,
    [Description("本单位回填")] WrittenBack = 4,
}

/// <summary>How our records and 832's lists stand to each other.</summary>
public enum Match832
{
    [Description("两边一致")] Matched = 1,
    [Description("只在本平台")] OnlyHere = 2,
    [Description("只在 832 名单")] OnlyThere = 3,
    [Description("存疑")] Doubtful = 4,
}

/// <summary>In what records of one number differ.</summary>
[Flags]
public enum Doubt832
{
    [Description("无")] None = 0,
    [Description("金额不同")] Amount = 1,
    [Description("供应商不同")] Supplier = 2,
    [Description("日期不同")] Date = 4,
    [Description("采购单位不同")] Buyer = 8,
    [Description("可能与本平台订单重复")] SameAsOrder = 16,
}

/// <summary>Whether and as what a payment counts towards the reserve.</summary>
public enum ReservePart
{
    [Description("付款")] Paid = 1,
    [Description("退款")] Refunded = 2,
}

/// <summary>What one source says of one 832 order.</summary>
/// <param name="Number">832's order number.</param>
/// <param name="UnitId">The unit that the source's buyer is, if it is known here.</param>
/// <param name="Refunded">Of the amount; zero or more.</param>
public sealed record Facts832(string Number, string Supplier, string? SupplierCode, string Buyer, string? BuyerCode, Guid? UnitId, ReserveLine Line,
    Money Amount, DateOnly OrderedOn, DateOnly? PaidOn, Money Refunded, DateOnly? RefundedOn, string? Product, Guid? CategoryId);
