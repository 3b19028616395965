using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;

namespace WeixiIncome.Web.Features.Areas;

/// <summary>The headings of the table of divisions.</summary>
internal static class AreaColumns
{
    public const string Code = "代码";
    public const string Name = "名称";
    public const string ShortName = "简称";
    public const string Parent = "上级代码";

    public static readonly string[] All = [Code, Name, ShortName, Parent];
}

/// <summary>All divisions, as the import takes them.</summary>
public sealed record ListAreas : IRequest<IReadOnlyList<AreaRow>>;

/// <summary>A division as a row.</summary>
public sealed record AreaRow(string Code, string Name, string ShortName, string? ParentCode);

internal sealed class ListAreasHandler(MarketDb db) : IRequestHandler<ListAreas, IReadOnlyList<AreaRow>>
{
    public async Task<IReadOnlyList<AreaRow>> Handle(ListAreas request, CancellationToken cancellationToken) =>
        await db.Areas.OrderBy(a => a.Code).Select(a => new AreaRow(a.Code, a.Name, a.ShortName, a.ParentCode)).ToListAsync(cancellationToken);
}
