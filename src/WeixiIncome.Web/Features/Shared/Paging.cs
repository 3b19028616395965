using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>One page of a list, with how much there is in all.</summary>
/// <param name="Number">From 1.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Something that can be chosen from a list, as the database has it.</summary>
public sealed record Choice(Guid Id, string Name);

/// <summary>Ends of queries that every slice uses.</summary>
public static class QueryEnds
{
    /// <summary>Two queries: the count and the page. A page beyond the last shows the last.</summary>
    public static async Task<Paged<T>> Page<T>(this IQueryable<T> query, int? number, CancellationToken ct, int size = 20)
    {
        var total = await query.CountAsync(ct);
        var page = Math.Clamp(number ?? 1, 1, Math.Max(1, (total + size - 1) / size));
        return new(await query.Skip((page - 1) * size).Take(size).ToListAsync(ct), page, size, total);
    }

    /// <exception cref="NotThere">Nothing matches: not there, or not visible.</exception>
    public static async Task<T> OrNotThere<T>(this IQueryable<T> query, CancellationToken ct) where T : class =>
        await query.SingleOrDefaultAsync(ct) ?? throw new NotThere();

    /// <summary>For a select; ids are written here, since each database writes them in its own way.</summary>
    public static async Task<List<SelectListItem>> ToChoices(this IQueryable<Choice> choices, CancellationToken ct) =>
        (await choices.ToListAsync(ct)).ConvertAll(choice => new SelectListItem(choice.Name, choice.Id.ToString()));
}
