using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>The bureau says what the headings of a source's lists mean.</summary>
/// <param name="Titles">By field: headings, one a line.</param>
public sealed record KeepColumns(Guid FormKey, [Required, Display(Name = "名单来源")] List832? Source, long? Version, Dictionary<Field832, string?>? Titles) : ICommand<bool>, IOnce;

internal sealed class KeepColumnsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepColumns, bool>
{
    public async Task<bool> Handle(KeepColumns form, CancellationToken ct)
    {
        if (!user.IsBureau() || form.Source is not (List832.Finance or List832.Buyer or List832.Supplier)) throw new NotThere();
        var columns = await db.Columns832.Include(c => c.Columns).SingleOrDefaultAsync(c => c.Source == form.Source, ct);
        if (columns is null) db.Columns832.Add(columns = new Columns832(form.Source.Value));
        else columns.Expect(form.Version);
        columns.Keep([.. (form.Titles ?? []).Where(pair => Enum.IsDefined(pair.Key)).SelectMany(pair =>
            (pair.Value ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(title => (pair.Key, title)))], user.MemberId, clock.Now());
        await db.SaveUnlessTaken(new RuleBroken("这个来源的列对应刚刚由别人保存，请刷新后核对。"), ct);
        return true;
    }
}

/// <summary>The headings of each source, in a form.</summary>
public sealed record ShowColumns(KeepColumns? Typed = null) : IRequest<ColumnsPage>;

/// <summary>The page.</summary>
public sealed record ColumnsPage(IReadOnlyList<ColumnsForm> Forms);

/// <summary>One source's form.</summary>
public sealed record ColumnsForm(List832 Source, long? Version, IReadOnlyList<(Field832 Field, string Titles, bool IsRequired)> Fields);

internal sealed class ShowColumnsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowColumns, ColumnsPage>
{
    public async Task<ColumnsPage> Handle(ShowColumns request, CancellationToken cancellationToken)
    {
        if (!user.IsBureau()) throw new NotThere();
        var forms = new List<ColumnsForm>();
        foreach (var source in new[] { List832.Finance, List832.Buyer, List832.Supplier })
        {
            var columns = await db.ColumnsOf(source, cancellationToken);
            var typed = request.Typed?.Source == source ? request.Typed.Titles : null;
            forms.Add(new(source, columns.KeptAt is null ? null : columns.Version, [.. Enum.GetValues<Field832>().Select(field =>
                (field, typed?.GetValueOrDefault(field) ?? string.Join('\n', columns.Columns.Where(c => c.Field == field).Select(c => c.Title)), Columns832.Required(source).Contains(field)))]));
        }
        return new(forms);
    }
}
