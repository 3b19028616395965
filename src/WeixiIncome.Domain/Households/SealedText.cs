namespace WeixiIncome.Domain.Households;

/// <summary>
/// Something personal, kept unreadable: what the key ring made of it, and the mask that screens and sheets show instead.
/// Only a logged reveal opens it (docs/decisions/0020).
/// </summary>
/// <param name="Cipher">Key id, nonce, ciphertext and tag.</param>
/// <param name="Mask">Such as 和** or 533423********12.</param>
public sealed record SealedText(string Cipher, string Mask)
{
    public override string ToString() => Mask;
}

/// <summary>How personal things are masked.</summary>
public static class Masks
{
    /// <summary>The family name alone: 和**.</summary>
    public static string Name(string name) => name.Length <= 1 ? "*" : name[..FirstLength(name)] + new string('*', Math.Min(2, Math.Max(1, name.Length - FirstLength(name))));

    /// <summary>The first six and the last two: 533423**********12.</summary>
    public static string ResidentNumber(string number) => number[..6] + new string('*', 10) + number[^2..];

    /// <summary>The last four: *******5678.</summary>
    public static string Number(string number) => number.Length <= 4 ? new string('*', number.Length) : new string('*', number.Length - 4) + number[^4..];

    /// <summary>Characters beyond the basic plane take two.</summary>
    private static int FirstLength(string name) => char.IsHighSurrogate(name[0]) ? 2 : 1;
}
