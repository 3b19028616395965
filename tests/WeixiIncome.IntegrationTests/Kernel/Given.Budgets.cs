using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A line of ¥<paramref name="amount"/> for the canteen, unless purposes are named.</summary>
    public Task<BudgetLine> Budget(Organisation unit, decimal amount, Person? mayExceed = null, int year = 2026, string code = "SP01", params Purpose[] purposes) =>
        market.InDb(async db =>
        {
            var line = new BudgetLine(unit, year, new(code, $"食堂食材{code}", purposes.Length > 0 ? purposes : [Purpose.Canteen], null, mayExceed?.Id), Money.FromYuan(amount), null, Now);
            db.OpenBudget(line, "预算批复", null, Now);
            await db.SaveChangesAsync();
            return line;
        });

    public Task<ApprovalRule> ApprovalRule(Organisation unit, decimal from, ApprovalMode mode, params Person[] approvers) => market.InDb(async db =>
    {
        var position = await db.ApprovalRules.CountAsync(r => r.UnitId == unit.Id) + 1;
        var rule = new ApprovalRule(unit.Id, position, new($"规则{position}", Money.FromYuan(from), null, null, mode, [.. approvers.Select(a => a.Id)]), approvers[0].Id, Now);
        db.ApprovalRules.Add(rule);
        await db.SaveChangesAsync();
        return rule;
    });

    public Task<Person> Approver(BuyingUnit unit) => Member(unit.Organisation, MarketRole.Approver);

    public Task<BudgetFigures> Figures(BudgetLine line) => market.InDb(async db => (await db.BudgetLines.AsNoTracking().SingleAsync(l => l.Id == line.Id)).Figures);

    public Task<List<BudgetMovement>> Movements(BudgetLine line) =>
        market.InDb(db => db.BudgetMovements.AsNoTracking().Where(m => m.LineId == line.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());

    public Task<Order> OrderNumbered(string number) =>
        market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Approvals.OrderBy(a => a.Position)).Include(o => o.Steps).Include(o => o.Lines).SingleAsync(o => o.Number == number));

    /// <summary>An order brought on by the supplier and the receivers, after its approval.</summary>
    /// <param name="accepted">Base units of its one line; all if left out.</param>
    public async Task Deliver(Order order, BuyingUnit unit, Seller seller, long? accepted = null)
    {
        await Act(order.Id, o => o.Confirm(seller.Clerk.Id, null, Now));
        await Act(order.Id, o => o.Ship(seller.Clerk.Id, null, null, Now));
        await Act(order.Id, o => o.Inspect([.. o.Lines.Select(l => new InspectedLine(l.Id, accepted ?? l.Quantity, l.Quantity - (accepted ?? l.Quantity), "有破损"))], unit.Organisation, unit.Receiver.Id, Now));
        await Act(order.Id, o => o.Countersign(unit.SecondReceiver.Id, Now));
    }

    public Task Pay(Order order, BuyingUnit unit, Seller seller) => market.InDb(db => db.Write(async ct =>
    {
        var payable = await db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).SingleAsync(p => p.OrderId == order.Id, ct);
        var transfer = payable.RecordTransfer(unit.Organisation.Name, $"T{Interlocked.Increment(ref counter):00000000}", BusinessDate.Of(Now), payable.Open, null, unit.Treasurer.Id, Now);
        payable.ConfirmReceipt(transfer.Id, seller.Clerk.Id, Now);
        return await db.SaveChangesAsync(ct);
    }, CancellationToken.None));
}

/// <summary>Buying with a budget, through the pages.</summary>
public static class BudgetBuying
{
    /// <summary>One product, ordered; the answer of the checkout.</summary>
    /// <param name="kilograms">At ¥20 unless the seller says otherwise.</param>
    public static async Task<Seen> Order(this Visitor buyer, Seller seller, string kilograms, BudgetLine? budget = null, params (string Name, string? Value)[] typed)
    {
        await buyer.AddToCart(seller.Offer, kilograms);
        var page = await buyer.Get("/cart/checkout");
        return await buyer.Submit(page, "#place-order", [("DeliverOn", "2026-11-23"), .. budget is null ? [] : new[] { ("BudgetLineId", (string?)budget.Id.ToString()) }, .. typed]);
    }

    /// <summary>Approves on the order's own page.</summary>
    public static async Task<Seen> Approve(this Visitor approver, string number, string? comment = null)
    {
        var page = await approver.Get($"/orders/{number}");
        return await approver.Submit(page, "#approve", ("Comment", comment ?? ""));
    }
}
