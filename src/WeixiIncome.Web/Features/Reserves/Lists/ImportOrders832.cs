using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>
/// Takes a list of 832 orders: the buyer's own, the finance bureau's, or a supplier's. Each order number counts once; what the
/// lists say of it is held against each other. All of the file or nothing.
/// </summary>
/// <param name="Source">None: the one whose headings fit.</param>
public sealed record ImportOrders832(UploadedSheet File, bool DryRun, List832? Source = null) : IImport;

internal sealed class ImportOrders832Handler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportOrders832, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportOrders832 request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        var (source, columns) = await db.Recognise(sheet, request.Source, user, cancellationToken);
        var own = await db.ReserveUnitOf(user, cancellationToken);
        var supplier = user.Has(MarketRole.CooperativeClerk) ? await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, cancellationToken) : null;
        var problems = new RowProblems();
        var reader = new Line832Reader(columns, await db.Categories.AsNoTracking().ToListAsync(cancellationToken), source == List832.Buyer ? own : null, source == List832.Supplier ? supplier : null);
        var lines = sheet.Rows.Select(row => problems.Try(row, () => reader.Read(row))).OfType<Line832>().ToList();
        var known = await KnownPurchases.Load(db, lines, cancellationToken);
        foreach (var line in lines) problems.Try(line.Row, () => known.Take(line, source, user.MemberId, clock.Now()));
        problems.Refuse();
        db.OutsideBuyers.AddRange(known.FreshBuyers);
        db.Purchases832.AddRange(known.Fresh);
        await db.SuspectOrders(known.Touched, cancellationToken);
        await db.Account(known.Touched, "832 名单导入", clock.Now(), cancellationToken);
        await db.SaveUnlessTaken(new RuleBroken("另一份名单刚刚导入了同样的订单，请重新检查文件。"), cancellationToken);
        return request.Finish(known.Counts);
    }
}

/// <summary>Which list it is, and what its columns hold.</summary>
internal static class Recognising
{
    /// <summary>The sources that a person may hand in.</summary>
    public static List832[] SourcesOf(this ICurrentUser user) =>
        user.IsBureau() ? [List832.Finance, List832.Buyer, List832.Supplier] : user.Has(MarketRole.CooperativeClerk) ? [List832.Supplier] : user.ActsForUnit() ? [List832.Buyer] : [];

    /// <exception cref="RuleBroken">A foreign or missing column; without a source: none fits, or several do.</exception>
    public static async Task<(List832 Source, IReadOnlyDictionary<Field832, string> Columns)> Recognise(this MarketDb db, SheetRows sheet, List832? named, ICurrentUser user, CancellationToken ct)
    {
        var allowed = user.SourcesOf();
        if (named is { } one && !allowed.Contains(one)) throw new NotThere();
        if ((named ?? (allowed.Length == 1 ? (List832?)allowed[0] : null)) is { } source) return (source, (await db.ColumnsOf(source, ct)).Read(sheet.Columns));
        var fitting = new List<(List832, IReadOnlyDictionary<Field832, string>)>();
        var refusals = new List<RuleBroken>();
        foreach (var each in allowed)
        {
            try
            {
                fitting.Add((each, (await db.ColumnsOf(each, ct)).Read(sheet.Columns)));
            }
            catch (RuleBroken broken)
            {
                refusals.Add(broken);
            }
        }
        // A list that names its buyers is the bureau's; a file that fits nobody is answered as the bureau's.
        return fitting.Count > 0 ? fitting[0] : throw (refusals.Count > 0 ? refusals[0] : new NotThere());
    }
}
