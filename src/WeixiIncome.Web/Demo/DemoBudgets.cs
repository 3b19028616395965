using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Buying.Thresholds;
using WeixiIncome.Domain.Buying.YearEnd;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// The budget of the demonstration canteen: lines of this year and the last, moved by its real orders, last year's rest carried
/// over; a rule with two approvers for large orders, a threshold and a year-end calendar.
/// </summary>
internal sealed class DemoBudgets
{
    private static readonly Money Large = Money.FromYuan(3_000);
    private static readonly TimeSpan RuleAge = TimeSpan.FromHours(6);

    private readonly Organisation unit;
    private readonly DemoBuyer canteen;
    private readonly DateTime now;
    private readonly List<BudgetMovement> movements = [];

    public DemoBudgets(DemoParties parties, DateTime now)
    {
        (canteen, this.now) = (parties.Units[0], now);
        unit = canteen.Organisation;
        Head = new Member
        {
            UserName = "approver2@demo.weixi", NormalizedUserName = "APPROVER2@DEMO.WEIXI", DisplayName = "分管领导示例", CreatedAt = unit.JoinedAt, PasswordHash = DemoCounty.PasswordHash,
            SecurityStamp = Ids.Next().ToString("N"), ConcurrencyStamp = Ids.Next().ToString(), LockoutEnabled = true, PhoneNumber = "19900009001",
        };
        var year = BusinessDate.Of(now).Year;
        Lines = [.. new[] { year - 1, year }.SelectMany(y => new[] { Line(y, "SP01", "食堂食材采购", Purpose.Canteen), Line(y, "GH01", "工会职工福利", Purpose.Union) })];
        Rule = new ApprovalRule(unit.Id, 1, new("三千元以上两级审批", Large, null, null, ApprovalMode.InOrder, [canteen.Approver, Head.Id]), Head.Id, now - RuleAge);
    }

    private Member Head { get; }
    private ApprovalRule Rule { get; }
    private IReadOnlyList<BudgetLine> Lines { get; }

    /// <summary>The canteen's orders are paid from the line of their year and purpose, and approved by the rule since it is there.</summary>
    public OrderTerms Of(OrderTerms terms, IReadOnlyList<LineToPlace> goods, DateTime at)
    {
        if (terms.Buyer.Id != unit.Id) return terms;
        var total = goods.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
        return terms with
        {
            BudgetLineId = Lines.FirstOrDefault(l => l.Year == terms.DeliverOn.Year && l.Pays(terms.Purpose))?.Id,
            Course = at > now - RuleAge && Rule.Fits(total, [], null) ? Rule.Course : null,
        };
    }

    /// <summary>Writes down the lines with what the orders made of them.</summary>
    /// <param name="orders">All that happened.</param>
    public async Task Save(MarketDb db, IEnumerable<Order> orders, CancellationToken ct)
    {
        var own = orders.Where(o => o.BudgetLineId is not null).ToArray();
        foreach (var line in Lines) Live(line, [.. own.Where(o => o.BudgetLineId == line.Id)]);
        CarryOver();
        db.Members.Add(Head);
        db.Memberships.Add(new Membership(Head.Id, unit, MarketRole.Approver, BusinessDate.Of(unit.JoinedAt)));
        db.ApprovalRules.Add(Rule);
        await db.SaveChangesAsync(ct);
        await db.InsertAll(Lines, ct);
        await db.InsertAll(movements, ct);
        Rules(db);
        await db.SaveChangesAsync(ct);
    }

    private BudgetLine Line(int year, string code, string name, Purpose purpose) =>
        new(unit, year, new(code, name, [purpose], null, purpose == Purpose.Canteen ? Head.Id : null), Money.Zero, null, OpenedAt(year));

    /// <summary>In December: what is delivered in January is ordered before.</summary>
    private static DateTime OpenedAt(int year) => BusinessDate.Start(new DateOnly(year - 1, 12, 1)).AddHours(1);

    /// <summary>Opened with enough for the year, then each order's movements in their time.</summary>
    private void Live(BudgetLine line, Order[] orders)
    {
        var needed = orders.Aggregate(Money.Zero, (sum, order) => sum + order.Total);
        var step = Money.FromYuan(10_000).Fen;
        Move(line, BudgetChange.Open(new((needed.Fen / step + 2) * step)), new(null, null, null, "示例文件：预算批复", null), OpenedAt(line.Year));
        foreach (var (at, order, change) in orders.SelectMany(Moves).OrderBy(m => m.At).ThenBy(m => m.Order.Id))
            Move(line, change, new(order.Id, order.Number, null, null, null), at);
    }

    private static IEnumerable<(DateTime At, Order Order, BudgetChange Change)> Moves(Order order)
    {
        DateTime When(Func<OrderStep, bool> which) => order.Steps.First(which).At;
        yield return (order.PlacedAt, order, BudgetChange.Commit(order.Total));
        if (order.Status >= OrderStatus.Rejected) yield return (When(s => s.Act is OrderAct.Reject or OrderAct.Decline or OrderAct.Cancel), order, BudgetChange.Release(order.Total));
        if (order is not { Status: OrderStatus.Accepted, AcceptedTotal: { } accepted }) yield break;
        if (accepted < order.Total) yield return (When(s => s.Act == OrderAct.Countersign), order, BudgetChange.Reduce(order.Total - accepted));
        if (order.ClosedAt is { } closed && accepted.IsPositive) yield return (closed, order, BudgetChange.Spend(accepted));
    }

    /// <summary>Last year's rest went into this year's line of the same code; orders that were still open too, but none is by now.</summary>
    private void CarryOver()
    {
        foreach (var line in Lines.Where(l => l.Year < BusinessDate.Of(now).Year && l.Committed.IsZero))
        {
            var next = Lines.Single(l => l.Year == line.Year + 1 && l.Code == line.Code);
            // In the past year's spring its last orders were paid; the rest is known only now.
            var (rest, at) = (line.Available, now.AddDays(-3));
            Move(line, BudgetChange.CarryOut(rest, Money.Zero), new(null, null, next.Id, "示例文件：结转批复", canteen.Treasurer), at);
            Move(next, BudgetChange.CarryIn(rest, Money.Zero), new(null, null, line.Id, "示例文件：结转批复", canteen.Treasurer), at);
            line.Close(canteen.Treasurer, at);
        }
    }

    private void Move(BudgetLine line, BudgetChange change, BudgetNote note, DateTime at)
    {
        if (!line.Move(change)) throw new InvalidOperationException($"{line.Code} of {line.Year} does not bear {change}.");
        movements.Add(new BudgetMovement(line.Id, change, note, at));
    }

    private void Rules(MarketDb db)
    {
        foreach (var year in new[] { BusinessDate.Of(now).Year - 1, BusinessDate.Of(now).Year })
        {
            var at = BusinessDate.Start(new DateOnly(year, 1, 5)).AddHours(1);
            db.PurchaseThresholds.Add(new PurchaseThreshold(Area.Weixi, year, new("同一供应商全年采购（示例）", Money.FromYuan(60_000), "示例文件：采购限额标准", "示例〔2026〕2号", "示例第二条"), null, at));
            db.YearCalendars.Add(YearCalendar.OfArea(Area.Weixi, year, new(new DateOnly(year, 12, 5), new DateOnly(year, 12, 15), new DateOnly(year, 12, 25), "示例文件：年终结算通知"), null, at));
        }
    }
}
