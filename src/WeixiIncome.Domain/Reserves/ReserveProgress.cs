using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>
/// How far a unit is: paid 832 orders bound to it ÷ reserved amount, in three lines, by the year of payment. Purchases on this
/// market are never in it; over 100 % is normal.
/// </summary>
public sealed record ReserveProgress(Money Reserved, Money Canteen, Money Union, Money Personal)
{
    public Money Paid => Canteen + Union + Personal;

    /// <summary>In percent, to one decimal; none where nothing is reserved.</summary>
    public decimal? Rate => Of(Paid);

    public decimal? Of(Money part) => Reserved.IsZero ? null : Math.Round((decimal)part.Fen * 100m / Reserved.Fen, 1, MidpointRounding.AwayFromZero);

    /// <summary>Where the year should stand by a day, linear over its days, that day included.</summary>
    public Money Due(int year, DateOnly today)
    {
        if (today.Year > year) return Reserved;
        if (today.Year < year) return Money.Zero;
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return new((long)((Int128)Reserved.Fen * today.DayOfYear / days));
    }

    /// <summary>What is missing to the pace of the year; zero for who keeps it.</summary>
    public Money Behind(int year, DateOnly today) => Due(year, today) - Paid is { IsPositive: true } missing ? missing : Money.Zero;

    public Money Missing => Reserved - Paid is { IsPositive: true } missing ? missing : Money.Zero;

    /// <summary>This month included; none when the year is over.</summary>
    public static int MonthsLeft(int year, DateOnly today) => today.Year > year ? 0 : today.Year < year ? 12 : 13 - today.Month;

    /// <summary>What has to be paid in each month that is left, rounded up to the fen; all of it when none is left.</summary>
    public Money PerMonth(int year, DateOnly today) =>
        MonthsLeft(year, today) is > 0 and var months ? new((Missing.Fen + months - 1) / months) : Missing;

    public static ReserveProgress operator +(ReserveProgress a, ReserveProgress b) => new(a.Reserved + b.Reserved, a.Canteen + b.Canteen, a.Union + b.Union, a.Personal + b.Personal);

    public static readonly ReserveProgress None = new(Money.Zero, Money.Zero, Money.Zero, Money.Zero);
}
