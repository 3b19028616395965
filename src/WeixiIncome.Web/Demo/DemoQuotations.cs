using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// Reference prices of the main products for the last weeks, a comparison of three quotes, and requests for quotation in
/// every state, all of the canteen whose buyer and approver can sign in. Sources are made up, and say so.
/// </summary>
internal sealed class DemoQuotations(MarketDb db, DemoParties parties, IReadOnlyList<DemoGoods> goods, DateTime now)
{
    private const int Weeks = 14;

    private DemoBuyer Canteen => parties.Units[0];

    public async Task Happen(CancellationToken ct)
    {
        Prices();
        await Comparison(ct);
        await Request("十二月食堂山药和蔬菜", now.AddHours(-30), days: 3, QuotationStatus.Published, ["yam", "vegetable"], bidders: 2, ct);
        await Request("元旦前大米", now.AddHours(-2), days: 4, QuotationStatus.Draft, ["rice"], bidders: 0, ct);
        await Request("食堂冬季蔬菜（第二批）", now.AddDays(-4), days: 3, QuotationStatus.Closed, ["vegetable"], bidders: 3, ct);
        await Request("杂粮集中采购", now.AddDays(-6), days: 4, QuotationStatus.Opened, ["rice", "vegetable"], bidders: 3, ct);
        await Request("食堂洋芋和蔬菜", now.AddDays(-9), days: 5, QuotationStatus.Awarded, ["vegetable", "potato"], bidders: 3, ct);
        await Request("食堂鲜肉试采", now.AddDays(-20), days: 4, QuotationStatus.Failed, ["meat"], bidders: 1, ct);
        await Request("工会活动用茶", now.AddDays(-16), days: 6, QuotationStatus.Withdrawn, ["tea"], bidders: 0, ct);
        await Request("国庆食堂用豆", now.AddDays(-60), days: 5, QuotationStatus.Expired, ["bean"], bidders: 1, ct);
    }

    /// <summary>Around the market's own price, a little more before the harvest and at the year end; the same for the same day.</summary>
    private void Prices()
    {
        var monday = IsoWeek.Of(BusinessDate.Of(now)).Monday;
        var main = goods.DistinctBy(g => g.Product.Id).DistinctBy(g => (g.Category.Id, g.Supplier)).Take(16).ToArray();
        foreach (var (item, i) in main.Select((item, i) => (item, i)))
            for (var week = Weeks - 1; week >= 0; week--)
            {
                var mean = item.Offer.LowestTierPrice.Yuan * (1.04m + (decimal)Math.Sin((i * 5 + week) / 3.0) * 0.06m);
                var three = i % 2 == 0;
                var found = new PriceFound(item.Offer.Unit, three ? [Yuan(mean * 0.98m), Yuan(mean), Yuan(mean * 1.03m)] : [Yuan(mean)], three ? "示例：县城农贸市场、塔城集市、县城超市" : "示例：县价格监测周报");
                db.ReferencePrices.Add(new ReferencePrice(item.Category, item.Product.Name, "533423", new IsoWeek(monday.AddDays(-7 * week)), three ? PriceSource.ThreeMarkets : PriceSource.Monitoring, found, parties.Supervisor, now));
            }
    }

    private static Money Yuan(decimal yuan) => Money.FromYuan(Math.Round(yuan, 1));

    private async Task Comparison(CancellationToken ct)
    {
        var at = now.AddDays(-3);
        var rice = goods.Where(g => g.Category.Code == "rice" && g.Offer.Unit == Unit.Kilogram).DistinctBy(g => g.Supplier).Take(2).ToArray();
        var comparison = new Comparison(await db.NextDayNumber("BJ", at, ct), Canteen.Organisation, new("杂粮", "袋装", Unit.Kilogram, 200_000, "十二月食堂用粮（示例）"), Canteen.Buyer, at);
        foreach (var item in rice)
            comparison.Add(new(item.Offer.Id, item.Offer.SupplierId, parties.Suppliers[item.Supplier].Organisation.Name, item.Product.Name, item.Offer.Specification, item.Offer.PriceFor(200_000),
                "0887-0000000", BusinessDate.Of(at), "本平台在售报价", null));
        comparison.Add(new(null, null, "县城示例粮油店", null, "袋装", Money.FromYuan(21.5m), "示例店主 0887-0000001", BusinessDate.Of(at), "电话询价（示例）", null));
        var lowest = comparison.Quotes.MinBy(q => q.Price)!;
        comparison.Decide(lowest.Id, ChoiceReason.LowestPrice, null, null, new HashSet<Guid>(), Canteen.Buyer, at.AddHours(1));
        comparison.Sign(Canteen.Receiver);
        db.Comparisons.Add(comparison);
    }

