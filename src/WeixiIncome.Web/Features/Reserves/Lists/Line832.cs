using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>One row of an 832 list, read by itself; the buyer is looked up later.</summary>
internal sealed record Line832(SheetRow Row, Facts832 Facts);

/// <summary>Reads rows by the columns that were recognised.</summary>
/// <param name="own">Whose list it is, where the buyer handed it in: a list of one's own orders need not name oneself.</param>
/// <param name="supplier">The supplier who handed it in.</param>
internal sealed class Line832Reader(IReadOnlyDictionary<Field832, string> columns, IReadOnlyCollection<Category> categories, Organisation? own, Organisation? supplier)
{
    public Line832 Read(SheetRow row)
    {
        try
        {
            return new(row, Facts(row));
        }
        catch (RuleBroken broken) when (broken.Field is { } field && Enum.TryParse<Field832>(field, out var named) && columns.TryGetValue(named, out var title))
        {
            throw broken.In(title);
        }
    }

    private Facts832 Facts(SheetRow row)
    {
        var buyer = own is null ? Needed(row, Field832.Buyer, "采购单位") : own.Name;
        var facts = new Facts832(Purchase832.NumberOf(Text(row, Field832.Number)), supplier?.Name ?? Needed(row, Field832.Supplier, "供应商"), supplier?.CreditCode ?? Text(row, Field832.SupplierCode)?.ToUpperInvariant(),
            buyer, own is null ? Text(row, Field832.BuyerCode)?.ToUpperInvariant() : own.CreditCode, own?.Id, Line(row), row.Money(columns[Field832.Amount]), row.Day(columns[Field832.OrderedOn]),
            Has(row, Field832.PaidOn) ? row.Day(columns[Field832.PaidOn]) : null, Has(row, Field832.Refunded) ? row.Money(columns[Field832.Refunded]) : Money.Zero,
            Has(row, Field832.RefundedOn) ? row.Day(columns[Field832.RefundedOn]) : null, Cut(Text(row, Field832.Product)), CategoryOf(Text(row, Field832.Category)));
        return facts;
    }

    private ReserveLine Line(SheetRow row) => Text(row, Field832.Line) switch
    {
        null => ReserveLine.Canteen,
        var text when text.Contains("工会", StringComparison.Ordinal) => ReserveLine.Union,
        var text when text.Contains("个人", StringComparison.Ordinal) => ReserveLine.Personal,
        var text when text.Contains("食堂", StringComparison.Ordinal) || text.Contains("预算", StringComparison.Ordinal) => ReserveLine.Canteen,
        var text => throw new RuleBroken("采购类型“{0}”不认识，应写食堂、工会或个人。", text) { Field = columns[Field832.Line] },
    };

    /// <summary>By code or name; 832's other kinds of produce are unknown here and count.</summary>
    private Guid? CategoryOf(string? text) => text is null ? null : categories.FirstOrDefault(c => c.Name == text || string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase))?.Id;

    private bool Has(SheetRow row, Field832 field) => columns.TryGetValue(field, out var title) && row.Has(title);

    private string? Text(SheetRow row, Field832 field) => columns.TryGetValue(field, out var title) ? row.Text(title) : null;

    private string Needed(SheetRow row, Field832 field, string name) => columns.TryGetValue(field, out var title) ? row.Needed(title) : throw new RuleBroken("请填写{0}。", name);

    private static string? Cut(string? text) => text is { Length: > 200 } ? text[..200] : text;
}
