using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>A request for quotation as its buyer, officers and auditors see it; the answers only once they were opened.</summary>
public sealed record ShowQuotation(string Number) : IRequest<QuotationPage>;

/// <summary>The page.</summary>
/// <param name="Answers">How many answers were received.</param>
/// <param name="Opened">The answers by line; none before the opening.</param>
public sealed record QuotationPage(Quotation Quotation, string Unit, string Place, IReadOnlyDictionary<Guid, string> Categories, IReadOnlyDictionary<Guid, string> Suppliers,
    IReadOnlyList<QuotationStepRow> Steps, int Answers, IReadOnlyList<AnswerRow> Opened, QuotationMoves Moves, Guid FormKey)
{
    public IEnumerable<AnswerRow> Of(QuotationLine line) => Opened.Where(answer => answer.LineId == line.Id);
}

/// <summary>What this person may do with the request now.</summary>
/// <param name="IsLate">The deadline has passed, whatever the status says.</param>
public sealed record QuotationMoves(bool Writes, bool Publishes, bool Opens, bool Withdraws, bool Fails, bool Awards, bool PlacesAgain, bool IsLate, bool SeesCeiling);

/// <summary>Who did what, and when.</summary>
public sealed record QuotationStepRow(QuotationAct Act, string Who, DateTime At, string? Comment)
{
    public string Tone => Act is QuotationAct.Withdraw or QuotationAct.Fail or QuotationAct.Expire ? "bad" : Act == QuotationAct.Close ? "wait" : "ok";
}

internal sealed class ShowQuotationHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowQuotation, QuotationPage>
{
    public async Task<QuotationPage> Handle(ShowQuotation query, CancellationToken ct)
    {
        var quotation = await db.Quotations.AsNoTracking().VisibleTo(user).Include(q => q.Lines.OrderBy(l => l.Position)).Include(q => q.Invited).Include(q => q.Awards).AsSplitQuery()
            .Where(q => q.Number == query.Number).OrNotThere(ct);
        // A supplier reads the request on its own page, without the ceiling and the others.
        if (user.Has(MarketRole.CooperativeClerk) && quotation.BuyerId != user.OrganisationId) throw new NotThere();
        var asked = quotation.Invited.Select(i => i.SupplierId).Concat(quotation.Awards.Select(a => a.SupplierId)).Append(quotation.BuyerId).Distinct().ToList();
        var names = await db.Organisations.Where(o => asked.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var categories = quotation.Lines.Select(l => l.CategoryId).ToList();
        return new(quotation, names[quotation.BuyerId], areas.Place(quotation.DeliveryAreaCode),
            await db.Categories.Where(c => categories.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct), names, await Steps(quotation.Id, ct),
            (await db.AnswersReceived([quotation.Id], ct)).GetValueOrDefault(quotation.Id), await db.AnswerRows(quotation, user, areas, clock.Today(), ct), Moves(quotation), Guid.CreateVersion7());
    }

    private QuotationMoves Moves(Quotation quotation)
    {
        var (own, late) = (quotation.BuyerId == user.OrganisationId, clock.Now() >= quotation.Deadline);
        var (writes, approves, status) = (own && user.Has(MarketRole.Buyer), own && user.Has(MarketRole.Approver), quotation.Status);
        var acts = writes || approves;
        return new(
            Writes: writes && status == QuotationStatus.Draft,
            Publishes: writes && status == QuotationStatus.Draft,
            Opens: acts && late && status is (QuotationStatus.Published or QuotationStatus.Closed),
            Withdraws: writes && status is (QuotationStatus.Draft or QuotationStatus.Published or QuotationStatus.Closed),
            Fails: acts && status == QuotationStatus.Opened,
            Awards: approves && status == QuotationStatus.Opened && quotation.WrittenBy != user.MemberId,
            PlacesAgain: acts && status == QuotationStatus.Awarded,
            IsLate: late, SeesCeiling: own || user.SeesEverything || user.Audit is not null);
    }

    private Task<List<QuotationStepRow>> Steps(Guid quotationId, CancellationToken ct) =>
        (from step in db.Set<QuotationStep>()
         join member in db.Members on step.MemberId equals member.Id into known
         from who in known.DefaultIfEmpty()
         where step.QuotationId == quotationId
         orderby step.At, step.Id
         select new QuotationStepRow(step.Act, who == null ? "" : who.DisplayName, step.At, step.Comment)).ToListAsync(ct);
}
