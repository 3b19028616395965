using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Units;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Units;

/// <summary>A superior's roll-up: each unit below it, by itself and with all that stands under it.</summary>
public sealed record ListUnitTotals([Range(2000, 2100), Display(Name = "年度")] int? Year, [StringLength(60), Display(Name = "搜索")] string? Q) : IRequest<UnitTotalsPage>;

/// <summary>The roll-up's page.</summary>
public sealed record UnitTotalsPage(int Year, string? Q, IReadOnlyList<UnitTotal> Rows, UnitFigures All, DateOnly Today, IReadOnlyList<int> Years)
{
    public bool IsSuperior => Rows.Count > 1 || Q is { Length: > 0 };
}

/// <summary>One unit of the tree.</summary>
/// <param name="Level">0 for the superior itself.</param>
/// <param name="Tree">With everything below it.</param>
public sealed record UnitTotal(Guid Id, string Name, int Level, UnitFigures Own, UnitFigures Tree);

internal sealed class ListUnitTotalsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListUnitTotals, UnitTotalsPage>
{
    private const int FirstYear = 2022;

    public async Task<UnitTotalsPage> Handle(ListUnitTotals request, CancellationToken cancellationToken)
    {
        var (today, q) = (clock.Today(), request.Q?.Trim());
        var year = request.Year ?? today.Year;
        var path = await db.Organisations.Where(o => o.Id == user.OrganisationId && o.Kind == OrganisationKind.BudgetUnit).Select(o => o.UnitPath).OrNotThere(cancellationToken);
        var units = await db.Organisations.AsNoTracking().InTreeOf(path)
            .Select(o => new UnitNode(o.Id, o.Name, o.CreditCode, o.AreaCode, o.Status, o.UnitPath)).ToListAsync(cancellationToken);
        var figures = await db.FiguresOf(path, year, cancellationToken);
        var trees = Trees(units, figures);
        var rows = units.InTreeOrder().Where(u => string.IsNullOrEmpty(q) || u.Name.Contains(q, StringComparison.OrdinalIgnoreCase))
            .Select(u => new UnitTotal(u.Id, u.Name, (u.Path.Length - path.Length) / Organisation.StepLength, figures.GetValueOrDefault(u.Id, UnitFigures.None), trees[u.Path]));
        return new(year, q, [.. rows], trees[path], today, [.. Enumerable.Range(FirstYear, today.Year - FirstYear + 1).Reverse()]);
    }

    /// <summary>Each unit's figures are added to those above it.</summary>
    private static Dictionary<string, UnitFigures> Trees(List<UnitNode> units, Dictionary<Guid, UnitFigures> figures)
    {
        var trees = units.ToDictionary(u => u.Path, _ => UnitFigures.None, StringComparer.Ordinal);
        foreach (var unit in units.Where(u => figures.ContainsKey(u.Id)))
            for (var above = unit.Path; above.Length > 0; above = above[..^Organisation.StepLength])
                if (trees.TryGetValue(above, out var sum)) trees[above] = sum + figures[unit.Id];
        return trees;
    }
}

/// <summary>The roll-up as a sheet.</summary>
public sealed record ExportUnitTotals(ListUnitTotals Query) : IRequest<ExportedSheet>;

internal sealed class ExportUnitTotalsHandler(IMediator mediator, Words words) : IRequestHandler<ExportUnitTotals, ExportedSheet>
{
    private static readonly string[] Columns = ["单位", "层级", "订单数", "已下单", "已验收", "已付款", "未付", "个人购买合计", "含下级订单数", "含下级已下单", "含下级已验收", "含下级已付款", "含下级未付", "含下级个人购买合计"];

    public async Task<ExportedSheet> Handle(ExportUnitTotals request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.Query, cancellationToken);
        return new([.. Columns.Select(column => words[column])], page.Rows.Select(row => (IReadOnlyList<object?>)[row.Name, row.Level, .. Cells(row.Own), .. Cells(row.Tree)]));
    }

    private static object?[] Cells(UnitFigures of) => [of.Orders, of.Ordered, of.Accepted, of.Paid, of.Open, of.Personal];
}
