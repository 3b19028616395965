using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Lists;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying.Lists;

/// <summary>The unit's lists.</summary>
public sealed record ListLists : IRequest<ListsPage>;

/// <summary>The page of lists.</summary>
public sealed record ListsPage(IReadOnlyList<ListRow> Rows, Guid FormKey);

/// <summary>A list among others.</summary>
public sealed record ListRow(Guid Id, string Name, int Lines, string By, DateTime ChangedAt, string? Products);

internal sealed class ListListsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListLists, ListsPage>
{
    public async Task<ListsPage> Handle(ListLists query, CancellationToken ct)
    {
        var rows = await db.ShoppingLists.AsNoTracking().Of(user).OrderBy(l => l.Name).ThenBy(l => l.Id)
            .Select(l => new ListRow(l.Id, l.Name, l.Lines.Count, db.Members.Where(m => m.Id == l.CreatedBy).Select(m => m.DisplayName).FirstOrDefault() ?? "", l.ChangedAt,
                l.Lines.OrderBy(line => line.Position).Select(line => db.Offers.Where(o => o.Id == line.OfferId).Join(db.Products, o => o.ProductId, p => p.Id, (_, p) => p.Name).FirstOrDefault()).FirstOrDefault()))
            .ToListAsync(ct);
        return new(rows, Guid.CreateVersion7());
    }
}

/// <summary>A list with what its products cost and whether they can be had now.</summary>
public sealed record ShowList(Guid Id) : IRequest<ListPage>;

/// <summary>The list's page.</summary>
public sealed record ListPage(Guid Id, string Name, long Version, IReadOnlyList<ListItem> Items, Guid FormKey, bool IsUnit)
{
    public Money Total => Items.Where(item => item.IsOnSale).Aggregate(Money.Zero, (sum, item) => sum + item.Unit.Price(item.PriceNow, item.Quantity.BaseQuantity));
}

/// <summary>A line of the list.</summary>
public sealed record ListItem(Guid OfferId, string Product, string Number, string Specification, string Supplier, Measured Quantity, Money SeenPrice, Money PriceNow,
    Measured Available, bool IsOnSale, IReadOnlyList<Difference> Differences)
{
    public Unit Unit => Quantity.Unit;
}

internal sealed class ShowListHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowList, ListPage>
{
    public async Task<ListPage> Handle(ShowList query, CancellationToken ct)
    {
        var list = await db.ShoppingLists.AsNoTracking().Of(user).Where(l => l.Id == query.Id).OrNotThere(ct);
        return new(list.Id, list.Name, list.Version, await db.Items(list.Id, ct), Guid.CreateVersion7(), user.Kind != Domain.Accounts.OrganisationKind.Person);
    }
}

/// <summary>The lines of a list as page and sheet show them.</summary>
internal static class ListItems
{
    public static async Task<IReadOnlyList<ListItem>> Items(this MarketDb db, Guid listId, CancellationToken ct)
    {
        var rows = await (from line in db.ShoppingLists.Where(l => l.Id == listId).SelectMany(l => l.Lines)
                          join offer in db.Offers.Include(o => o.Tiers) on line.OfferId equals offer.Id
                          join product in db.Products on offer.ProductId equals product.Id
                          join category in db.Categories on product.CategoryId equals category.Id
                          join supplier in db.Organisations on offer.SupplierId equals supplier.Id
                          orderby line.Position, line.Id
                          select new { line, now = new OfferNow(offer, product, category, supplier) }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => Item(row.line, row.now))];
    }

    private static ListItem Item(Domain.Buying.Lists.ShoppingListLine line, OfferNow now)
    {
        var again = new Again(line.OfferId, now.Product.Name, line.Quantity, line.SeenPrice);
        return new(line.OfferId, now.Product.Name, now.Product.Number, now.Offer.Specification, now.Supplier.Name, new Measured(line.Quantity, now.Offer.Unit), line.SeenPrice,
            now.Offer.PriceFor(line.Quantity), new Measured(now.Offer.Available, now.Offer.Unit), now.IsOnSale, [.. Refill.Differences(again, now.Offer, now.IsOnSale)]);
    }
}

/// <summary>A list as a sheet, which can be imported again.</summary>
public sealed record ExportList(Guid Id) : IRequest<ExportedSheet>;

internal sealed class ExportListHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportList, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportList query, CancellationToken ct)
    {
        var list = await db.ShoppingLists.AsNoTracking().Of(user).Where(l => l.Id == query.Id).OrNotThere(ct);
        string[] columns = [ListColumns.Number, "产品", ListColumns.Specification, "供应商", ListColumns.Quantity, "单位", "今天单价", "金额", "库存"];
        return new([.. columns.Select(column => words[column])], (await db.Items(list.Id, ct)).Select(item => (IReadOnlyList<object?>)
            [item.Number, item.Product, item.Specification, item.Supplier, item.Quantity, words.Of(item.Unit), item.PriceNow, item.Unit.Price(item.PriceNow, item.Quantity.BaseQuantity), item.Available]));
    }
}

/// <summary>Where to note something: the unit's lists and a new name. @await Component.InvokeAsync("ListPicker", new { action, offerId, quantity }).</summary>
[ViewComponent(Name = "ListPicker")]
public sealed class ListPicker(IMediator mediator) : ViewComponent
{
    /// <param name="action">Where the form goes.</param>
    /// <param name="offerId">One offer; none for the whole cart or order.</param>
    /// <param name="quantity">Usual quantity to begin with, in the offer's unit.</param>
    public async Task<IViewComponentResult> InvokeAsync(string action, Guid? offerId = null, string? quantity = null)
    {
        var lists = HttpContext.Items["Lists"] as ListsPage ?? await mediator.Send(new ListLists(), HttpContext.RequestAborted);
        HttpContext.Items["Lists"] = lists;
        return View("/Features/Buying/Lists/ListPicker.cshtml", new PickedList(action, offerId, quantity, lists.Rows, Guid.CreateVersion7()));
    }
}

/// <summary>The picker's form.</summary>
public sealed record PickedList(string Action, Guid? OfferId, string? Quantity, IReadOnlyList<ListRow> Lists, Guid FormKey);
