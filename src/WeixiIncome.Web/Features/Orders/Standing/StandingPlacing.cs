using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Placing;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>
/// Carries one delivery of a standing order out: what can be ordered becomes one order a supplier, the rest is written down
/// with its reason and those concerned are told. The run was claimed before, in the same transaction.
/// </summary>
internal sealed class StandingPlacing(MarketDb db, OrderPlacing placing, TimeProvider clock)
{
    /// <param name="quantities">By offer, base units.</param>
    /// <param name="person">Who did not wait for the schedule; none for the schedule.</param>
    public async Task<IReadOnlyList<Order>> Carry(StandingOrder standing, StandingRun run, IReadOnlyDictionary<Guid, long> quantities, Guid? person, CancellationToken ct)
    {
        var by = person ?? standing.ResponsibleId;
        var problems = new List<LineProblem>();
        var orders = new List<Order>();
        if (await Terms(standing, run, by, problems, ct) is { } terms)
        {
            var lines = await new StandingLines(db, placing, clock.Now()).Take(standing, terms, quantities, problems, ct);
            foreach (var supplier in lines.GroupBy(line => line.Now.Supplier.Id).OrderBy(group => group.Key))
                orders.AddRange(await PlaceOrSay(standing, terms, [.. supplier], by, problems, ct));
        }
        var status = orders.Count == 0 ? RunStatus.NotPlaced : problems.Count > 0 ? RunStatus.Partly : RunStatus.Placed;
        var told = await Tell(standing, run, problems, ct);
        run.Ended(status, orders.Count, person, problems.Select(problem => problem.Of(run.Id)), told, clock.Now());
        return orders;
    }

    /// <summary>Nothing is ordered: skipped, in a holiday, or too late.</summary>
    public async Task LeaveOut(StandingOrder standing, StandingRun run, RunStatus status, RuleBroken? why, CancellationToken ct)
    {
        LineProblem[] problems = why is null ? [] : [new(null, null, why)];
        var told = status == RunStatus.Missed ? await Tell(standing, run, problems, ct) : "";
        run.Ended(status, 0, null, problems.Select(problem => problem.Of(run.Id)), told, clock.Now());
    }

    private async Task<OrderTerms?> Terms(StandingOrder standing, StandingRun run, Guid by, List<LineProblem> problems, CancellationToken ct)
    {
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == standing.BuyerId, ct);
        var address = await db.DeliveryAddresses.AsNoTracking().SingleAsync(a => a.Id == standing.AddressId, ct);
        var name = await db.Members.Where(m => m.Id == by).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) ?? "";
        if (!buyer.IsActive) problems.Add(new(null, null, new RuleBroken("“{0}”已暂停使用，不能下单。", buyer.Name)));
        else if (address.IsRemoved) problems.Add(new(null, null, new RuleBroken("收货地址已删除，请在定期订单里另选一个。")));
        else if (!await db.Memberships.HeldOn(clock.Today()).AnyAsync(m => m.MemberId == by && m.OrganisationId == buyer.Id && m.Role == MarketRole.Buyer, ct))
            problems.Add(new(null, null, new RuleBroken("负责人“{0}”已不是本单位的采购员，请现任采购员在定期订单页接手。", name)));
        else
            return new(run.OrderKey, buyer, await db.BoundUnitOf(buyer, personBinds: false, ct), standing.Purpose, standing.Activity, run.DueOn, standing.Window, address, standing.Note)
            {
                BudgetLineId = standing.BudgetLineId,
            };
        return null;
    }

    /// <summary>What the budget or another rule of the whole order refuses is given back and said, and does not hold up other suppliers.</summary>
    private async Task<IReadOnlyList<Order>> PlaceOrSay(StandingOrder standing, OrderTerms terms, IReadOnlyCollection<TakenLine> lines, Guid by, List<LineProblem> problems, CancellationToken ct)
    {
        try
        {
            return await Place(standing, terms, lines, by, ct);
        }
        catch (RuleBroken why)
        {
            var now = clock.Now();
            await db.SaveChangesAsync(ct); // what was drawn is given back from the tables
            await db.GiveDrawsBack([.. lines.Select(line => line.Wanted.LineId)], now, ct);
            foreach (var line in lines.OrderBy(line => line.Wanted.OfferId)) await db.MoveStock(line.Wanted.OfferId, line.Wanted.Quantity, StockCause.GivenBack, line.Wanted.LineId, now, ct);
            problems.Add(new(string.Join("、", lines.Select(line => line.Now.Product.Name)), null, why));
            return [];
        }
    }

    private async Task<IReadOnlyList<Order>> Place(StandingOrder standing, OrderTerms terms, IReadOnlyCollection<TakenLine> lines, Guid by, CancellationToken ct)
    {
        var why = standing.WhyNotCovered([.. lines.Select(line => new StandingWish(line.Wanted.OfferId, line.Now.Product.Name, line.Now.Offer.Unit, line.Wanted.Quantity, line.Amount))]);
        var covered = terms with
        {
            Cover = why is null ? new OrderCover(standing.Id, standing.Number) : null,
            Uncovered = why is null ? null : NoticeArguments.InChinese(why.Sentence, why.Arguments),
        };
        return await placing.Place(covered, [.. lines.Select(line => line.Wanted)], by, ct);
    }

    /// <summary>The unit's buyers and approvers hear of every problem, a supplier's clerks of their own shortages.</summary>
    /// <returns>Their names, for the log.</returns>
    private async Task<string> Tell(StandingOrder standing, StandingRun run, IReadOnlyCollection<LineProblem> problems, CancellationToken ct)
    {
        if (problems.Count == 0 || run.Attempts > 1) return run.Told;
        var (now, first) = (clock.Now(), problems.First().Why);
        await db.Notify(standing.BuyerId, [MarketRole.Buyer, MarketRole.Approver], "定期订单 {0} {1} 送货有 {2} 项没有下单：{3}",
            [standing.Number, run.DueOn, problems.Count, NoticeArguments.InChinese(first.Sentence, first.Arguments)], $"/standing/{standing.Number}", now, ct);
        var buyer = await db.Organisations.Where(o => o.Id == standing.BuyerId).Select(o => o.Name).SingleAsync(ct);
        foreach (var problem in problems.Where(problem => problem.SupplierId is not null))
            await db.Notify(problem.SupplierId!.Value, [MarketRole.CooperativeClerk], "{0} 的定期订单 {1} 送货缺货：{2}",
                [buyer, run.DueOn, NoticeArguments.InChinese(problem.Why.Sentence, problem.Why.Arguments)], "/supply/products", now, ct);
        return string.Join("、", await Names(standing.BuyerId, [.. problems.Select(problem => problem.SupplierId).OfType<Guid>()], ct));
    }

    private Task<List<string>> Names(Guid buyerId, List<Guid> suppliers, CancellationToken ct) =>
        (from post in db.Memberships.HeldOn(clock.Today())
         join member in db.Members on post.MemberId equals member.Id
         where post.OrganisationId == buyerId && (post.Role == MarketRole.Buyer || post.Role == MarketRole.Approver)
             || suppliers.Contains(post.OrganisationId) && post.Role == MarketRole.CooperativeClerk
         select member.DisplayName).Distinct().OrderBy(name => name).Take(20).ToListAsync(ct);
}

/// <summary>Something that was not ordered, why, and the supplier that should hear of it.</summary>
internal sealed record LineProblem(string? Product, Guid? SupplierId, RuleBroken Why)
{
    public StandingProblem Of(Guid runId) => new(runId, Product, Why.Sentence, NoticeArguments.Write(Why.Arguments));
}
