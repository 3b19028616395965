using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>The buyer asks for accepted goods to be taken back, lot by lot.</summary>
public sealed record AskReturn(string Number, Guid FormKey, [Required, Display(Name = "退货原因")] ReturnCause? Cause, [Required, StringLength(GoodsReturn.LongestText), Display(Name = "情况说明")] string? Text,
    [Display(Name = "货退回供应商")] bool GoodsComeBack, IReadOnlyList<ReturnedLine>? Lines, [Display(Name = "照片")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>How much of a piece, in the line's unit; empty for none.</summary>
public sealed record ReturnedLine(Guid Id, [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "退货数量")] decimal? Quantity);

/// <summary>The form.</summary>
public sealed record ShowReturnForm(string Number, AskReturn? Typed = null) : IRequest<ReturnFormPage>;

/// <summary>What may still be returned of an order.</summary>
/// <param name="Open">The number of a return that is still open: one at a time.</param>
public sealed record ReturnFormPage(string Number, string Supplier, DateOnly? LastDay, bool IsOver, string? Open, IReadOnlyList<ReturnableRow> Rows, AskReturn Form);

/// <summary>A piece that the buyer still has.</summary>
public sealed record ReturnableRow(Guid Id, string Product, string Specification, string? Lot, string Shipment, Measured Kept, Money UnitPrice);

internal sealed class AskReturnHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<ShowReturnForm, ReturnFormPage>, IRequestHandler<AskReturn, string>
{
    public async Task<ReturnFormPage> Handle(ShowReturnForm query, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, query.Number, null, ct);
        var supplier = await db.Organisations.Where(o => o.Id == order.SupplierId).Select(o => o.Name).SingleAsync(ct);
        var open = await db.Returns.Where(r => r.OpenOrderId == order.Id).Select(r => r.Number).SingleOrDefaultAsync(ct);
        var last = order.AcceptedOn?.AddDays(GoodsReturn.DaysToAsk);
        return new(order.Number, supplier, last, last is null || clock.Today() > last, open, [.. order.Lines.OrderBy(l => l.Position).SelectMany(line => order.PiecesOf(line).Where(p => p.Piece.Kept > 0).Select(p => Row(order, line, p)))],
            query.Typed ?? new(order.Number, Guid.CreateVersion7(), null, null, true, null));
    }

    public async Task<string> Handle(AskReturn form, CancellationToken ct)
    {
        var order = await db.BuyersOrder(user, form.Number, null, ct);
        var pieces = (form.Lines ?? []).Where(l => l.Quantity is not null).Select(l => new PieceToReturn(l.Id, InBase(order, l))).ToArray();
        var photo = await files.Take(form.Paper, order.SupplierId, ct);
        var asked = new GoodsReturn(await db.NextDayNumber("TH", clock.Now(), ct), order, new(form.Cause!.Value, form.Text, form.GoodsComeBack, pieces, photo), user.MemberId!.Value, clock.Now());
        db.Returns.Add(asked);
        await db.TellSupplier(asked, "{0} 申请退货 {1}（订单 {2}），请在 {3} 前答复。", [user.OrganisationName, asked.Number, order.Number, asked.AnswerBy], clock.Now(), ct);
        await db.SaveUnlessTaken(new RuleBroken("订单 {0} 已有一件退货在办理，办结后再申请。", order.Number), ct);
        return asked.Number;
    }

    private static long InBase(Order order, ReturnedLine typed)
    {
        var piece = order.Shipments.SelectMany(s => s.Lines).FirstOrDefault(l => l.Id == typed.Id) ?? throw new NotThere();
        return order.Lines.Single(l => l.Id == piece.OrderLineId).Unit.ToBase(typed.Quantity!.Value);
    }

    private static ReturnableRow Row(Order order, OrderLine line, AcceptedPiece piece) =>
        new(piece.Piece.Id, line.ProductName, line.Specification, piece.Piece.LotNumber, order.Shipments.Single(s => s.Id == piece.Piece.ShipmentId).Number, new(piece.Piece.Kept, line.Unit), line.UnitPrice);
}
