using System.Globalization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>Issues the declaration's paper (采购申报单), to be signed and sealed; the unit itself prints it, and those who check it.</summary>
public sealed record PrintDeclaration(Guid FormKey, string Number) : ICommand<string>, IOnce;

internal sealed class PrintDeclarationHandler(MarketDb db, ICurrentUser user, IMediator mediator, TimeProvider clock) : IRequestHandler<PrintDeclaration, string>
{
    public async Task<string> Handle(PrintDeclaration form, CancellationToken ct)
    {
        var page = await mediator.Send(new ShowDeclaration(form.Number), ct);
        if (user.OrganisationId != page.Declaration.UnitId && !user.Has(MarketRole.TownshipOfficer, MarketRole.CountySupervisor) && !user.SeesEverything) throw new NotThere();
        var paper = await db.IssuePaper(PaperKind.Declaration, page.Declaration.Id, page.Declaration.UnitId, null, DeclarationPaper.Of(page), user.MemberId, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return paper.Number;
    }
}

/// <summary>What the printed declaration says.</summary>
internal static class DeclarationPaper
{
    public static PaperContent Of(DeclarationPage page)
    {
        var declaration = page.Declaration;
        List<PaperFact> facts =
        [
            new("申报编号", declaration.Number), new("类别", Words.Chinese(declaration.Kind)), new("申报单位", page.Unit),
            new("采购或销售日期", Day(declaration.SoldOn)), new("付款日期", declaration.PaidOn is { } paid ? Day(paid) : "—"),
            new("供应商", declaration.SupplierName ?? (declaration.SellerInitials is { } seller ? $"{page.Place} {seller}" : page.Place)),
            new("产地", page.Place), new("发生地", Words.Chinese(declaration.Venue)), new("用途", Words.Chinese(declaration.Purpose)),
        ];
        void Add(string label, string? text)
        {
            if (text is not null) facts.Add(new(label, text));
        }
        Add("卖给了谁", declaration.SoldTo);
        Add("平台订单号", declaration.VenueOrderNumber);
        Add("发票号码", declaration.InvoiceNumber);
        Add("四进活动", page.Activity is { } activity ? $"{activity.Number} {activity.Title}" : null);
        var lines = new PaperTable("明细", ["序号", "品类", "产品", "数量", "金额（元）"],
            [.. declaration.Lines.Select(line => (IReadOnlyList<string>)[Number(line.Position), page.Categories.GetValueOrDefault(line.CategoryId, ""), line.Product, Quantity(line), Yuan(line.Amount)]),
             ["", "", "合计", "", Yuan(declaration.Total)]]);
        var papers = new PaperTable("所附材料", ["序号", "种类", "说明"],
            [.. page.Papers.Select((paper, i) => (IReadOnlyList<string>)[Number(i + 1), Words.Chinese(paper.Kind), paper.Note ?? ""])]);
        return new(facts, [lines, papers], declaration.Statement is { } statement ? [statement] : [], ["填报人", "单位负责人", "乡镇核查", "县级核实"]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Yuan(Money money) => money.Yuan.ToString("N2", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quantity(DeclarationLine line) => $"{line.Unit.FromBase(line.Quantity).ToString("0.###", CultureInfo.InvariantCulture)} {Words.Chinese(line.Unit)}";
}
