using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Payments.Invoices;
using WeixiIncome.Domain.Payments.Statements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Payments.Invoices;

/// <summary>A 数电票 as its XML, for a statement or for chosen orders of one buyer and one supplier; a red-letter one takes its blue one back.</summary>
/// <param name="Orders">Numbers of accepted orders, where there is no statement.</param>
public sealed record UploadInvoice(Guid FormKey, [StringLength(20), Display(Name = "对账单")] string? Statement, IReadOnlyList<string>? Orders, [Required, Display(Name = "数电票 XML")] IFormFile? Xml) : ICommand<string>, IOnce, IWithXml;

/// <summary>What the tax authority's checking page said.</summary>
public sealed record CheckInvoice(Guid FormKey, string Number, long? Version, [Required, Display(Name = "查验结果")] InvoiceCheck? Result) : ICommand<string>, IOnce;

/// <summary>Another heading under which the unit is invoiced.</summary>
public sealed record AddHeading(Guid FormKey, [Required, StringLength(100), Display(Name = "开票抬头")] string? Name, [Required, StringLength(24), Display(Name = "税号")] string? TaxCode) : ICommand<bool>, IOnce;

internal sealed class UploadInvoiceHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<UploadInvoice, string>, IRequestHandler<CheckInvoice, string>, IRequestHandler<AddHeading, bool>
{
    public async Task<string> Handle(UploadInvoice form, CancellationToken ct)
    {
        var now = clock.Now();
        var content = InvoiceXml.Read(await UploadedFiles.ReadXml(form.Xml!, ct));
        if (content.Gross.Fen < 0) return await Reverse(form, content, now, ct);
        var payables = await Payables(form, ct);
        var (buyerId, supplierId) = (payables[0].BuyerId, payables[0].SupplierId);
        if (payables.Any(p => (p.BuyerId, p.SupplierId) != (buyerId, supplierId))) throw new RuleBroken("一张发票只能对应同一采购单位和同一供应商的订单。") { Field = "Orders" };
        var invoice = await Invoice(content, buyerId, supplierId, form, now, ct);
        var toInvoice = payables.Aggregate(Money.Zero, (sum, p) => sum + p.NotInvoiced);
        if (!invoice.Agrees(toInvoice)) throw new RuleBroken("发票货款 {0}（另有运费 {1}）与待开票金额 {2} 不符，请核对选中的订单。", invoice.Goods, invoice.Freight, toInvoice) { Field = "Xml" };
        db.TaxInvoices.Add(invoice);
        foreach (var payable in payables) payable.Cover(invoice, user.MemberId!.Value, now);
        var other = user.OrganisationId == supplierId ? buyerId : supplierId;
        await db.Notify(other, [MarketRole.Treasurer, MarketRole.CooperativeClerk], "{0} 登记了数电票 {1}，金额 {2}，对应 {3} 张订单。", [user.OrganisationName, invoice.Number, invoice.Gross, payables.Count], $"/invoices/{invoice.Number}", now, ct);
        await db.SaveUnlessTaken(Used(content.Number), ct);
        return invoice.Number;
    }

