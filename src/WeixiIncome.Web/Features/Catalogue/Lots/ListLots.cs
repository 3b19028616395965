using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>Which lots of a supplier are shown.</summary>
public enum LotView
{
    [System.ComponentModel.Description("有库存")] InStock = 0,
    [System.ComponentModel.Description("收购中")] Open = 1,
    [System.ComponentModel.Description("30 天内到期")] Expiring = 2,
    [System.ComponentModel.Description("缺合格证")] WithoutCertificate = 3,
    [System.ComponentModel.Description("召回中")] Recalled = 4,
    [System.ComponentModel.Description("全部")] All = 9,
}

/// <summary>Lots, first expiry first.</summary>
public sealed record ListLots(LotView View = LotView.InStock, Guid? Product = null, string? Q = null, int? Page = null) : IRequest<LotsPage>;

/// <summary>The page.</summary>
public sealed record LotsPage(ListLots Query, Paged<LotRow> Rows, IReadOnlyList<SelectListItem> Products, bool IsSupplier, string VillageCode, DateOnly Today, Guid FormKey);

/// <summary>A lot in the list.</summary>
public sealed record LotRow(string Number, string Product, string ProductNumber, string Supplier, string Grade, LotKind Kind, LotStatus Status, DateOnly ProducedOn, DateOnly? BestBefore, string VillageCode, long Quantity, long Available, Unit Unit, int Households, string? Certificate, bool NeedsCertificate);

/// <summary>The same lots as a table.</summary>
public sealed record ExportLots(ListLots Query) : IRequest<ExportedSheet>;

internal sealed class ListLotsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ListLots, LotsPage>, IRequestHandler<ExportLots, ExportedSheet>
{
    private const int SoonDays = 30;

    public async Task<LotsPage> Handle(ListLots query, CancellationToken ct)
    {
        var supplies = user.Has(MarketRole.CooperativeClerk);
        var products = supplies ? await db.Products.Where(p => p.SupplierId == user.OrganisationId && p.Status != ProductStatus.Draft).OrderBy(p => p.Name).Select(p => new Choice(p.Id, p.Name)).ToChoices(ct) : [];
        return new(query, await Rows(query).Page(query.Page, ct), products, supplies, user.AreaCode, clock.Today(), Guid.CreateVersion7());
    }

    public async Task<ExportedSheet> Handle(ExportLots request, CancellationToken ct)
    {
        var rows = await Rows(request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([words["批次号"], words["产品"], words["等级"], words["类型"], words["状态"], words["采收或生产日期"], words["保质期至"], words["数量"], words["剩余"], words["单位"], words["户数"], words["合格证"]],
            rows.Select(r => (IReadOnlyList<object?>)[r.Number, r.Product, r.Grade, words.Of(r.Kind), words.Of(r.Status), r.ProducedOn, r.BestBefore, r.Unit.FromBase(r.Quantity), r.Unit.FromBase(r.Available), words.Of(r.Unit), r.Households, r.Certificate]));
    }

    private IQueryable<LotRow> Rows(ListLots query)
    {
        var soon = clock.Today().AddDays(SoonDays);
        var lots = db.Lots.AsNoTracking().VisibleTo(user, db);
        lots = query.View switch
        {
            LotView.InStock => lots.Where(l => l.Available > 0 || l.Status == LotStatus.Open),
            LotView.Open => lots.Where(l => l.Status == LotStatus.Open),
            LotView.Expiring => lots.Where(l => l.Available > 0 && l.BestBefore != null && l.BestBefore <= soon),
            LotView.WithoutCertificate => lots.Where(l => l.Available > 0 && l.Status == LotStatus.Ready && db.Categories.Any(c => c.Id == l.CategoryId && c.CertificateRequired) && !db.Certificates.Any(c => c.LotId == l.Id && c.VoidedAt == null)),
            LotView.Recalled => lots.Where(l => l.Status == LotStatus.Recalled),
            _ => lots,
        };
        if (query.Product is { } product) lots = lots.Where(l => l.ProductId == product);
        if (query.Q?.Trim() is { Length: > 0 } q) lots = lots.Where(l => l.Number.Contains(q));
        return from lot in lots
               join product1 in db.Products on lot.ProductId equals product1.Id
               join category in db.Categories on lot.CategoryId equals category.Id
               join supplier in db.Organisations on lot.SupplierId equals supplier.Id
               orderby lot.BestBefore == null, lot.BestBefore, lot.ProducedOn, lot.Number
               select new LotRow(lot.Number, product1.Name, product1.Number, supplier.Name, lot.Grade, lot.Kind, lot.Status, lot.ProducedOn, lot.BestBefore, lot.VillageCode, lot.Quantity, lot.Available, lot.Unit,
                   lot.Shares.Count(s => s.HouseholdId != null), db.Certificates.Where(c => c.LotId == lot.Id && c.VoidedAt == null).OrderByDescending(c => c.IssuedAt).Select(c => c.Number).FirstOrDefault(), category.CertificateRequired);
    }
}
