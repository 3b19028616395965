using System.Globalization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Pledges;

/// <summary>Issues the letter of pledge (认购书), to be signed and sealed.</summary>
public sealed record PrintPledge(Guid FormKey, string Number) : ICommand<string>, IOnce;

internal sealed class PrintPledgeHandler(MarketDb db, ICurrentUser user, IMediator mediator, TimeProvider clock) : IRequestHandler<PrintPledge, string>
{
    public async Task<string> Handle(PrintPledge form, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowPledge(form.Number), ct);
        if (!page.IsOwn) throw new NotThere();
        var paper = await db.IssuePaper(PaperKind.Pledge, page.Pledge.Id, page.Pledge.UnitId, null, PledgePaper.Of(page.Pledge, page.Unit), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}

/// <summary>What the letter says.</summary>
internal static class PledgePaper
{
    public static PaperContent Of(Pledge pledge, string unit)
    {
        List<PaperFact> facts =
        [
            new("认购编号", pledge.Number), new("单位", unit), new("认购年度", Text(pledge.Year)), new("认购主体", Words.Chinese(pledge.Body)),
            new("认购金额（元）", pledge.Amount is { } amount ? amount.Yuan.ToString("N2", CultureInfo.InvariantCulture) : "—"),
        ];
        if (pledge.SignedOn is { } signed) facts.Add(new("签署日期", signed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (pledge.DocumentNumber is { } document) facts.Add(new("文号", document));
        PaperTable[] goods = pledge.Goods.Count == 0 ? [] :
            [new PaperTable("认购的产品", ["序号", "产品", "数量"], [.. pledge.Goods.Select(g => (IReadOnlyList<string>)
                [Text(g.Position), g.Name, $"{g.Unit.FromBase(g.Quantity).ToString("0.###", CultureInfo.InvariantCulture)} {Words.Chinese(g.Unit)}"])])];
        List<string> notes = ["本单位自愿承诺在上述年度内采购维西县脱贫人口生产的农产品，按订单验收金额计算完成情况。"];
        if (pledge.Note is { } note) notes.Add(note);
        return new(facts, goods, notes, ["填报人", "审核人", "单位负责人"]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
