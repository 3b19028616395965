using System.Security.Cryptography;
using System.Text.Json;

namespace WeixiIncome.Data.Households;

/// <summary>
/// The key ring of personal data: a file outside the database, so that neither a copy of the database nor a backup of it alone
/// can be read. Older keys stay for reading; new text is sealed by the current one.
/// </summary>
public sealed record PersonalKeys(string Current, IReadOnlyDictionary<string, byte[]> Keys, byte[] Index)
{
    private const int KeyBytes = 32;

    private sealed record Kept(string Current, Dictionary<string, string> Keys, string Index);

    /// <returns>None where there is no such file.</returns>
    /// <exception cref="InvalidDataException">Not a key ring.</exception>
    public static PersonalKeys? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllText(path)) ?? throw new InvalidDataException(path);
            var keys = kept.Keys.ToDictionary(pair => pair.Key, pair => Convert.FromBase64String(pair.Value), StringComparer.Ordinal);
            var index = Convert.FromBase64String(kept.Index);
            if (!keys.ContainsKey(kept.Current) || index.Length != KeyBytes || keys.Values.Any(key => key.Length != KeyBytes)) throw new InvalidDataException(path);
            return new(kept.Current, keys, index);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(path, broken);
        }
    }

    /// <summary>A new ring; a file that somebody else made meanwhile is kept and read.</summary>
    public static PersonalKeys Create(string path)
    {
        var fresh = new PersonalKeys("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(KeyBytes) }, RandomNumberGenerator.GetBytes(KeyBytes));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            fresh.Write(path, FileMode.CreateNew);
            return fresh;
        }
        catch (IOException) when (File.Exists(path))
        {
            return Read(path)!;
        }
    }

    /// <summary>The ring with a new current key, written beside the file and then put in its place.</summary>
    public PersonalKeys Rotate(string path)
    {
        var next = $"k{Keys.Count + 1}";
        var rotated = this with { Current = next, Keys = new Dictionary<string, byte[]>(Keys, StringComparer.Ordinal) { [next] = RandomNumberGenerator.GetBytes(KeyBytes) } };
        var beside = $"{path}.new";
        rotated.Write(beside, FileMode.Create);
        File.Move(beside, path, overwrite: true);
        return rotated;
    }

    private void Write(string path, FileMode mode)
    {
        var text = JsonSerializer.Serialize(new Kept(Current, Keys.ToDictionary(pair => pair.Key, pair => Convert.ToBase64String(pair.Value)), Convert.ToBase64String(Index)));
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
