using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>One supplier's part of a purchase, from submission to acceptance by two people of whom neither ordered.</summary>
public sealed partial class Order : Aggregate
{
    /// <summary>Which acts lead where: the one transition table of the delivery side.</summary>
    private static readonly Dictionary<(OrderStatus From, OrderAct Act), OrderStatus> Transitions = new()
    {
        [(OrderStatus.Submitted, OrderAct.Endorse)] = OrderStatus.Submitted,
        [(OrderStatus.Submitted, OrderAct.Approve)] = OrderStatus.Approved,
        [(OrderStatus.Submitted, OrderAct.Reject)] = OrderStatus.Rejected,
        [(OrderStatus.Submitted, OrderAct.Cancel)] = OrderStatus.Cancelled,
        [(OrderStatus.Approved, OrderAct.Confirm)] = OrderStatus.Confirmed,
        [(OrderStatus.Approved, OrderAct.Decline)] = OrderStatus.Declined,
        [(OrderStatus.Approved, OrderAct.Cancel)] = OrderStatus.Cancelled,
        [(OrderStatus.Confirmed, OrderAct.Ship)] = OrderStatus.Shipped,
        [(OrderStatus.Confirmed, OrderAct.Cancel)] = OrderStatus.Cancelled,
        [(OrderStatus.Confirmed, OrderAct.EndShipping)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.Ship)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.EndShipping)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.AcceptPart)] = OrderStatus.Confirmed,
        [(OrderStatus.Shipped, OrderAct.AcceptOfSeveral)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.Inspect)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.ReopenInspection)] = OrderStatus.Shipped,
        [(OrderStatus.Shipped, OrderAct.Countersign)] = OrderStatus.Accepted,
        [(OrderStatus.Shipped, OrderAct.AcceptAsAgreed)] = OrderStatus.Accepted,
        [(OrderStatus.Accepted, OrderAct.Close)] = OrderStatus.Accepted,
    };

    private readonly List<OrderLine> lines = [];
    private readonly List<OrderStep> steps = [];

    private Order() { }

    /// <summary>WX20261122-000123.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The checkout form that made it; unique with the supplier, so that a repeated post makes one order.</summary>
    public Guid FormKey { get; private set; }
    public Guid BuyerId { get; private set; }
    public string BuyerAreaCode { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public string SupplierAreaCode { get; private set; } = "";
    public Guid? BoundUnitId { get; private set; }
    public Guid? BudgetLineId { get; private set; }

    /// <summary>The agreement, plan or standing order that covers it.</summary>
    public Guid? AgreementId { get; private set; }
    public Guid? PledgeId { get; private set; }
    public Guid? QuotationId { get; private set; }
    public Guid? ActivityEventId { get; private set; }
    public AssistanceRelation Relation { get; private set; }
    public Purpose Purpose { get; private set; }
    public Activity Activity { get; private set; }
    public OrderStatus Status { get; private set; }
    public Money Total { get; private set; }

    /// <summary>What the accepted quantities come to; none before acceptance.</summary>
    public Money? AcceptedTotal { get; private set; }
    public DateOnly DeliverOn { get; private set; }
    public DeliveryWindow Window { get; private set; }
    public string Recipient { get; private set; } = "";
    public string RecipientPhone { get; private set; } = "";
    public string DeliveryAreaCode { get; private set; } = "";
    public string DeliveryDetail { get; private set; } = "";
    public string? Note { get; private set; }
    public string? Carrier { get; private set; }
    public string? CarrierNumber { get; private set; }
    public Guid PlacedBy { get; private set; }
    public DateTime PlacedAt { get; private set; }

    /// <summary>Business date of the approval: from then on it counts as ordered.</summary>
    public DateOnly? OrderedOn { get; private set; }
    public DateOnly? ShippedOn { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }
    public Guid? InspectedBy { get; private set; }
    public Guid? CountersignedBy { get; private set; }

    /// <summary>Both machines have ended: delivered and paid, or fallen through.</summary>
    public DateTime? ClosedAt { get; private set; }
    public IReadOnlyList<OrderLine> Lines => lines;
    public IReadOnlyList<OrderStep> Steps => steps;

    public bool AwaitsCountersignature => Status == OrderStatus.Shipped && InspectedBy is not null;

    /// <summary>
    /// One supplier's order. A unit's awaits approval, unless what was approved before covers it; a person's needs none.
    /// </summary>
    /// <param name="by">Who orders.</param>
    /// <exception cref="RuleBroken">Below the minimum, out of season, not delivered there, too early, supplier or buyer not active.</exception>
    public static Order Place(string number, OrderTerms terms, Organisation supplier, IReadOnlyList<LineToPlace> toPlace, Guid by, DateTime now)
    {
        Check(terms, supplier, toPlace, now);
        var order = new Order
        {
            Number = number, FormKey = terms.FormKey,
            BuyerId = terms.Buyer.Id, BuyerAreaCode = terms.Buyer.AreaCode, SupplierId = supplier.Id, SupplierAreaCode = supplier.AreaCode,
            BoundUnitId = terms.BoundUnit?.Id, Relation = terms.BoundUnit?.Relation ?? terms.Buyer.Relation,
            Purpose = terms.Purpose, Activity = terms.Activity, Status = OrderStatus.Submitted,
            DeliverOn = terms.DeliverOn, Window = terms.Window,
            Recipient = terms.Address.Recipient, RecipientPhone = terms.Address.Phone,
            DeliveryAreaCode = terms.Address.AreaCode, DeliveryDetail = terms.Address.Detail,
            Note = Guard.OptionalText(terms.Note, "备注", 500), PlacedBy = by, PlacedAt = now,
            BudgetLineId = terms.BudgetLineId, AgreementId = terms.Cover?.AgreementId, PledgeId = terms.PledgeId, QuotationId = terms.QuotationId,
            ActivityEventId = terms.ActivityEventId,
        };
        order.lines.AddRange(toPlace.Select((line, i) => new OrderLine(order.Id, i + 1, line)));
        order.Total = order.lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
        order.steps.Add(new OrderStep(order.Id, OrderAct.Submit, by, Guard.OptionalText(terms.Uncovered, "意见", 300), now));
        order.Raise(new OrderPlaced(order.Id));
        if (terms.Buyer.Kind.BuysAlone()) order.PassApproval(by, null, now);
        else if (terms is { Cover: { } cover, Excess: null }) order.PassApproval(by, cover.Number, now);
        else order.Require(terms);
        return order;
    }

    /// <summary>Why a line could not be ordered on these terms; none where it could, as far as stock allows.</summary>
    public static RuleBroken? WhyNot(OrderTerms terms, Organisation supplier, LineToPlace line, DateTime now)
    {
        try
        {
            Check(terms, supplier, [line], now);
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }

    private static void Check(OrderTerms terms, Organisation supplier, IReadOnlyList<LineToPlace> toPlace, DateTime now)
    {
        var today = BusinessDate.Of(now);
        if (!terms.Buyer.Kind.IsBuyer()) throw new RuleBroken("“{0}”不是采购单位，不能下单。", terms.Buyer.Name);
        if (terms.Buyer.Kind == OrganisationKind.Contractor && terms.Purpose != Purpose.Canteen) throw new RuleBroken("食堂承包单位只能为食堂采购，用途请选“食堂”。") { Field = "Purpose" };
        if (!terms.Buyer.IsActive) throw new RuleBroken("“{0}”已暂停使用，不能下单。", terms.Buyer.Name);
        if (!supplier.IsActive) throw new RuleBroken("供应商“{0}”已暂停供货，请移出购物车。", supplier.Name);
        if (toPlace.Count == 0) throw new RuleBroken("购物车是空的，请先选择产品。");
        if (terms.DeliverOn < today) throw new RuleBroken("送货日期 {0} 已经过去，请改选。", terms.DeliverOn) { Field = "DeliverOn" };
        if (terms.DeliverOn > today.AddDays(366)) throw new RuleBroken("送货日期太远，请选择一年以内的日期。") { Field = "DeliverOn" };
        foreach (var (offer, product, category, quantity) in toPlace)
        {
            CheckCanteen(terms, product, category);
            if (!product.IsOnSale || !offer.IsOffered) throw new RuleBroken("“{0}”已下架，请移出购物车。", product.Name);
            if (quantity < offer.MinimumQuantity)
                throw new RuleBroken("“{0}”起订量 {1}，现在是 {2}。", product.Name, new Measured(offer.MinimumQuantity, offer.Unit), new Measured(quantity, offer.Unit));
            if (!offer.InSeason(terms.DeliverOn.Month))
                throw new RuleBroken("“{0}”在 {1} 月不供货（供货月份 {2}—{3} 月），请改送货日期。", product.Name, terms.DeliverOn.Month, offer.SeasonFrom, offer.SeasonTo) { Field = "DeliverOn" };
            if (terms.DeliverOn < today.AddDays(offer.LeadDays))
                throw new RuleBroken("“{0}”需要备货 {1} 天，最早可选 {2} 送货。", product.Name, offer.LeadDays, today.AddDays(offer.LeadDays)) { Field = "DeliverOn" };
            if (!offer.DeliversTo(terms.Address.AreaCode)) throw new RuleBroken("“{0}”不配送到该收货地区。", product.Name) { Field = "DeliveryAddressId" };
        }
    }

    /// <summary>What a canteen may buy depends on the category and on the kind of the bound unit's canteen.</summary>
    private static void CheckCanteen(OrderTerms terms, Product product, Category category)
    {
        if (terms.Purpose == Purpose.Canteen && category.Refusal(product.Name, terms.BoundUnit?.CanteenKind) is { } refusal) throw refusal;
    }

    public void Confirm(Guid by, string? comment, DateTime now)
    {
        Take(OrderAct.Confirm, by, comment, now);
        Raise(new OrderConfirmed(Id));
    }

    public void Decline(Guid by, string? reason, DateTime now) => FallThrough(OrderAct.Decline, by, Guard.Text(reason, "谢绝原因", 300), now);

    /// <summary>Called off by the buyer before the goods leave.</summary>
    public void Cancel(Guid by, string? reason, DateTime now)
    {
        if (HasAcceptedPart) throw new RuleBroken("订单 {0} 已有部分到货，不能取消；余量由供应商结束发货。", Number);
        FallThrough(OrderAct.Cancel, by, Guard.Text(reason, "取消原因", 300), now);
    }

    /// <summary>The payment side has ended too.</summary>
    public void Close(Guid by, DateTime now)
    {
        if (ClosedAt is not null) return;
        Take(OrderAct.Close, by, null, now);
        ClosedAt = now;
    }

    /// <summary>
    /// Bound to another unit by an approved correction; who asked and who approved stands with the correction, and the
    /// ledger is moved by linked entries.
    /// </summary>
    /// <exception cref="RuleBroken">It fell through, or is that unit's already.</exception>
    public void Rebind(Organisation unit)
    {
        if (Status is OrderStatus.Rejected or OrderStatus.Declined or OrderStatus.Cancelled) throw new RuleBroken("订单 {0} 已落空，不需要更正绑定。", Number);
        if (BoundUnitId == unit.Id) throw new RuleBroken("{0} 本来就绑定在“{1}”，不需要更正。", Number, unit.Name);
        (BoundUnitId, Relation) = (unit.Id, unit.Relation);
        Raise(new OrderRebound(Id));
    }

    private void FallThrough(OrderAct act, Guid by, string reason, DateTime now)
    {
        var wasApproved = Status is OrderStatus.Approved or OrderStatus.Confirmed;
        Take(act, by, reason, now);
        ClosedAt = now;
        Raise(new OrderFellThrough(Id, wasApproved));
    }

    private void Take(OrderAct act, Guid by, string? comment, DateTime now)
    {
        if (!Transitions.TryGetValue((Status, act), out var next))
            throw new RuleBroken("订单 {0} 现在是“{1}”，不能“{2}”。", Number, Status, act);
        Status = next;
        steps.Add(new OrderStep(Id, act, by, Guard.OptionalText(comment, "意见", 300), now));
    }
}
