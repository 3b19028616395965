using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>Agreements and plans of one's own organisation, area or appointment.</summary>
/// <param name="Q">Number, name, buyer, supplier or product.</param>
public sealed record ListAgreements([Display(Name = "类别")] AgreementKind? Kind = null, [Display(Name = "状态")] AgreementStatus? Status = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null, string? Sort = null, int? Page = null) : IRequest<AgreementsPage>;

/// <summary>The list's page.</summary>
public sealed record AgreementsPage(ListAgreements Query, Paged<AgreementRow> Rows, DateOnly Today, bool MayWrite);

/// <summary>An agreement among others.</summary>
public sealed record AgreementRow(string Number, AgreementKind Kind, string Name, string Buyer, string? Supplier, DateOnly From, DateOnly To, Money Amount, Money Drawn, AgreementStatus Status);

internal sealed class ListAgreementsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListAgreements, AgreementsPage>
{
    public async Task<AgreementsPage> Handle(ListAgreements query, CancellationToken ct) =>
        new(query, await db.AgreementRows(query, user).Page(query.Page, ct), clock.Today(), user.Has(MarketRole.Buyer));
}

/// <summary>What the list shows, as a sheet.</summary>
public sealed record ExportAgreements(ListAgreements Query) : IRequest<ExportedSheet>;

internal sealed class ExportAgreementsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportAgreements, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportAgreements request, CancellationToken ct)
    {
        var rows = await db.AgreementRows(request.Query, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        string[] columns = ["编号", "类别", "名称", "采购单位", "供应商", "开始日期", "截止日期", "计划金额", "已用金额", "状态"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Kind, row.Name, row.Buyer, row.Supplier, row.From, row.To, row.Amount, row.Drawn, row.Status]));
    }
}

/// <summary>The rows that list and export show.</summary>
internal static class AgreementList
{
    public static IQueryable<AgreementRow> AgreementRows(this MarketDb db, ListAgreements query, ICurrentUser user)
    {
        var agreements = db.Agreements.AsNoTracking().VisibleTo(user);
        if (query.Kind is { } kind) agreements = agreements.Where(a => a.Kind == kind);
        if (query.Status is { } status) agreements = agreements.Where(a => a.Status == status);
        var rows = from agreement in Sorted(agreements, query.Sort)
                   join buyer in db.Organisations on agreement.BuyerId equals buyer.Id
                   join s in db.Organisations on agreement.SupplierId equals s.Id into suppliers
                   from supplier in suppliers.DefaultIfEmpty()
                   select new { agreement, buyer, Supplier = supplier == null ? null : supplier.Name };
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            rows = rows.Where(r => r.agreement.Number.Contains(number) || r.agreement.Name.Contains(q) || r.buyer.Name.Contains(q)
                || r.Supplier != null && r.Supplier.Contains(q) || r.agreement.Lines.Any(l => l.ProductName.Contains(q)));
        return rows.Select(r => new AgreementRow(r.agreement.Number, r.agreement.Kind, r.agreement.Name, r.buyer.Name, r.Supplier, r.agreement.From, r.agreement.To,
            r.agreement.Amount, r.agreement.Drawn, r.agreement.Status));
    }

    private static IQueryable<Agreement> Sorted(IQueryable<Agreement> agreements, string? sort) => sort switch
    {
        "number" => agreements.OrderBy(a => a.Number),
        "-number" => agreements.OrderByDescending(a => a.Number),
        "amount" => agreements.OrderBy(a => a.Amount).ThenBy(a => a.Id),
        "-amount" => agreements.OrderByDescending(a => a.Amount).ThenBy(a => a.Id),
        "to" => agreements.OrderBy(a => a.To).ThenBy(a => a.Id),
        _ => agreements.OrderByDescending(a => a.To).ThenByDescending(a => a.Id),
    };
}
