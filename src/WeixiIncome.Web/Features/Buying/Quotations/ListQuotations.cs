using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Quotations;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>Requests for quotation that a buyer, an officer or an auditor may see.</summary>
/// <param name="Sort">deadline, -deadline, number; the newest first otherwise.</param>
public sealed record ListQuotations(string? Q, QuotationStatus? Status, string? Sort, int? Page) : IRequest<QuotationsPage>;

/// <summary>A request in the list.</summary>
public sealed record QuotationRow(Guid Id, string Number, string Unit, string Title, int Lines, DateTime Deadline, QuotationStatus Status);

/// <summary>The list, with how many answers came to each.</summary>
public sealed record QuotationsPage(ListQuotations Query, Paged<QuotationRow> Rows, IReadOnlyDictionary<Guid, int> Answers, bool Writes, bool ManyUnits);

internal sealed class ListQuotationsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListQuotations, QuotationsPage>
{
    public async Task<QuotationsPage> Handle(ListQuotations query, CancellationToken ct)
    {
        var rows = await db.QuotationRows(query, user).Page(query.Page, ct);
        return new(query, rows, await db.AnswersReceived([.. rows.Items.Select(row => row.Id)], ct), user.Has(MarketRole.Buyer), user.SeesEverything || user.OverseenArea is not null || user.Audit is not null);
    }
}

/// <summary>The same as a sheet.</summary>
public sealed record ExportQuotations(ListQuotations Query) : IRequest<ExportedSheet>;

internal sealed class ExportQuotationsHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportQuotations, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportQuotations request, CancellationToken ct)
    {
        var rows = await db.QuotationRows(request.Query, user).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        var answers = await db.AnswersReceived(rows.ConvertAll(row => row.Id), ct);
        string[] columns = ["询价单号", "采购单位", "询价名称", "行数", "报价截止时间", "已收报价", "状态"];
        return new([.. columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Unit, row.Title, row.Lines, row.Deadline, answers.GetValueOrDefault(row.Id), words.Of(row.Status)]));
    }
}

/// <summary>The list's rows, the same on the page and in the sheet.</summary>
internal static class ListedQuotations
{
    public static IQueryable<QuotationRow> QuotationRows(this MarketDb db, ListQuotations query, ICurrentUser user)
    {
        var quotations = db.Quotations.AsNoTracking().VisibleTo(user);
        if (query.Status is { } status) quotations = quotations.Where(q => q.Status == status);
        if (query.Q?.Trim() is { Length: > 0 and < 60 } words)
            quotations = quotations.Where(q => q.Number.Contains(words) || q.Title.Contains(words) || q.Lines.Any(l => l.Product.Contains(words)));
        quotations = query.Sort switch
        {
            "deadline" => quotations.OrderBy(q => q.Deadline).ThenBy(q => q.Id),
            "-deadline" => quotations.OrderByDescending(q => q.Deadline).ThenBy(q => q.Id),
            "number" => quotations.OrderBy(q => q.Number),
            _ => quotations.OrderByDescending(q => q.WrittenAt).ThenByDescending(q => q.Id),
        };
        return quotations.Select(q => new QuotationRow(q.Id, q.Number, db.Organisations.Where(o => o.Id == q.BuyerId).Select(o => o.Name).First(), q.Title, q.Lines.Count, q.Deadline, q.Status));
    }
}
