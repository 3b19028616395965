using System.ComponentModel;

namespace WeixiIncome.Domain.Catalogue.Lots;

/// <summary>How a lot came about.</summary>
public enum LotKind
{
    [Description("采收批次")] Harvest = 1,
    [Description("加工批次")] Processed = 2,
    [Description("合并批次")] Merged = 3,
    [Description("拆分批次")] Divided = 4,
}

/// <summary>Whether a lot still takes produce in, or is ready to leave.</summary>
public enum LotStatus
{
    [Description("收购中")] Open = 1,
    [Description("可发货")] Ready = 2,
    [Description("召回中，停止销售")] Recalled = 3,
}

/// <summary>Why the stock of a lot changed.</summary>
public enum LotCause
{
    [Description("过磅入库")] WeighedIn = 1,
    [Description("过磅作废")] WeighInVoided = 2,
    [Description("投入新批次")] DrawnInto = 3,
    [Description("加工合并拆分得来")] MadeOf = 4,
    [Description("发货")] Shipped = 5,
    [Description("拒收退回")] CameBack = 6,
    [Description("损耗报损")] WrittenOff = 7,
    [Description("退货退回")] Returned = 8,
    [Description("表格导入")] Imported = 9,
}
