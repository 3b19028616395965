using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Buying;
using WeixiIncome.Web.Features.Orders.Covering;
using WeixiIncome.Web.Features.Orders.Placing;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>A line whose stock is taken and whose price is within its rule.</summary>
internal sealed record TakenLine(Wanted Wanted, OfferNow Now)
{
    public Money Amount => Now.Offer.Unit.Price(Wanted.AgreedPrice ?? Now.Offer.PriceFor(Wanted.Quantity), Wanted.Quantity);
}

/// <summary>Judges the lines of a delivery one by one: what cannot be ordered does not hold up the rest.</summary>
internal sealed class StandingLines(MarketDb db, OrderPlacing placing, DateTime now)
{
    private static readonly MarketItself Market = new();

    public async Task<IReadOnlyList<TakenLine>> Take(StandingOrder standing, OrderTerms terms, IReadOnlyDictionary<Guid, long> quantities, List<LineProblem> problems, CancellationToken ct)
    {
        var asked = standing.Lines.Where(line => quantities.GetValueOrDefault(line.OfferId) > 0).OrderBy(line => line.OfferId).ToArray();
        var agreements = asked.Any(line => line.Rule == PriceRule.Agreed) ? await db.AgreementsFor(standing.BuyerId, terms.DeliverOn, ct) : [];
        var offers = await Offers(asked, ct);
        var taken = new List<(StandingLine Line, Wanted Wanted)>();
        foreach (var line in asked)
        {
            var (quantity, offer) = (quantities[line.OfferId], offers.GetValueOrDefault(line.OfferId));
            if (WhyNot(line, quantity, offer, terms, agreements) is { } why) problems.Add(new(line.ProductName, null, why));
            else if (await TakeStock(line, quantity, offer!, problems, ct) is { } wanted) taken.Add((line, wanted));
        }
        // The offers are held until the commit: what they cost now is what is ordered.
        offers = await Offers(asked, ct);
        var lines = new List<TakenLine>();
        foreach (var (line, wanted) in taken)
            if (await Priced(line, wanted, offers[line.OfferId], agreements, problems, ct) is { } priced) lines.Add(priced);
        return lines;
    }

    private Task<Dictionary<Guid, OfferNow>> Offers(IReadOnlyCollection<StandingLine> lines, CancellationToken ct) => db.OffersNow([.. lines.Select(line => line.OfferId)], Market, ct);

    private RuleBroken? WhyNot(StandingLine line, long quantity, OfferNow? offer, OrderTerms terms, IReadOnlyList<Agreement> agreements)
    {
        if (offer is null || !offer.Product.IsOnSale || !offer.Offer.IsOffered) return new("“{0}”已下架。", line.ProductName);
        if (!offer.Supplier.IsActive) return new("“{0}”的供应商“{1}”已暂停供货。", line.ProductName, offer.Supplier.Name);
        if (TooDear(line, quantity, offer) is { } dear) return dear;
        if (line.Rule == PriceRule.Agreed && AgreedLine(line, agreements) is null) return new("“{0}”没有正在执行的供货协议，不能按协议价下单。", line.ProductName);
        return Order.WhyNot(terms, offer.Supplier, new LineToPlace(offer.Offer, offer.Product, offer.Category, quantity), now);
    }

    private static RuleBroken? TooDear(StandingLine line, long quantity, OfferNow offer) =>
        line.Rule == PriceRule.AtMost && offer.Offer.PriceFor(quantity) is var price && price > line.Limit!.Value ? new("“{0}”今天单价 {1}，高于限价 {2}。", line.ProductName, price, line.Limit.Value) : null;

    private static (Agreement Agreement, AgreementLine Line)? AgreedLine(StandingLine line, IReadOnlyList<Agreement> agreements)
    {
        foreach (var agreement in agreements.Where(a => a.Kind == AgreementKind.Supply))
            if (agreement.Lines.FirstOrDefault(l => l.OfferId == line.OfferId && l.Rule == PriceRule.Agreed) is { } agreed) return (agreement, agreed);
        return null;
    }

    private async Task<Wanted?> TakeStock(StandingLine line, long quantity, OfferNow offer, List<LineProblem> problems, CancellationToken ct)
    {
        var wanted = new Wanted(line.OfferId, quantity);
        try
        {
            await placing.TakeStock([wanted], ct);
            return wanted;
        }
        catch (RuleBroken)
        {
            var left = await db.Offers.Where(o => o.Id == line.OfferId).Select(o => o.Available).SingleAsync(ct);
            problems.Add(new(line.ProductName, offer.Supplier.Id, new RuleBroken("“{0}”库存只剩 {1}，不够 {2}。", line.ProductName, new Measured(left, offer.Offer.Unit), new Measured(quantity, offer.Offer.Unit))));
            return null;
        }
    }

    /// <summary>Draws on the agreement where the price is agreed; gives the stock back where a price rule does not hold any more.</summary>
    private async Task<TakenLine?> Priced(StandingLine line, Wanted wanted, OfferNow offer, IReadOnlyList<Agreement> agreements, List<LineProblem> problems, CancellationToken ct)
    {
        var why = TooDear(line, wanted.Quantity, offer);
        if (why is null && line.Rule == PriceRule.Agreed && AgreedLine(line, agreements) is { } agreed)
        {
            var draw = new PlannedDraw(agreed.Line, new(line.OfferId, line.ProductName, line.Unit, wanted.Quantity, offer.Offer.PriceFor(wanted.Quantity), wanted.LineId), agreed.Line.Price!.Value);
            if (await db.Draw(agreed.Agreement.Id, [draw], now, ct)) return new(wanted with { AgreedPrice = agreed.Line.Price }, offer);
            why = new("“{0}”要 {1}，{2} 连同一成余量只剩 {3}。", line.ProductName, new Measured(wanted.Quantity, line.Unit), agreed.Agreement.Number, new Measured(agreed.Line.Left, line.Unit));
        }
        if (why is null) return new(wanted, offer);
        await db.MoveStock(wanted.OfferId, wanted.Quantity, StockCause.GivenBack, wanted.LineId, now, ct);
        problems.Add(new(line.ProductName, null, why));
        return null;
    }
}
