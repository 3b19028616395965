using System.Collections.Immutable;
using System.Globalization;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// Lets the planned purchases happen through the same aggregates as real ones, with a clock that moves; what would happen
/// after now has not happened yet, so that every state has its orders.
/// </summary>
internal sealed class DemoTrade(DemoParties parties, DemoBudgets budgets, DemoPledges pledges, DemoLots lots, DemoIds ids, DateTime now)
{
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, long> taken = [];
    private readonly List<Order> orders = [];
    private readonly List<Payable> payables = [];
    private readonly List<LedgerEntry> entries = [];
    private readonly List<EvidenceManifest> manifests = [];
    private readonly List<StockMovement> movements = [];
    private int invoices;
    private int slips;

    /// <summary>The last number given on each day.</summary>
    public IReadOnlyDictionary<string, long> Numbers => numbers;

    /// <summary>Base units of each offer that orders hold.</summary>
    public long TakenOf(Offer offer) => taken.GetValueOrDefault(offer.Id);

    /// <summary>Writes down all that happened.</summary>
    public async Task Save(MarketDb db, CancellationToken ct)
    {
        await db.InsertAll(orders, ct);
        await db.InsertAll([.. orders.SelectMany(o => o.Shipments).SelectMany(s => s.Lines)], ct);
        await db.InsertAll(movements, ct);
        await db.InsertAll(payables, ct);
        await db.InsertAll(manifests, ct);
        await db.InsertAll(entries, ct);
        await budgets.Save(db, orders, ct);
    }

    public void Happen(DemoPurchase plan)
    {
        var (buyer, supplier) = (plan.Buyer, parties.Suppliers[plan.Supplier]);
        ids.At = plan.At;
        var day = $"WX{BusinessDate.Of(plan.At):yyyyMMdd}";
        numbers[day] = numbers.GetValueOrDefault(day) + 1;
        var home = buyer.Organisation.HomeUnitId is { } id ? parties.Units.First(u => u.Organisation.Id == id).Organisation : null;
        var bound = buyer.Organisation.Kind is Domain.Accounts.OrganisationKind.Person or Domain.Accounts.OrganisationKind.Contractor ? home : buyer.Organisation;
        var terms = new OrderTerms(plan.Standing?.FormKey ?? Ids.Next(), buyer.Organisation, bound, plan.Purpose, plan.Activity, plan.DeliverOn, DeliveryWindow.Morning, buyer.Address, null)
        {
            Cover = plan.Standing?.Cover, PledgeId = pledges.PledgeOf(plan), ActivityEventId = pledges.ActivityOf(plan),
        };
        var order = Order.Place(string.Create(CultureInfo.InvariantCulture, $"{day}-{numbers[day]:000000}"), budgets.Of(terms, plan.Lines, plan.At), supplier.Organisation, plan.Lines, buyer.Buyer, plan.At);
        Move(order, -1, StockCause.Ordered, plan.At);
        Go(order, plan, supplier);
        orders.Add(order);
    }

    private void Go(Order order, DemoPurchase plan, DemoSupplier supplier)
    {
        var (buyer, at) = (plan.Buyer, plan.At);
        if (order.Status == OrderStatus.Submitted)
        {
            at = at.AddHours(3);
            if (at > now) return;
            if (plan.Fate == DemoFate.Rejected)
            {
                order.Reject(buyer.Approver, "本月预算已用完，下月再购。", at);
                Move(order, 1, StockCause.GivenBack, at);
                return;
            }
            order.Approve(buyer.Approver, null, at);
        }
        var ordered = LedgerEntry.Of(order, Stage.Ordered, null, at).ToArray();
        entries.AddRange(ordered);
        at = at.AddHours(20);
        if (at > now) return;
        if (plan.Fate is DemoFate.Declined or DemoFate.Cancelled)
        {
            if (plan.Fate == DemoFate.Declined) order.Decline(supplier.Clerk, "连日降雨，采收延误，无法按期供货。", at);
            else order.Cancel(buyer.Buyer, "活动改期，暂不需要。", at);
            Move(order, 1, StockCause.GivenBack, at);
            entries.AddRange(ordered.Select(entry => entry.Reverse($"订单 {order.Number} 未成交", BusinessDate.Of(at), at)));
            return;
        }
        order.Confirm(supplier.Clerk, null, at);
        at = Later(at, BusinessDate.Start(plan.DeliverOn).AddHours(-20));
        if (at > now) return;
        lots.Ship(order, supplier.Clerk, ("示例冷链物流", $"YN{order.Number[2..10]}{order.Number[^4..]}"), at);
        Receive(order, plan, supplier, Later(at.AddHours(6), BusinessDate.Start(plan.DeliverOn).AddHours(plan.Fate == DemoFate.SignedOnce ? 0 : 10)));
    }

