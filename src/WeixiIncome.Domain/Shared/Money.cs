namespace WeixiIncome.Domain.Shared;

/// <summary>An amount in renminbi, held as whole fen; all arithmetic is checked.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>From yuan, rounded half away from zero to the fen.</summary>
    public static Money FromYuan(decimal yuan) => new(checked((long)Math.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero)));

    /// <summary>
    /// From yuan as a person typed it.
    /// </summary>
    /// <param name="field">The field of the form that a refusal is about.</param>
    /// <exception cref="RuleBroken">Finer than a fen, or larger than any purchase.</exception>
    public static Money Typed(decimal yuan, string field)
    {
        if (decimal.Round(yuan, 2) != yuan) throw new RuleBroken("金额 {0} 太细：最多精确到分（两位小数）。", yuan) { Field = field };
        if (Math.Abs(yuan) > 1_000_000_000_000m) throw new RuleBroken("金额 {0} 过大，请核对单位是否为元。", yuan) { Field = field };
        return FromYuan(yuan);
    }

    public decimal Yuan => Fen / 100m;
    public bool IsZero => Fen == 0;
    public bool IsPositive => Fen > 0;

    public static explicit operator long(Money money) => money.Fen;
    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));
    public static Money operator -(Money a) => new(checked(-a.Fen));
    public static Money operator *(Money a, long times) => new(checked(a.Fen * times));
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>
    /// Splits by weights, exact to the fen by largest remainder; ties go to the earlier part.
    /// </summary>
    /// <param name="weights">Not negative, at least one above zero.</param>
    public Money[] Split(IReadOnlyList<long> weights)
    {
        if (weights.Count == 0 || weights.Any(w => w < 0) || weights.All(w => w == 0))
            throw new ArgumentException("Weights must be zero or more, and one above zero.", nameof(weights));
        var total = weights.Aggregate(Int128.Zero, (sum, w) => sum + w);
        var fen = (Int128)Math.Abs(Fen);
        var parts = weights.Select(w => (long)(fen * w / total)).ToArray();
        var rest = (long)(fen - parts.Aggregate(Int128.Zero, (sum, p) => sum + p));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => fen * weights[i] % total).ThenBy(i => i).Take((int)rest))
            parts[i]++;
        var sign = Fen < 0 ? -1 : 1;
        return [.. parts.Select(p => new Money(sign * p))];
    }

    public override string ToString() => FormattableString.Invariant($"¥{Yuan:N2}");
}
