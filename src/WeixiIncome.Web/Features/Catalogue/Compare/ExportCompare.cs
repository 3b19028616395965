using MediatR;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Compare;

/// <summary>The offers side by side as a sheet, one a row.</summary>
public sealed record ExportCompare(ShowCompare Query) : IRequest<ExportedSheet>;

internal sealed class ExportCompareHandler(IMediator mediator, Words words) : IRequestHandler<ExportCompare, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportCompare request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.Query, cancellationToken);
        string[] columns = ["产品编号", "产品", "规格", "供应商", "产地", "比较价", "比较单位", "阶梯价", "起订量", "库存", "单位", "备货天数", "供货开始月", "供货结束月", "配送区域", "合格证", "参考价", "偏差(%)", "来源", "周次", "同等条件"];
        return new([.. columns.Select(column => words[column])], page.Offers.Select(offer => (IReadOnlyList<object?>)
        [
            offer.Number, offer.Product, offer.Specification, offer.Supplier, offer.Township, offer.ComparablePrice, words.Of(offer.ComparableUnit),
            string.Join(';', offer.Tiers.Select(t => FormattableString.Invariant($"{offer.Unit.FromBase(t.From):0.###}:{t.Price.Yuan:0.##}"))),
            offer.Unit.FromBase(offer.Minimum), offer.Unit.FromBase(offer.Available), words.Of(offer.Unit), offer.LeadDays, offer.SeasonFrom, offer.SeasonTo,
            offer.DeliveryAreas.Count == 0 ? words["全国"] : string.Join(words["、"], offer.DeliveryAreas), offer.CertificateRequired,
            offer.Beside?.Price, offer.Beside?.Deviation, offer.Beside is { } beside ? words.Of(beside.Source) : null, offer.Beside is { } of ? new IsoWeek(of.Week).ToString() : null, offer.EqualOffers,
        ]));
    }
}
