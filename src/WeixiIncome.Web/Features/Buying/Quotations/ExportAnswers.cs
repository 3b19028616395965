using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>The comparison of the opened answers as a sheet; before the opening it has titles and no rows.</summary>
public sealed record ExportAnswers(string Number) : IRequest<ExportedSheet>;

internal sealed class ExportAnswersHandler(MarketDb db, IMediator mediator, Words words) : IRequestHandler<ExportAnswers, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportAnswers request, CancellationToken ct)
    {
        var linked = (await db.LinkedToLowIncome().ToListAsync(ct)).ToHashSet();
        var page = await mediator.Send(new ShowQuotation(request.Number), ct);
        string[] columns = ["询价单号", "行", "需求", "需求数量", "单位", "供应商", "产地", "产品", "规格", "单价", "可供数量", "金额", "质量标志", "送货日期", "合格证", "参考价", "偏差(%)", "来源", "周次", "同等条件", "农户关联", "定标数量", "定标金额", "订单号", "备注"];
        var rows = from line in page.Quotation.Lines
                   from answer in page.Of(line)
                   let award = page.Quotation.Awards.FirstOrDefault(a => a.LineId == line.Id && a.BidId == answer.BidId)
                   select (IReadOnlyList<object?>)
                   [
                       page.Quotation.Number, line.Position, line.Product, line.Unit.FromBase(line.Quantity), words.Of(line.Unit), answer.Supplier, answer.Township, answer.Product, answer.Specification,
                       answer.Price, line.Unit.FromBase(answer.Quantity), answer.Amount, answer.QualityMarks, answer.DeliverOn, answer.CertificateRequired, answer.Beside?.Price, answer.Beside?.Deviation,
                       answer.Beside is { } beside ? words.Of(beside.Source) : null, answer.Beside is { } of ? new IsoWeek(of.Week).ToString() : null, answer.IsEqualed, words[linked.Contains(answer.SupplierId) ? "联系低收入农户" : "–"],
                       award is null ? null : line.Unit.FromBase(award.Quantity), award?.Amount, award?.OrderNumber, answer.Note,
                   ];
        return new([.. columns.Select(column => words[column])], rows);
    }
}
