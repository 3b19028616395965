using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Web.Hosting;

/// <summary>
/// The seals as they are kept outside the database: one signed line each in heads.jsonl, beside the key that signs them. Whoever changes
/// the database and chains it anew cannot change these.
/// </summary>
public sealed class LedgerHeads(MarketSettings settings)
{
    private const string Key = "Seals__Folder";

    private sealed record Line(int Sequence, DateOnly Day, int Count, long Total, string Root, string Head, string Signature);

    private string KeyFile => Path.Combine(settings.SealsFolder, "seal-key.pem");
    private string HeadsFile => Path.Combine(settings.SealsFolder, "heads.jsonl");

    /// <summary>PEM; nothing before the first day was closed.</summary>
    public string? PublicKey
    {
        get
        {
            using var key = Reach(() => ReadKey());
            return key?.ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>What is signed of a seal: number, day, total and head, in UTF-8 with spaces between.</summary>
    public static byte[] SignatureText(int sequence, DateOnly day, long total, string head) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence} {day:yyyy-MM-dd} {total} {head}"));

    /// <summary>All that was kept, in order; a line that cannot be read counts as not genuine.</summary>
    /// <exception cref="SettingWrong">The folder cannot be read.</exception>
    public IReadOnlyList<KeptHead> Read() => Reach<IReadOnlyList<KeptHead>>(() =>
    {
        if (!File.Exists(HeadsFile)) return [];
        using var key = ReadKey();
        using var file = Open(FileAccess.Read);
        return [.. Lines(file).Select(line => Kept(line, key))];
    });

    /// <summary>The signature of a day as it was kept, in Base64; nothing where none was.</summary>
    public string? SignatureOf(DateOnly day) => Reach(() =>
    {
        if (!File.Exists(HeadsFile)) return null;
        using var file = Open(FileAccess.Read);
        return Lines(file).Select(Parsed).FirstOrDefault(line => line?.Day == day)?.Signature;
    });

    /// <summary>Adds what is not kept yet; the key is made for the first.</summary>
    /// <exception cref="SettingWrong">The folder cannot be written to.</exception>
    public void Keep(IReadOnlyList<LedgerSeal> seals) => Reach(() =>
    {
        if (seals.Count == 0) return true;
        Directory.CreateDirectory(settings.SealsFolder);
        using var key = ReadKey() ?? MakeKey();
        using var file = Open(FileAccess.ReadWrite);
        var last = Lines(file).Select(Parsed).LastOrDefault(line => line is not null)?.Sequence ?? 0;
        file.Seek(0, SeekOrigin.End);
        foreach (var seal in seals.Where(s => s.Sequence > last))
        {
            var signature = Convert.ToBase64String(key.SignData(SignatureText(seal.Sequence, seal.Day, seal.Total, seal.Head), HashAlgorithmName.SHA256));
            file.Write(JsonSerializer.SerializeToUtf8Bytes(new Line(seal.Sequence, seal.Day, seal.Count, seal.Total, seal.Root, seal.Head, signature)));
            file.WriteByte((byte)'\n');
        }
        file.Flush(flushToDisk: true);
        return true;
    });

    /// <summary>One process writes at a time; others wait for it a little.</summary>
    private FileStream Open(FileAccess access)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(HeadsFile, access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, access == FileAccess.Read ? FileShare.Read : FileShare.None);
            }
            catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException) && tries < 100)
            {
                Thread.Sleep(30);
            }
        }
    }

    private static List<string> Lines(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static KeptHead Kept(string text, ECDsa? key)
    {
        if (Parsed(text) is not { } line) return new(0, default, 0, 0, "", "", false);
        var genuine = key is not null && Convert.TryFromBase64String(line.Signature, new byte[256], out _)
            && key.VerifyData(SignatureText(line.Sequence, line.Day, line.Total, line.Head), Convert.FromBase64String(line.Signature), HashAlgorithmName.SHA256);
        return new(line.Sequence, line.Day, line.Count, line.Total, line.Root, line.Head, genuine);
    }

    private static Line? Parsed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ECDsa? ReadKey()
    {
        if (!File.Exists(KeyFile)) return null;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile));
        return key;
    }

    private ECDsa MakeKey()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return key;
    }

    private T Reach<T>(Func<T> reach)
    {
        try
        {
            return reach();
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException)
        {
            throw new SettingWrong(Key, $"文件夹 {settings.SealsFolder} 不能读写。");
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            throw new SettingWrong(Key, $"文件 {KeyFile} 不是封账签名的密钥，或者已经损坏。");
        }
    }
}
