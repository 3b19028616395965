using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>The buyer ordered on 832 and writes number, amount and day back; the lists confirm the payment later.</summary>
/// <param name="Product">Number of the product here whose 832 link was followed.</param>
/// <param name="Order">Number of the order on this market that is the same purchase, if one was placed here too.</param>
public sealed record WriteBack(
    Guid FormKey,
    [StringLength(20), Display(Name = "产品编号")] string? Product,
    [Required, StringLength(40), Display(Name = "832 订单号")] string? Number,
    [StringLength(100), Display(Name = "供应商")] string? Supplier,
    [Required, Display(Name = "采购类型")] ReserveLine? Line,
    [Required, Display(Name = "订单金额")] decimal? Amount,
    [Required, Display(Name = "下单日期")] DateOnly? OrderedOn,
    [Display(Name = "付款日期")] DateOnly? PaidOn,
    [StringLength(24), Display(Name = "本平台订单号")] string? Order) : ICommand<string>, IOnce;

internal sealed class WriteBackHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WriteBack, string>
{
    public async Task<string> Handle(WriteBack form, CancellationToken ct)
    {
        var unit = await db.ReserveUnitOf(user, ct) ?? throw new NotThere();
        if (!user.ActsForUnit()) throw new NotThere();
        if (form.OrderedOn > clock.Today()) throw new RuleBroken("下单日期 {0} 还没有到。", form.OrderedOn) { Field = nameof(form.OrderedOn) };
        var (facts, supplier) = await Facts(form, unit, ct);
        var purchase = await db.Purchases832.Whole().SingleOrDefaultAsync(p => p.Number == facts.Number, ct);
        if (purchase?.UnitId is { } other && other != unit.Id) throw new RuleBroken("832 订单 {0} 已绑定在别的单位。如果绑错了，请申请更正绑定。", facts.Number) { Field = nameof(form.Number) };
        if (purchase?.Has(List832.WrittenBack) == true) throw new RuleBroken("832 订单 {0} 已经回填过。", facts.Number) { Field = nameof(form.Number) };
        if (purchase is null) db.Purchases832.Add(purchase = new Purchase832(facts, List832.WrittenBack, supplier, user.MemberId, clock.Now()));
        else purchase.Take(facts, List832.WrittenBack, user.MemberId, clock.Now());
        await Bind(purchase, form, unit, ct);
        await db.Account([purchase], "回填订单号", clock.Now(), ct);
        await db.SaveUnlessTaken(new RuleBroken("832 订单 {0} 刚刚由别人登记，请刷新后核对。", facts.Number) { Field = nameof(form.Number) }, ct);
        return purchase.Number;
    }

    private async Task<(Facts832, Guid?)> Facts(WriteBack form, Organisation unit, CancellationToken ct)
    {
        var product = form.Product?.Trim() is { Length: > 0 } number
            ? await db.Products.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(p => p.Number == number, ct) ?? throw new RuleBroken("没有编号为“{0}”的产品。", number) { Field = nameof(form.Product) } : null;
        var supplier = product is null ? null : await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == product.SupplierId, ct);
        if (supplier is null && string.IsNullOrWhiteSpace(form.Supplier)) throw new RuleBroken("请填写{0}。", "供应商") { Field = nameof(form.Supplier) };
        return (new(Purchase832.NumberOf(form.Number), supplier?.Name ?? form.Supplier!.Trim(), supplier?.CreditCode, unit.Name, unit.CreditCode, unit.Id, form.Line!.Value,
            Money.Typed(form.Amount!.Value, nameof(form.Amount)), form.OrderedOn!.Value, form.PaidOn, Money.Zero, null, product?.Name, product?.CategoryId), supplier?.Id);
    }

    private async Task Bind(Purchase832 purchase, WriteBack form, Organisation unit, CancellationToken ct)
    {
        purchase.Bind(unit.Id);
        if (form.Order?.Trim() is not { Length: > 0 } number) return;
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number && o.BoundUnitId == unit.Id, ct);
        if (order is null || order.Status >= OrderStatus.Rejected) throw new RuleBroken("本单位没有编号为“{0}”的有效订单。", number) { Field = nameof(form.Order) };
        if (await db.Purchases832.AnyAsync(p => p.OrderId == order.Id && p.Id != purchase.Id, ct)) throw new RuleBroken("订单 {0} 已经对应另一个 832 订单号。", number) { Field = nameof(form.Order) };
        purchase.SameAs(order.Id);
    }
}

/// <summary>The form of a write-back: empty, from a product's 832 link, or as it was typed.</summary>
public sealed record ShowWriteBack(string? Product, string? Order, WriteBack? Typed = null) : IRequest<WriteBackPage>;

/// <summary>The form's page.</summary>
public sealed record WriteBackPage(WriteBack Form, string Unit, string? Product, string? Link);

internal sealed class ShowWriteBackHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowWriteBack, WriteBackPage>
{
    public async Task<WriteBackPage> Handle(ShowWriteBack request, CancellationToken cancellationToken)
    {
        var unit = await db.ReserveUnitOf(user, cancellationToken) ?? throw new NotThere();
        if (!user.ActsForUnit()) throw new NotThere();
        var number = request.Typed?.Product ?? request.Product;
        var product = await db.Products.AsNoTracking().VisibleTo(user).Where(p => p.Number == number)
            .Select(p => new { p.Number, p.Name, p.Link832, Supplier = db.Organisations.First(o => o.Id == p.SupplierId).Name }).SingleOrDefaultAsync(cancellationToken);
        var form = request.Typed ?? new(Guid.CreateVersion7(), product?.Number, null, product?.Supplier, unit.Kind == OrganisationKind.BudgetUnit ? ReserveLine.Canteen : ReserveLine.Union, null, clock.Today(), null, request.Order);
        return new(form, unit.Name, product?.Name, product?.Link832);
    }
}
