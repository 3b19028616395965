namespace WeixiIncome.Web.Features.Shared;

/// <summary>A select of administrative divisions: Weixi's townships and villages, and unless told otherwise the rest of the country.</summary>
/// <param name="Field">Name of the form's field.</param>
/// <param name="Value">The code chosen so far.</param>
public sealed record AreaPicker(string Field, string? Value, bool WeixiOnly = false, bool Required = true);
