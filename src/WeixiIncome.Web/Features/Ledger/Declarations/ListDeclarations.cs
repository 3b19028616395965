using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>Which declarations a list shows.</summary>
public enum DeclarationTab
{
    [Description("等我处理")] Mine = 1,
    [Description("办理中")] Open = 2,
    [Description("已入账")] Entered = 3,
    [Description("全部")] All = 4,
}

/// <summary>Declarations of one's own unit or area, first those in which the next step is one's own.</summary>
/// <param name="Q">Number, unit, supplier, product, invoice or order number.</param>
/// <param name="Desk">At /oversight/declarations, the desk of those who check.</param>
public sealed record ListDeclarations(
    [Display(Name = "范围")] DeclarationTab? Tab = null,
    [Display(Name = "类别")] DeclarationKind? Kind = null,
    [Display(Name = "状态")] DeclarationStatus? Status = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null,
    [Display(Name = "日期从")] DateOnly? From = null,
    [Display(Name = "日期到")] DateOnly? To = null,
    string? Sort = null, int? Page = null, bool Desk = false) : IRequest<DeclarationsPage>
{
    public string Address => Desk ? "/oversight/declarations" : "/declarations";
}

/// <summary>The list's page.</summary>
/// <param name="MayDeclare">Whether the person writes declarations for a unit.</param>
public sealed record DeclarationsPage(ListDeclarations Query, DeclarationTab Tab, int Mine, Paged<DeclarationRow> Rows, bool MayDeclare);

/// <summary>A declaration in a list.</summary>
public sealed record DeclarationRow
{
    public required string Number { get; init; }
    public required DeclarationKind Kind { get; init; }
    public required DeclarationStatus Status { get; init; }
    public required string Unit { get; init; }

    /// <summary>None for a household.</summary>
    public required string? Supplier { get; init; }
    public required string OriginAreaCode { get; init; }
    public required string Product { get; init; }
    public required int Lines { get; init; }
    public required DateOnly SoldOn { get; init; }
    public required DateOnly? PaidOn { get; init; }
    public required Venue Venue { get; init; }
    public required string? VenueOrderNumber { get; init; }
    public required string? InvoiceNumber { get; init; }
    public required Money Total { get; init; }
    public required DateTime? SubmittedAt { get; init; }
}

internal sealed class ListDeclarationsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListDeclarations, DeclarationsPage>
{
    public async Task<DeclarationsPage> Handle(ListDeclarations query, CancellationToken ct)
    {
        var mine = await db.Declarations.VisibleTo(user).AwaitingMe(user).CountAsync(ct);
        var tab = query.Tab ?? (mine > 0 && query is { Q: null, Status: null, Kind: null, From: null, To: null } ? DeclarationTab.Mine : DeclarationTab.All);
        var rows = await db.DeclarationRows(query, tab, user).Page(query.Page, ct);
        return new(query, tab, mine, rows, user.Has(MarketRole.Buyer, MarketRole.Treasurer) && user.Kind?.IsBuyer() == true);
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class DeclarationList
{
    /// <summary>The next step is this person's: to complete, to check, to verify.</summary>
    public static IQueryable<Declaration> AwaitingMe(this IQueryable<Declaration> declarations, ICurrentUser user)
    {
        var (own, declares, checks, verifies) = (user.OrganisationId, user.Has(MarketRole.Buyer, MarketRole.Treasurer), user.Has(MarketRole.TownshipOfficer), user.Has(MarketRole.CountySupervisor));
        return declarations.Where(d => declares && d.UnitId == own && (d.Status == DeclarationStatus.Draft || d.Status == DeclarationStatus.Returned)
            || checks && d.Status == DeclarationStatus.Submitted || verifies && d.Status == DeclarationStatus.Checked);
    }

    public static IQueryable<DeclarationRow> DeclarationRows(this MarketDb db, ListDeclarations query, DeclarationTab tab, ICurrentUser user)
    {
        var found = Filtered(db.Declarations.AsNoTracking().VisibleTo(user), query, tab, user);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            found = found.Where(d => d.Number.Contains(number) || d.SupplierName!.Contains(q) || d.InvoiceNumber!.Contains(number) || d.VenueOrderNumber!.Contains(number)
                || d.Lines.Any(l => l.Product.Contains(q)) || db.Organisations.Any(o => o.Id == d.UnitId && o.Name.Contains(q)));
        return Sorted(found, query.Sort).Select(d => new DeclarationRow
        {
            Number = d.Number, Kind = d.Kind, Status = d.Status, Unit = db.Organisations.Where(o => o.Id == d.UnitId).Select(o => o.Name).First(),
            Supplier = d.SupplierName, OriginAreaCode = d.OriginAreaCode, Product = d.Lines.OrderBy(l => l.Position).Select(l => l.Product).First(), Lines = d.Lines.Count,
            SoldOn = d.SoldOn, PaidOn = d.PaidOn, Venue = d.Venue, VenueOrderNumber = d.VenueOrderNumber, InvoiceNumber = d.InvoiceNumber, Total = d.Total, SubmittedAt = d.SubmittedAt,
        });
    }

    private static IQueryable<Declaration> Filtered(IQueryable<Declaration> declarations, ListDeclarations query, DeclarationTab tab, ICurrentUser user)
    {
        declarations = tab switch
        {
            DeclarationTab.Mine => declarations.AwaitingMe(user),
            DeclarationTab.Open => declarations.Where(d => d.Status == DeclarationStatus.Draft || d.Status == DeclarationStatus.Submitted || d.Status == DeclarationStatus.Checked || d.Status == DeclarationStatus.Returned),
            DeclarationTab.Entered => declarations.Where(d => d.Status == DeclarationStatus.Entered),
            _ => declarations,
        };
        if (query.Kind is { } kind) declarations = declarations.Where(d => d.Kind == kind);
        if (query.Status is { } status) declarations = declarations.Where(d => d.Status == status);
        if (query.From is { } from) declarations = declarations.Where(d => d.SoldOn >= from);
        if (query.To is { } to) declarations = declarations.Where(d => d.SoldOn <= to);
        return declarations;
    }

    private static IQueryable<Declaration> Sorted(IQueryable<Declaration> declarations, string? sort) => sort switch
    {
        "number" => declarations.OrderBy(d => d.Number),
        "date" => declarations.OrderBy(d => d.SoldOn).ThenBy(d => d.Id),
        "-date" => declarations.OrderByDescending(d => d.SoldOn).ThenByDescending(d => d.Id),
        "total" => declarations.OrderBy(d => d.Total).ThenBy(d => d.Id),
        "-total" => declarations.OrderByDescending(d => d.Total).ThenBy(d => d.Id),
        _ => declarations.OrderByDescending(d => d.Number),
    };
}
