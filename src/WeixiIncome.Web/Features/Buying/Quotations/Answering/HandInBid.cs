using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations.Answering;

/// <summary>A row of the supplier's form; a row without a price is not answered.</summary>
/// <param name="Price">Yuan per unit of the request's line.</param>
/// <param name="Quantity">In the line's unit.</param>
public sealed record TypedAnswer(Guid LineId, Guid? OfferId, decimal? Price, decimal? Quantity, [StringLength(100)] string? QualityMarks, DateOnly? DeliverOn, [StringLength(200)] string? Note);

/// <summary>Hands a sealed answer in, or revises it, until the deadline.</summary>
/// <param name="Version">Of the answer that the form showed; none where there was none.</param>
public sealed record HandInBid(string Number, long? Version, IReadOnlyList<TypedAnswer>? Lines, [StringLength(500), Display(Name = "备注")] string? Note, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class HandInBidHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<HandInBid, bool>
{
    public async Task<bool> Handle(HandInBid form, CancellationToken ct)
    {
        var quotation = await db.Quotations.AsNoTracking().VisibleTo(user).Include(q => q.Lines).Include(q => q.Invited).AsSplitQuery().Where(q => q.Number == form.Number).OrNotThere(ct);
        var now = await db.LetIn(quotation, clock, ct);
        var answered = await Answered(form, quotation, ct);
        var bid = await db.OwnBids(user).Include(b => b.Lines).SingleOrDefaultAsync(b => b.QuotationId == quotation.Id, ct);
        if (bid is null) db.HandIn(new Bid(quotation, user.OrganisationId!.Value, answered, form.Note, user.MemberId!.Value, now));
        else
        {
            // A colleague who handed in since the form was shown is not overwritten.
            bid.Expect(form.Version ?? 0);
            bid.Answer(quotation, answered, form.Note, user.MemberId!.Value, now);
        }
        await db.SaveUnlessTaken(new RuleBroken("同事刚刚提交了报价，请刷新页面核对后再改。"), ct);
        return true;
    }

    private async Task<IReadOnlyList<AnsweredLine>> Answered(HandInBid form, Quotation quotation, CancellationToken ct)
    {
        var typed = (form.Lines ?? []).Where(line => line.Price is not null).ToArray();
        var ids = typed.Select(line => line.OfferId).OfType<Guid>().ToList();
        var offers = await db.Offers.AsNoTracking().Where(o => ids.Contains(o.Id) && o.SupplierId == user.OrganisationId && o.IsOffered).ToDictionaryAsync(o => o.Id, ct);
        var products = await db.Products.AsNoTracking().VisibleTo(user).Where(p => p.SupplierId == user.OrganisationId).ToDictionaryAsync(p => p.Id, ct);
        return [.. typed.Select(answer =>
        {
            var line = quotation.Lines.FirstOrDefault(l => l.Id == answer.LineId) ?? throw new NotThere();
            if (answer.OfferId is not { } offerId || !offers.TryGetValue(offerId, out var offer)) throw new RuleBroken("第 {0} 行“{1}”：请选择您的一个在售产品。", line.Position, line.Product) { Field = "Lines" };
            if (answer.Quantity is not { } quantity || answer.DeliverOn is not { } day) throw new RuleBroken("第 {0} 行“{1}”：请填写可供数量和送货日期。", line.Position, line.Product) { Field = "Lines" };
            return new AnsweredLine(line.Id, offer, products[offer.ProductId], Money.Typed(answer.Price!.Value, "Lines"), line.Unit.Typed(quantity, "Lines"), answer.QualityMarks, day, answer.Note);
        })];
    }
}

/// <summary>Takes the answer back before the deadline; its revisions stay on record.</summary>
public sealed record WithdrawBid(string Number, long? Version, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class WithdrawBidHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawBid, bool>
{
    public async Task<bool> Handle(WithdrawBid form, CancellationToken ct)
    {
        var quotation = await db.Quotations.AsNoTracking().VisibleTo(user).Where(q => q.Number == form.Number).OrNotThere(ct);
        var now = await db.LetIn(quotation, clock, ct);
        var bid = await db.OwnBids(user).Include(b => b.Lines).Where(b => b.QuotationId == quotation.Id).OrNotThere(ct);
        bid.Expect(form.Version ?? 0);
        bid.Withdraw(user.MemberId!.Value, now);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The door that the deadline shuts.</summary>
internal static class Door
{
    /// <summary>
    /// Lets an answer in by one conditional update, whatever was read before: it holds the request's row until the commit, so
    /// that nobody closes or opens it meanwhile.
    /// </summary>
    /// <returns>The instant at which the answer counts as handed in, before the deadline.</returns>
    public static async Task<DateTime> LetIn(this MarketDb db, Quotation quotation, TimeProvider clock, CancellationToken ct)
    {
        var (id, now) = (quotation.Id, clock.Now());
        var let = await db.Quotations.Where(q => q.Id == id && q.Status == QuotationStatus.Published && q.Deadline > now)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.LastAnsweredAt, now), ct);
        if (let > 0) return now;
        throw quotation.Status is QuotationStatus.Withdrawn ? new RuleBroken("采购单位已撤回这次询价，不能再报价。")
            : new RuleBroken("报价已于 {0} 截止，不能再提交、修改或撤回。", quotation.Deadline);
    }
}
