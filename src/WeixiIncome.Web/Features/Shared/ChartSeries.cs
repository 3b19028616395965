namespace WeixiIncome.Web.Features.Shared;

/// <summary>One line of numbers in a chart, in step with its labels; null where nothing is known.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