    public async Task<string> Handle(CheckInvoice form, CancellationToken ct)
    {
        var invoice = await Mine().Where(i => i.Number == form.Number).OrNotThere(ct);
        invoice.Expect(form.Version);
        invoice.WasChecked(form.Result!.Value, user.MemberId!.Value, clock.Now());
        if (form.Result != InvoiceCheck.Genuine) await db.TellSupervisors("数电票 {0} 查验结果：{1}。", [invoice.Number, form.Result], $"/invoices/{invoice.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return invoice.Number;
    }

    public async Task<bool> Handle(AddHeading form, CancellationToken ct)
    {
        db.InvoiceHeadings.Add(new InvoiceHeading(user.OrganisationId!.Value, form.Name, form.TaxCode, user.MemberId!.Value, clock.Now()));
        await db.SaveUnlessTaken(new RuleBroken("这个税号已经登记过。") { Field = "TaxCode" }, ct);
        return true;
    }

    private async Task<TaxInvoice> Invoice(InvoiceContent content, Guid buyerId, Guid supplierId, UploadInvoice form, DateTime now, CancellationToken ct)
    {
        var parties = await db.Organisations.Where(o => o.Id == buyerId || o.Id == supplierId).Select(o => new { o.Id, o.CreditCode }).ToListAsync(ct);
        var headings = await db.InvoiceHeadings.Where(h => h.OrganisationId == buyerId).Select(h => h.TaxCode).ToListAsync(ct);
        if (parties.Single(p => p.Id == buyerId).CreditCode is { } own) headings.Add(own);
        await RefuseAUsedNumber(content.Number, ct);
        try
        {
            return new TaxInvoice(content, buyerId, headings, supplierId, parties.Single(p => p.Id == supplierId).CreditCode ?? "", await files.Take(form.Xml, user.OrganisationId == supplierId ? buyerId : supplierId, ct), user.MemberId!.Value, now);
        }
        catch (RuleBroken broken) when (broken.Field == "Paper")
        {
            throw new RuleBroken(broken.Sentence, [.. broken.Arguments]) { Field = "Xml", IsSuspicious = broken.IsSuspicious };
        }
    }

    private async Task<string> Reverse(UploadInvoice form, InvoiceContent content, DateTime now, CancellationToken ct)
    {
        var blue = await Mine().Where(i => i.Number == content.Reverses).SingleOrDefaultAsync(ct) ?? throw new RuleBroken("没有找到红字发票对应的蓝字发票 {0}。", content.Reverses ?? "–") { Field = "Xml" };
        var red = await Invoice(content, blue.BuyerId, blue.SupplierId, form, now, ct);
        var whole = red.Gross == -blue.Gross;
        ReverseBy(blue, red);
        db.TaxInvoices.Add(red);
        var payables = await db.Payables.Where(p => p.Invoices.Any(i => i.TaxInvoiceId == blue.Id && i.CancelledAt == null)).Include(p => p.Invoices).Include(p => p.Transfers).OrderBy(p => p.Id).ToListAsync(ct);
        if (whole && payables.TrueForAll(p => p.ProvenAt is null)) foreach (var payable in payables) payable.Uncover(blue.Id, user.MemberId!.Value, now);
        else TakeBack(payables, blue, red, now);
        await db.SaveUnlessTaken(Used(content.Number), ct);
        return red.Number;
    }

    private static void ReverseBy(TaxInvoice blue, TaxInvoice red)
    {
        try
        {
            blue.ReverseBy(red);
        }
        catch (RuleBroken broken) when (broken.Field == "Paper")
        {
            throw broken.In("Xml");
        }
    }

    /// <summary>First where goods came back, then where the purchase is not proven yet; cents of rounding are left aside.</summary>
    private void TakeBack(List<Payable> payables, TaxInvoice blue, TaxInvoice red, DateTime now)
    {
        var rest = -red.Goods;
        foreach (var (payable, most) in payables.Select(p => (p, p.ToTakeBackByInvoice)).Concat(payables.Select(p => (p, Most: new Money(long.MaxValue)))))
        {
            var part = new[] { rest, most, payable.MayTakeBack(blue.Id) }.MinBy(m => m.Fen);
            if (!part.IsPositive) continue;
            payable.TakeBack(blue, red, part, user.MemberId!.Value, now);
            rest -= part;
        }
        if (rest.Fen > TaxInvoice.TolerancePerLine.Fen * Math.Max(1, red.Lines.Count)) throw new RuleBroken("红字发票还有 {0} 没有可以红冲的订单：已核实的采购只能红冲退货的部分。", rest) { Field = "Xml" };
    }

    private async Task<List<Payable>> Payables(UploadInvoice form, CancellationToken ct)
    {
        var mine = db.Payables.VisibleTo(user).Where(p => p.BuyerId == user.OrganisationId || p.SupplierId == user.OrganisationId);
        if (!string.IsNullOrWhiteSpace(form.Statement))
        {
            var statement = await db.Statements.VisibleTo(user, db).Where(s => s.Number == form.Statement && (s.BuyerId == user.OrganisationId || s.SupplierId == user.OrganisationId)).OrNotThere(ct);
            if (statement.Status == StatementStatus.Refused) throw new RuleBroken("对账单 {0} 已被退回，不能开票。", statement.Number);
            mine = mine.Where(p => p.StatementId == statement.Id);
        }
        else
        {
            var numbers = (form.Orders ?? []).Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => n.Trim()).Distinct().ToList();
            if (numbers.Count == 0) throw new RuleBroken("请选择这张发票对应的订单或对账单。") { Field = "Orders" };
            mine = mine.Where(p => db.Orders.Any(o => o.Id == p.OrderId && numbers.Contains(o.Number)));
        }
        var payables = (await mine.Include(p => p.Invoices).Include(p => p.Transfers).ToListAsync(ct)).Where(p => p.NotInvoiced.IsPositive).ToList();
        return payables.Count > 0 ? payables : throw new RuleBroken("选中的订单都已全额开票。") { Field = "Orders" };
    }

    /// <summary>Whoever uses a number twice is told, and so is the county: it may be a mistake, or worse.</summary>
    private async Task RefuseAUsedNumber(string number, CancellationToken ct)
    {
        if (await db.TaxInvoices.AnyAsync(i => i.LiveNumber == number, ct) || await db.Payables.AnyAsync(p => p.Invoices.Any(i => i.LiveNumber == number), ct)) throw Used(number);
    }

    private static RuleBroken Used(string number) => new("发票号码 {0} 已在平台登记过，一张发票只能登记一次。", number) { Field = "Xml", IsSuspicious = true };

    private IQueryable<TaxInvoice> Mine() => db.TaxInvoices.Where(i => i.BuyerId == user.OrganisationId || i.SupplierId == user.OrganisationId).Include(i => i.Lines);
}
