namespace WeixiIncome.Domain.Buying.Agreements;

/// <summary>
/// How far an order may be from what was approved before and still need no approval of its own: ten in a hundred
/// (product.md: 「an approved standing order or plan covers its orders within ±10 %」), in whole base units or fen.
/// </summary>
public static class Tolerance
{
    public const int Percent = 10;

    /// <summary>The most that is covered, rounded down.</summary>
    public static long Most(long approved) => checked(approved + approved * Percent / 100);

    /// <summary>The least that is covered, rounded up.</summary>
    public static long Least(long approved) => approved - approved * Percent / 100;

    public static bool Holds(long approved, long wanted) => wanted >= Least(approved) && wanted <= Most(approved);
}
