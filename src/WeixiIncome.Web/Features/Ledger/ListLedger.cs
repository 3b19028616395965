using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>The entries that a filter asks for, with their sums.</summary>
public sealed record ListLedger(LedgerFilter Filter, string? Sort, int? Page) : IRequest<LedgerPage>;

/// <summary>Sum and number of entries at a stage.</summary>
public sealed record StageSum(Stage Stage, Money Amount, int Count);

/// <summary>Which filters can be chosen from, and the names of those that came with a link.</summary>
public sealed record LedgerChoices(IReadOnlyList<int> Years, IReadOnlyList<Area> Townships, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<LedgerChip> Chips);

/// <summary>A filter that only a link can set, with the address of the list without it.</summary>
public sealed record LedgerChip(string Name, string Text, string Without);

public sealed record LedgerPage(LedgerFilter Filter, IReadOnlyList<StageSum> Sums, Paged<LedgerRow> Rows, LedgerChoices Choices, DateOnly Today);

internal sealed class ListLedgerHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock, Words words) : IRequestHandler<ListLedger, LedgerPage>
{
    private const int Size = 30;

    public async Task<LedgerPage> Handle(ListLedger request, CancellationToken cancellationToken)
    {
        var asked = db.Asked(request.Filter, user);
        var sums = await asked.GroupBy(e => e.Stage).Select(g => new { Stage = g.Key, Fen = g.Sum(e => (long)e.Amount), Count = g.Count() }).OrderBy(g => g.Stage).ToListAsync(cancellationToken);
        var total = sums.Sum(s => s.Count);
        var number = Math.Clamp(request.Page ?? 1, 1, Math.Max(1, (total + Size - 1) / Size));
        var rows = await db.Rows(asked, request.Sort, user).Skip((number - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        return new(request.Filter, [.. sums.Select(s => new StageSum(s.Stage, new Money(s.Fen), s.Count))],
            new(rows, number, Size, total), await Choices(request.Filter, cancellationToken), clock.Today());
    }

    private async Task<LedgerChoices> Choices(LedgerFilter filter, CancellationToken ct)
    {
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return new([.. Enumerable.Range(2022, Math.Max(1, clock.Today().Year - 2021)).Reverse()], areas.Under(Area.Weixi),
            [.. categories.Select(c => new SelectListItem(words[c.Name], c.Id.ToString(), c.Id == filter.Category))], await Chips(filter, ct));
    }

    private async Task<List<LedgerChip>> Chips(LedgerFilter filter, CancellationToken ct)
    {
        var chips = new List<LedgerChip>();
        void Add(string name, string text, LedgerFilter without) => chips.Add(new(words[name], text, without.Address));
        if (filter.Relation is { Count: > 0 } relations) Add("帮扶关系", string.Join(words["、"], relations.Select(r => words.Of(r))), filter with { Relation = null });
        if (filter.Series is { } series) Add("系列", words.Of(series), filter with { Series = null });
        if (filter.UpTo is { } upTo) Add("口径", filter.OrUnattributed ? words["{0}，含未归户", upTo] : words["到 {0}", upTo], filter with { UpTo = null, OrUnattributed = false });
        if (filter.Area is { Length: > 0 } area && areas.Find(area)?.ParentCode != Area.Weixi) Add("产地", areas.Name(area), filter with { Area = null });
        Guid?[] ids = [filter.Supplier, filter.Buyer, filter.Unit];
        if (ids.All(id => id is null)) return chips;
        // A name is shown where the person may open entries that carry it; otherwise the filter finds nothing anyway.
        var names = await db.Organisations.Where(o => ids.Contains(o.Id) && o.Kind != Domain.Accounts.OrganisationKind.Person
            && db.Ledger.VisibleTo(user).Any(e => e.SupplierId == o.Id || e.BuyerId == o.Id || e.BoundUnitId == o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        if (filter.Supplier is { } supplier) Add("供应商", names.GetValueOrDefault(supplier, "–"), filter with { Supplier = null });
        if (filter.Buyer is { } buyer) Add("采购单位", names.GetValueOrDefault(buyer, "–"), filter with { Buyer = null });
        if (filter.Unit is { } unit) Add("归属单位", names.GetValueOrDefault(unit, "–"), filter with { Unit = null });
        return chips;
    }
}
