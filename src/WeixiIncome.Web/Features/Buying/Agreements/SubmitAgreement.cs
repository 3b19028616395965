using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>Puts a supply agreement or a monthly plan before an approver of the unit.</summary>
/// <param name="Amount">Yuan for the whole period; what the lines come to where it is left empty.</param>
public sealed record SubmitAgreement(Guid FormKey,
    [Required, Display(Name = "类别")] AgreementKind? Kind,
    [Required, StringLength(60), Display(Name = "名称")] string? Name,
    [Required, Display(Name = "开始日期")] DateOnly? From,
    [Required, Display(Name = "截止日期")] DateOnly? To,
    [Range(typeof(decimal), "0", "1000000000", ParseLimitsInInvariantCulture = true), Display(Name = "总金额")] decimal? Amount,
    [StringLength(500), Display(Name = "备注")] string? Note,
    IReadOnlyList<PlanLine>? Lines) : ICommand<string>, IOnce;

internal sealed class SubmitAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SubmitAgreement, string>
{
    public async Task<string> Handle(SubmitAgreement form, CancellationToken ct)
    {
        var asked = PlanLine.Asked(form.Lines);
        var offers = await db.OffersNow([.. asked.Select(line => line.OfferId)], user, ct);
        var lines = asked.Select(line => Line(line, offers.GetValueOrDefault(line.OfferId) ?? throw new NotThere())).ToArray();
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var supplier = form.Kind == AgreementKind.Supply && lines.Length > 0 ? offers[lines[0].Offer.Id].Supplier : null;
        var amount = form.Amount is { } yuan and > 0 ? Money.Typed(yuan, nameof(form.Amount)) : (Money?)null;
        var series = string.Create(CultureInfo.InvariantCulture, $"XY{clock.Today().Year}");
        var number = await db.NextNumber(series, ct);
        var agreement = Agreement.Submit(string.Create(CultureInfo.InvariantCulture, $"{series}-{number:0000}"),
            new(form.Kind!.Value, form.Name, buyer, supplier, form.From!.Value, form.To!.Value, amount, form.Note, lines), user.MemberId!.Value, clock.Now());
        db.Agreements.Add(agreement);
        await db.Notify(agreement.BuyerId, [MarketRole.Approver], "{0} {1}（{2}）等您审批。", [agreement.Kind, agreement.Number, agreement.Amount], $"/agreements/{agreement.Number}", clock.Now(), ct, user.MemberId);
        await db.SaveChangesAsync(ct);
        return agreement.Number;
    }

    private static AgreementLineTerms Line(PlanLine line, OfferNow offer)
    {
        if (!offer.IsOnSale) throw new RuleBroken("“{0}”已下架，不能写进协议或计划。", offer.Product.Name);
        return new(offer.Offer, offer.Product, offer.Offer.Unit.ToBase(line.Quantity!.Value), line.Rule ?? PriceRule.Today, line.TypedPrice);
    }
}

/// <summary>The empty form: its lines come from a list, from an earlier agreement, or from the cart.</summary>
/// <param name="Typed">What was typed before, shown again after a refusal.</param>
public sealed record ShowNewAgreement(AgreementKind? Kind, Guid? List, string? From, SubmitAgreement? Typed = null) : IRequest<NewAgreementPage>;

/// <summary>The form's page.</summary>
public sealed record NewAgreementPage(SubmitAgreement Form, PlanTable Table);

internal sealed class ShowNewAgreementHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ShowNewAgreement, NewAgreementPage>
{
    private static readonly PriceRule[] Rules = [PriceRule.Today, PriceRule.AtMost, PriceRule.Agreed];

    public async Task<NewAgreementPage> Handle(ShowNewAgreement query, CancellationToken ct)
    {
        var form = query.Typed ?? await Fresh(query, ct);
        var lines = form.Lines ?? [];
        var offers = await db.OffersNow([.. lines.Select(line => line.OfferId)], user, ct);
        var title = words[form.Kind == AgreementKind.Supply ? "全期数量" : "本月数量"];
        var rows = lines.Where(line => offers.ContainsKey(line.OfferId)).Select(line => PlanRow.Of(line, offers[line.OfferId])).ToArray();
        return new(form with { Lines = [.. rows.Select(row => row.Line)] }, new(rows, Rules, title));
    }

    private async Task<SubmitAgreement> Fresh(ShowNewAgreement query, CancellationToken ct)
    {
        var today = clock.Today();
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var before = query.From is null ? null : await db.Agreements.AsNoTracking().VisibleTo(user).Include(a => a.Lines.OrderBy(l => l.Position)).Where(a => a.Number == query.From && a.BuyerId == user.OrganisationId).OrNotThere(ct);
        var kind = query.Kind ?? before?.Kind ?? AgreementKind.MonthlyPlan;
        var (from, to) = kind == AgreementKind.MonthlyPlan ? (next, next.AddMonths(1).AddDays(-1)) : (today, today.AddYears(1).AddDays(-1));
        var lines = before is null ? await db.PlanLinesFrom(user, query.List, ct) : [.. before.Lines.Select(line => PlanLine.Of(line.OfferId, line.Quantity, line.Unit, line.Rule, line.Price))];
        return new(Guid.CreateVersion7(), kind, before?.Name, from, to, null, null, lines);
    }
}
