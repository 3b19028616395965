using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A published request of a unit, with the lines that it asks for.</summary>
public sealed record Request(BuyingUnit Unit, string Number, Guid Id, IReadOnlyList<QuotationLine> Lines)
{
    public string Page => $"/quotations/{Number}";
    public string SupplyPage => $"/supply/quotations/{Number}";
}

public sealed partial class Given
{
    /// <summary>A request for rice (100 kg) and walnuts (50 kg), published unless told otherwise; the deadline is in a day.</summary>
    public async Task<Request> Request(BuyingUnit? unit = null, bool published = true, IReadOnlyList<Guid>? invited = null, decimal? ceiling = null)
    {
        var buyer = unit ?? await BuyingUnit("测试食堂");
        return await market.InDb(async db => await db.Write(async ct =>
        {
            var rice = await db.Categories.SingleAsync(c => c.Code == "rice", ct);
            var walnut = await db.Categories.SingleAsync(c => c.Code == "walnut", ct);
            var today = BusinessDate.Of(Now);
            var terms = new QuotationTerms("十二月大米和核桃", Purpose.Canteen, Now.AddDays(1), today.AddDays(3), today.AddDays(10), new("李收货", "13800000000", Township, "学校后门食堂"),
                [new("大米", "一级", rice.Id, rice.UnitFamily, Unit.Kilogram, 100_000), new("核桃", null, walnut.Id, walnut.UnitFamily, Unit.Kilogram, 50_000)],
                invited ?? [], ceiling is { } yuan ? Money.FromYuan(yuan) : null, null);
            var quotation = new Quotation(await db.NextDayNumber("XJ", Now, ct), buyer.Organisation, terms, buyer.Buyer.Id, Now);
            db.Quotations.Add(quotation);
            await db.SaveChangesAsync(ct);
            if (published) quotation.Publish(buyer.Buyer.Id, Now);
            await db.SaveChangesAsync(ct);
            return new Request(buyer, quotation.Number, quotation.Id, [.. quotation.Lines.OrderBy(l => l.Position)]);
        }, CancellationToken.None));
    }

    public async Task Price(string category, decimal yuan, string? word = null, string area = "533423", int weeksAgo = 0, PriceSource source = PriceSource.Monitoring)
    {
        await market.InDb(async db =>
        {
            var kind = await db.Categories.SingleAsync(c => c.Code == category);
            db.ReferencePrices.Add(new ReferencePrice(kind, word, area, IsoWeek.Of(BusinessDate.Of(Now).AddDays(-7 * weeksAgo)), source, new(Unit.Kilogram, source == PriceSource.ThreeMarkets ? [Money.FromYuan(yuan), Money.FromYuan(yuan), Money.FromYuan(yuan)] : [Money.FromYuan(yuan)], "测试来源"), null, Now));
            await db.SaveChangesAsync();
        });
    }
}

/// <summary>How suppliers answer.</summary>
public static class Answering
{
    /// <summary>Hands in prices by line through the page; a line without a price is left empty.</summary>
    public static async Task<Seen> Answer(this Visitor clerk, Request request, params (string Price, string Quantity)[] lines)
    {
        var page = await clerk.Get(request.SupplyPage);
        return await clerk.Submit(page, "#bid", [.. lines.SelectMany((line, i) => new (string, string?)[]
        {
            ($"Lines[{i}].Price", line.Price), ($"Lines[{i}].Quantity", line.Quantity),
        }).Where(field => page.Document.QuerySelector($"#bid [name='{field.Item1}']") is not null)]);
    }
}
