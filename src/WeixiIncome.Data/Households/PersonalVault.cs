using System.Security.Cryptography;
using System.Text;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Households;

/// <summary>
/// Seals and opens what is personal: AES-256-GCM under the current key, the key's name in front. Digests (HMAC-SHA-256 under a
/// key of their own) find the same number again without opening anything.
/// </summary>
public sealed class PersonalVault(Func<PersonalKeys> keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = "weixi-income personal data"u8.ToArray();

    private PersonalKeys Keys => keys();

    public SealedText Name(string name) => Seal(name, Masks.Name(name));

    public SealedText ResidentNumber(string number) => Seal(number, Masks.ResidentNumber(number));

    public SealedText Number(string number) => Seal(number, Masks.Number(number));

    public SealedText Seal(string text, string mask)
    {
        var (ring, plain) = (Keys, Encoding.UTF8.GetBytes(text));
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(ring.Keys[ring.Current], TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), Purpose);
        return new($"{ring.Current}.{Convert.ToBase64String(bytes)}", mask);
    }

    /// <exception cref="CryptographicException">The key is not in the ring, or the text was changed.</exception>
    public string Open(SealedText text)
    {
        var dot = text.Cipher.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Keys.Keys.TryGetValue(text.Cipher[..dot], out var key)) throw new CryptographicException("The key of a sealed text is not in the ring.");
        var bytes = Convert.FromBase64String(text.Cipher[(dot + 1)..]);
        if (bytes.Length < NonceBytes + TagBytes) throw new CryptographicException("A sealed text is cut.");
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, Purpose);
        return Encoding.UTF8.GetString(plain);
    }

    public bool IsCurrent(SealedText text) => text.Cipher.StartsWith($"{Keys.Current}.", StringComparison.Ordinal);

    /// <summary>The same text under the current key.</summary>
    public SealedText Again(SealedText text) => IsCurrent(text) ? text : Seal(Open(text), text.Mask);

    public string Digest(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Keys.Index, Encoding.UTF8.GetBytes(text)));
}
