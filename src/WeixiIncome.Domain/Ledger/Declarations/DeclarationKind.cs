using System.ComponentModel;

namespace WeixiIncome.Domain.Ledger.Declarations;

/// <summary>What is declared: purchases and sales that no order of this market proves.</summary>
public enum DeclarationKind
{
    [Description("帮助销售")] HelpedToSell = 1,
    [Description("线下采购")] Offline = 2,
    [Description("向农户直接采购")] HouseholdDirect = 3,
}

/// <summary>How far a declaration has come.</summary>
public enum DeclarationStatus
{
    [Description("草稿")] Draft = 1,
    [Description("待乡镇核查")] Submitted = 2,
    [Description("待县级核实")] Checked = 3,
    [Description("已核实入账")] Entered = 4,
    [Description("已退回")] Returned = 11,
    [Description("未通过")] Rejected = 12,
    [Description("已撤回")] Withdrawn = 13,
    [Description("已冲销")] Reversed = 14,
}

/// <summary>What somebody did with a declaration.</summary>
public enum DeclarationAct
{
    [Description("起草申报")] Draft = 1,
    [Description("提交申报")] Submit = 2,
    [Description("乡镇核查通过")] Check = 3,
    [Description("县级核实入账")] Verify = 4,
    [Description("退回补充")] Return = 5,
    [Description("不予通过")] Reject = 6,
    [Description("撤回申报")] Withdraw = 7,
    [Description("县级冲销")] Reverse = 8,
}

/// <summary>What a paper proves.</summary>
public enum EvidenceKind
{
    [Description("合同或订单")] Contract = 1,
    [Description("发票")] Invoice = 2,
    [Description("付款回单")] TransferSlip = 3,
    [Description("交货照片")] Photo = 4,
    [Description("自产自销证明")] SelfProduceProof = 5,
    [Description("收款收据")] Receipt = 6,
    [Description("销售清单或结算单")] SalesList = 7,
}

/// <summary>A number that stands for one purchase only, wherever it is declared.</summary>
public enum ClaimKind
{
    [Description("发票号码")] Invoice = 1,
    [Description("平台订单号")] VenueOrder = 2,
}
