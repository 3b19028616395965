using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>The batch for the bank, with names and accounts in clear: each household's reveal is on record before the file is made. What the bank answered already is left out.</summary>
public sealed record ExportBankBatch(string Number) : IRequest<ExportedSheet>;

/// <summary>Writes the reveals of a batch down.</summary>
public sealed record LogBatchReveals(string Number) : ICommand<bool>;

internal sealed class ExportBankBatchHandler(MarketDb db, IMediator mediator, ICurrentUser user, PersonalVault vault, Words words, TimeProvider clock) : IRequestHandler<ExportBankBatch, ExportedSheet>, IRequestHandler<LogBatchReveals, bool>
{
    public async Task<ExportedSheet> Handle(ExportBankBatch query, CancellationToken ct)
    {
        await mediator.Send(new LogBatchReveals(query.Number), ct);
        var payout = await Mine(query.Number, ct);
        var open = Open(payout);
        var ids = open.ConvertAll(l => l.HouseholdId);
        var households = await db.Households.AsNoTracking().Where(h => ids.Contains(h.Id)).Select(h => new { h.Id, h.Account, h.Bank, Head = h.Members.Where(m => m.Kinship == Kinship.Head && m.LeftOn == null).Select(m => m.Name).FirstOrDefault() }).ToDictionaryAsync(h => h.Id, ct);
        return new([words["发放批次"], words["户编号"], words["户名"], words["收款账号"], words["开户银行"], words["金额"]],
            open.Select(l => (IReadOnlyList<object?>)[payout.Number, l.HouseholdNumber, Clear(households[l.HouseholdId].Head), Clear(households[l.HouseholdId].Account), households[l.HouseholdId].Bank, l.Amount.Yuan]));
        string? Clear(SealedText? text) => text is null ? null : vault.Open(text);
    }

    public async Task<bool> Handle(LogBatchReveals command, CancellationToken ct)
    {
        var payout = await Mine(command.Number, ct);
        if (payout.Way != PayoutWay.BankBatch || payout.Status != PayoutStatus.Drawn) throw new NotThere();
        var open = Open(payout);
        var ids = open.ConvertAll(l => l.HouseholdId);
        var without = await db.Households.Where(h => ids.Contains(h.Id) && h.Account == null).Select(h => h.Number).OrderBy(n => n).FirstOrDefaultAsync(ct);
        if (without is not null) throw new RuleBroken("户 {0} 没有登记收款账户，请先由村登记，或改用签领表。", without);
        foreach (var line in open)
            db.PersonalReveals.Add(new PersonalReveal(line.HouseholdId, "姓名、收款账号", user.MemberId ?? throw new NotThere(), user.OrganisationId, string.Format(System.Globalization.CultureInfo.InvariantCulture, "银行代发批次 {0}", payout.Number), clock.Now()));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static List<PayoutLine> Open(Payout payout) => [.. payout.Lines.Where(l => l.Status == PayoutLineStatus.Open).OrderBy(l => l.HouseholdNumber, StringComparer.Ordinal)];

    private Task<Payout> Mine(string number, CancellationToken ct) => user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer)
        ? db.Payouts.AsNoTracking().VisibleTo(user, db).Where(p => p.Number == number && p.SupplierId == user.OrganisationId).Include(p => p.Lines).OrNotThere(ct) : throw new NotThere();
}
