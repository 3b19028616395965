using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace WeixiIncome.Domain.Accounts;

/// <summary>The six digits of an authenticator app: RFC 6238 with SHA-1 and steps of 30 seconds, as all apps know it.</summary>
public static class AuthenticatorCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The key as people type it into an app: base 32 in groups of four.</summary>
    public static string Readable(byte[] key)
    {
        var bits = string.Concat(key.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        var letters = bits.Chunk(5).Select(five => Base32[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]);
        return string.Join(' ', letters.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>The step that a code belongs to, one before or after now at most; none if the code is wrong.</summary>
    public static long? StepOf(byte[] key, string? code, DateTime now)
    {
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var current = StepAt(now);
        foreach (var step in (long[])[current, current - 1, current + 1])
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(At(key, step)))) return step;
        return null;
    }

    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond / StepSeconds;

    public static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own choice; a keyed digest of a counter does not rest on collision resistance.
        var digest = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = digest[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(digest.AsSpan(at, 4)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