    private void Receive(Order order, DemoPurchase plan, DemoSupplier supplier, DateTime at)
    {
        var buyer = plan.Buyer;
        if (at > now) return;
        order.Inspect([.. order.Lines.Select((line, i) => Found(line, plan.Fate == DemoFate.PartlyRefused && i == 0))], buyer.Organisation, buyer.Receiver, at);
        if (order.AwaitsCountersignature)
        {
            at = at.AddMinutes(40);
            if (at > now || plan.Fate == DemoFate.SignedOnce) return;
            order.Countersign(buyer.SecondReceiver, at);
        }
        entries.AddRange(LedgerEntry.Of(order, Stage.Accepted, null, at));
        if (order.AcceptedTotal!.Value.IsPositive) Pay(order, plan, supplier, at);
    }

    private void Pay(Order order, DemoPurchase plan, DemoSupplier supplier, DateTime at)
    {
        var payable = new Payable(order.Id, (order.BuyerId, order.BuyerAreaCode), (order.SupplierId, order.SupplierAreaCode), order.AcceptedTotal!.Value, order.AcceptedOn!.Value);
        Settle(order, payable, plan, supplier, at);
        payables.Add(payable);
    }

    private void Settle(Order order, Payable payable, DemoPurchase plan, DemoSupplier supplier, DateTime at)
    {
        at = at.AddDays(2);
        if (at > now) return;
        payable.RecordInvoice(string.Create(CultureInfo.InvariantCulture, $"{at:yy}53{++invoices:0000000000000000}"), BusinessDate.Of(at), payable.Due, null, supplier.Clerk, at);
        at = at.AddDays(plan.Fate == DemoFate.PaidLate ? 36 : 6 + invoices % 15);
        if (at > now) return;
        var transfer = payable.RecordTransfer(plan.Buyer.Organisation.Name, string.Create(CultureInfo.InvariantCulture, $"SL{at:yyyyMMdd}{++slips:000000}"), BusinessDate.Of(at), payable.Due, null, plan.Buyer.Treasurer, at);
        at = at.AddHours(26);
        if (at > now) return;
        payable.ConfirmReceipt(transfer.Id, supplier.Clerk, at);
        order.Close(supplier.Clerk, at);
        var evidence = EvidenceManifest.Of(order, payable, ImmutableDictionary<Guid, string>.Empty, at);
        manifests.Add(evidence);
        entries.AddRange(LedgerEntry.Of(order, Stage.Verified, payable.PaidOn, at).Select(entry => entry.ProvenBy(evidence.Digest)));
    }

    /// <summary>A small part of the first line refused, in whole base units.</summary>
    private static InspectedLine Found(OrderLine line, bool partly)
    {
        var refused = partly ? Math.Max(1, line.Quantity / 50) : 0;
        return new(line.Id, line.Quantity - refused, refused, refused > 0 ? "运输途中破损，拒收该部分。" : null);
    }

    private void Move(Order order, int sign, StockCause cause, DateTime at)
    {
        foreach (var line in order.Lines)
        {
            taken[line.OfferId] = taken.GetValueOrDefault(line.OfferId) - sign * line.Quantity;
            movements.Add(new StockMovement(line.OfferId, sign * line.Quantity, cause, line.Id, at));
        }
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