    private async Task Request(string title, DateTime at, int days, QuotationStatus until, string[] categories, int bidders, CancellationToken ct)
    {
        var deadline = at.AddDays(days);
        var first = BusinessDate.Of(deadline).AddDays(2);
        var lines = categories.Select(code => goods.First(g => g.Category.Code == code).Category)
            .Select(category => new WantedLine(category.Name, null, category.Id, category.UnitFamily, Unit.Kilogram, 150_000)).ToArray();
        var address = Canteen.Address;
        var terms = new QuotationTerms(title, Purpose.Canteen, deadline, first, first.AddDays(20), new(address.Recipient, address.Phone, address.AreaCode, address.Detail), lines, [], null, "示例询价");
        var quotation = new Quotation(await db.NextDayNumber("XJ", at, ct), Canteen.Organisation, terms, Canteen.Buyer, at);
        db.Quotations.Add(quotation);
        if (until == QuotationStatus.Draft) return;
        quotation.Publish(Canteen.Buyer, at);
        var bids = Bids(quotation, bidders, at.AddHours(5));
        foreach (var bid in bids) db.HandIn(bid);
        End(quotation, bids, until, deadline);
    }

    private List<Bid> Bids(Quotation quotation, int bidders, DateTime at)
    {
        var bids = new List<Bid>();
        // The first cooperative's clerk can sign in: what is open is left for them to answer.
        var suppliers = goods.Where(g => g.Supplier > 0 && quotation.Lines.Any(l => l.CategoryId == g.Category.Id)).Select(g => g.Supplier).Distinct().Take(bidders).ToArray();
        foreach (var (supplier, i) in suppliers.Select((supplier, i) => (supplier, i)))
        {
            var answered = from line in quotation.Lines
                           let item = goods.FirstOrDefault(g => g.Supplier == supplier && g.Category.Id == line.CategoryId && g.Offer.Unit.ComparesWith(line.Unit))
                           where item is not null
                           let price = item.Offer.Unit.Told(item.Offer.LowestTierPrice - new Money(10 * (i + 1)), line.Unit)!.Value
                           select new AnsweredLine(line.Id, item.Offer, item.Product, price, line.Quantity - 30_000 * i, i == 0 ? "合格证" : null, quotation.DeliverFrom.AddDays(i + 1), null);
            bids.Add(new Bid(quotation, goods.First(g => g.Supplier == supplier).Offer.SupplierId, [.. answered], null, parties.Suppliers[supplier].Clerk, at.AddHours(i)));
        }
        return bids;
    }

    private void End(Quotation quotation, List<Bid> bids, QuotationStatus until, DateTime deadline)
    {
        if (until == QuotationStatus.Withdrawn) quotation.Withdraw(Canteen.Buyer, "活动改期（示例）", quotation.WrittenAt.AddDays(1));
        if (until is QuotationStatus.Closed or QuotationStatus.Expired) quotation.Close(deadline.AddMinutes(1));
        if (until == QuotationStatus.Expired) quotation.Expire(deadline.AddDays(Quotation.DaysToAward));
        if (until is not (QuotationStatus.Opened or QuotationStatus.Awarded or QuotationStatus.Failed)) return;
        quotation.Open(Canteen.Buyer, deadline.AddHours(2));
        if (until == QuotationStatus.Failed) quotation.Fail(Canteen.Approver, "只有一家报价，价格高于市场（示例）", deadline.AddDays(1));
        if (until != QuotationStatus.Awarded) return;
        var awards = from line in quotation.Lines
                     let best = bids.SelectMany(b => b.Lines, (bid, answer) => (Bid: bid, Answer: answer)).Where(b => b.Answer.LineId == line.Id).OrderBy(b => b.Answer.Price).ToArray()
                     where best.Length > 0
                     select new AwardTo(line.Id, best[0].Bid.Id, Math.Min(best[0].Answer.Quantity, 50_000));
        quotation.Award([.. awards], bids, "价格最低（示例）", "示例：同等条件下按交货时间选定。", new HashSet<Guid>(), Canteen.Approver, deadline.AddDays(1));
    }
}
