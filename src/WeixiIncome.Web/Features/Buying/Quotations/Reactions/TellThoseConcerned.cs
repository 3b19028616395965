using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations.Reactions;

/// <summary>
/// Tells each side of a request what happened to it, in the save that made it happen, so that everybody hears once. No notice
/// ever names a price.
/// </summary>
internal sealed class TellThoseConcerned(MarketDb db, ICurrentUser user, TimeProvider clock) :
    INotificationHandler<Happened<QuotationPublished>>, INotificationHandler<Happened<QuotationClosed>>, INotificationHandler<Happened<QuotationOpened>>,
    INotificationHandler<Happened<QuotationAwarded>>, INotificationHandler<Happened<QuotationFellThrough>>
{
    private static readonly MarketRole[] Clerk = [MarketRole.CooperativeClerk];
    private static readonly MarketRole[] BuyerAndApprover = [MarketRole.Buyer, MarketRole.Approver];

    public async Task Handle(Happened<QuotationPublished> notification, CancellationToken cancellationToken)
    {
        var quotation = await At(notification.What.QuotationId, cancellationToken);
        foreach (var supplier in await Asked(quotation, cancellationToken))
            await Tell(quotation, supplier, "有新的询价“{0}”，请在 {1} 之前报价。", [quotation.Title, quotation.Deadline], cancellationToken);
    }

    public async Task Handle(Happened<QuotationClosed> notification, CancellationToken cancellationToken)
    {
        var quotation = await At(notification.What.QuotationId, cancellationToken);
        var answers = (await db.AnswersReceived([quotation.Id], cancellationToken)).GetValueOrDefault(quotation.Id);
        await db.Notify(quotation.BuyerId, BuyerAndApprover, "询价“{0}”已截止，收到 {1} 份报价，请开启。", [quotation.Title, answers], Buyers(quotation), clock.Now(), cancellationToken, user.MemberId);
    }

    public async Task Handle(Happened<QuotationOpened> notification, CancellationToken cancellationToken)
    {
        var quotation = await At(notification.What.QuotationId, cancellationToken);
        await db.Notify(quotation.BuyerId, [MarketRole.Approver], "询价“{0}”的报价已开启，请比较后定标。", [quotation.Title], $"{Buyers(quotation)}/award", clock.Now(), cancellationToken, user.MemberId, quotation.WrittenBy);
    }

    public async Task Handle(Happened<QuotationAwarded> notification, CancellationToken cancellationToken)
    {
        var quotation = await At(notification.What.QuotationId, cancellationToken);
        var won = quotation.Awards.Select(a => a.SupplierId).ToHashSet();
        foreach (var supplier in await db.SuppliersThatAnswered(quotation.Id, cancellationToken))
            await Tell(quotation, supplier, won.Contains(supplier) ? "您在询价“{0}”中标，订单会另行通知。" : "询价“{0}”已定标，这次没有选中您的报价。", [quotation.Title], cancellationToken);
        await db.NotifyMember(quotation.WrittenBy, "询价“{0}”已定标。", [quotation.Title], Buyers(quotation), clock.Now(), cancellationToken);
    }

    public async Task Handle(Happened<QuotationFellThrough> notification, CancellationToken cancellationToken)
    {
        if (!notification.What.WasPublished) return;
        var quotation = await At(notification.What.QuotationId, cancellationToken);
        var sentence = quotation.Status switch
        {
            QuotationStatus.Withdrawn => "采购单位撤回了询价“{0}”：{1}",
            QuotationStatus.Failed => "询价“{0}”流标：{1}",
            _ => "询价“{0}”逾期未定标，已过期。",
        };
        var answered = await db.SuppliersThatAnswered(quotation.Id, cancellationToken);
        foreach (var supplier in answered.Union(await Invited(quotation, cancellationToken)))
            await Tell(quotation, supplier, sentence, [quotation.Title, quotation.EndReason], cancellationToken);
        if (quotation.Status == QuotationStatus.Expired)
            await db.Notify(quotation.BuyerId, BuyerAndApprover, sentence, [quotation.Title], Buyers(quotation), clock.Now(), cancellationToken);
    }

    private static string Buyers(Quotation quotation) => $"/quotations/{quotation.Number}";

    private async Task<Quotation> At(Guid id, CancellationToken ct) => (await db.Quotations.FindAsync([id], ct))!;

    private Task Tell(Quotation quotation, Guid supplier, string sentence, object?[] arguments, CancellationToken ct) =>
        db.Notify(supplier, Clerk, sentence, arguments, $"/supply/quotations/{quotation.Number}", clock.Now(), ct);

    private Task<List<Guid>> Invited(Quotation quotation, CancellationToken ct) =>
        db.Set<InvitedSupplier>().Where(i => i.QuotationId == quotation.Id).Select(i => i.SupplierId).ToListAsync(ct);

    /// <summary>The invited; of a request open to all those who sell what it asks for.</summary>
    private async Task<List<Guid>> Asked(Quotation quotation, CancellationToken ct)
    {
        if (!quotation.IsOpenToAll) return await Invited(quotation, ct);
        var categories = db.Set<QuotationLine>().Where(l => l.QuotationId == quotation.Id).Select(l => l.CategoryId);
        return await db.Organisations.Where(o => o.Status == OrganisationStatus.Active
            && db.Products.Any(p => p.SupplierId == o.Id && p.Status == ProductStatus.Published && categories.Contains(p.CategoryId))).Select(o => o.Id).ToListAsync(ct);
    }
}
