using System.Security.Cryptography;
using System.Text;

namespace WeixiIncome.Domain.Accounts;

/// <summary>
/// Codes that one person reads to another: letters and digits that cannot be mistaken for each other, in groups of four.
/// Only a digest is kept.
/// </summary>
public static class OneTimeCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRTUVWXYZ";

    /// <param name="groups">Three groups are 59 bits: enough with a limit of tries and a day to live.</param>
    public static string New(int groups = 3) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>Digest of a code as it is kept, bound to what it is for; spaces, hyphens and case do not matter.</summary>
    public static string Digest(Guid purpose, string? code)
    {
        var plain = new string([.. (code ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose:N}|{plain}")));
    }
}
