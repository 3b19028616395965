using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>Money as whole fen.</summary>
public sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));

/// <summary>Instants in UTC only: another kind is refused on the way in and restored on the way out.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(at => Checked(at), at => DateTime.SpecifyKind(at, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime at) =>
        at.Kind == DateTimeKind.Utc ? at : throw new ArgumentException("An instant must be UTC.", nameof(at));
}
