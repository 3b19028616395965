using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Something that waits for a person: how many, perhaps how much money, and where to see to it.</summary>
/// <param name="Text">Chinese; translated where it is shown.</param>
public sealed record Awaiting(string Icon, string Text, int Count, Money? Amount, string Href, bool IsUrgent = false);
