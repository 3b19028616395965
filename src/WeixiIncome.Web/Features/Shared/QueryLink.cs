using Microsoft.AspNetCore.WebUtilities;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>The address of the present page with one part of its query changed, so that filters survive paging and sorting.</summary>
public static class QueryLink
{
    /// <param name="request">The request for which the page is made.</param>
    /// <param name="path">Another path with the same query; null for this page.</param>
    /// <param name="changes">Names to set; null removes a name.</param>
    public static string With(this HttpRequest request, string? path, params (string Name, string? Value)[] changes)
    {
        var query = request.Query
            .Where(pair => changes.All(change => change.Name != pair.Key))
            .SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(pair.Key, value)))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value)));
        return QueryHelpers.AddQueryString(path ?? $"{request.PathBase}{request.Path}", query);
    }
}
