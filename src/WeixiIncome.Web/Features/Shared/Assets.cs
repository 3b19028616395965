using Microsoft.AspNetCore.Components;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Addresses of static files with their fingerprint, so that browsers may keep them for a year.</summary>
public static class Assets
{
    /// <param name="http">The request for which the page is made.</param>
    /// <param name="path">Relative to wwwroot, without a slash in front.</param>
    public static string Asset(this HttpContext http, string path)
    {
        var known = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{http.Request.PathBase}/{known?[path] ?? path}";
    }
}
