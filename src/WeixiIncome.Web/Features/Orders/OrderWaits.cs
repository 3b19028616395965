using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>Who has to do what next, in one sentence.</summary>
internal static class OrderWaits
{
    public static string Sentence(OrderPage page, Words words) => page.Order switch
    {
        { Status: OrderStatus.Submitted } when !page.Moves.Approve && page.Control.Next.Length > 0 => words["等 {0} 审批。", page.Control.Next],
        { Status: OrderStatus.Submitted, AwaitsExcess: true } when page.Moves.Approve && page.Control.Budget?.Missing is { IsPositive: true } missing => words["超出预算 {0}，等您决定：同意则追加项目并占用，请写明理由。", missing],
        { Status: OrderStatus.Submitted } => page.Moves.Approve ? words["等您审批：通过后交给供应商，退回则库存退还。"] : words["等采购单位的审批人审批；下单人不能自己审批。"],
        { Status: OrderStatus.Approved } => page.Moves.Confirm ? words["请确认能否按期供货。"] : words["等供应商确认接单。"],
        { Status: OrderStatus.Confirmed, HasAcceptedPart: true } => page.Moves.Ship ? words["已有一批验收，余量备好后继续发货；不再供货请结束发货。"] : words["已有一批验收，等供应商发余量。"],
        { Status: OrderStatus.Confirmed } => page.Moves.Ship ? words["备好货后，发货时登记。"] : words["供应商正在备货。"],
        { Status: OrderStatus.Shipped, InspectedBy: null } => page.Moves.Inspect ? words["货到后请逐行验收。"]
            : page.Buyer?.Kind == OrganisationKind.Person ? words["货已发出，等收货人验收。"] : words["货已发出，等两位验收人签字；下单人不能验收。"],
        { Status: OrderStatus.Shipped } => page.Moves.Countersign ? words["{0} 已登记验收，请您复核签字。", page.WhoDid(OrderAct.Inspect)] : words["{0} 已登记验收，等另一位验收人复核。", page.WhoDid(OrderAct.Inspect)],
        { Status: OrderStatus.Accepted, ClosedAt: null } => words["已验收，按验收金额开票、付款。"],
        { Status: OrderStatus.Accepted } => words["已验收并结清，订单完成。"],
        _ => words["订单已结束，占用的库存已退还。"],
    };
}
