using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>
/// Keeps what a person uploads, outside the web root under random names. A command that carries files
/// (<see cref="IWithPaper"/>, <see cref="IWithPhotos"/>) finds them kept when its transaction opens and takes them into use;
/// what no command takes is swept away later.
/// </summary>
public sealed class UploadedFiles(MarketDb db, ICurrentUser user, TimeProvider clock, MarketSettings settings)
{
    /// <summary>10 MB, as the forms say.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    private readonly Dictionary<IFormFile, Guid> kept = [];

    /// <summary>A slip, invoice or other paper, kept as it is: PDF, JPEG, PNG or WebP by its bytes.</summary>
    /// <param name="file">At most <see cref="MostBytes"/>.</param>
    /// <param name="sharedWithOrganisationId">The other party, which may read it too.</param>
    /// <returns>The id under which it is found at /files/{id}.</returns>
    /// <exception cref="RuleBroken">Empty, too large or of another kind.</exception>
    public async Task<Guid> KeepPaper(IFormFile file, Guid? sharedWithOrganisationId, CancellationToken ct)
    {
        var bytes = await Read(file, ct);
        var type = FileKind.Of(bytes) ?? throw new RuleBroken("“{0}”不是 PDF 或 JPG、PNG、WebP 图片。", NameOf(file));
        var stored = Describe(file, type, bytes, isPublic: false);
        await Write(PathOf(stored, small: false), bytes, ct);
        if (sharedWithOrganisationId is not null) stored.Use(sharedWithOrganisationId);
        return await Save(file, stored, ct);
    }

    /// <summary>A digital invoice's XML, kept as it is; what it says is read by who asked for it.</summary>
    public async Task<Guid> KeepXml(IFormFile file, CancellationToken ct)
    {
        var bytes = await Read(file, ct);
        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes;
        if (!start.TrimStart(" \t\r\n"u8).StartsWith("<"u8)) throw new RuleBroken("“{0}”不是 XML 文件。", NameOf(file)) { Field = "Xml" };
        var stored = Describe(file, "application/xml", bytes, isPublic: false);
        await Write(PathOf(stored, small: false), bytes, ct);
        return await Save(file, stored, ct);
    }

    /// <summary>The bytes of a kept form file.</summary>
    public static async Task<byte[]> ReadXml(IFormFile file, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>A photo of produce, made anew in two sizes; everyone may see it.</summary>
    public async Task<Guid> KeepPhoto(IFormFile file, CancellationToken ct)
    {
        var picture = await Picture.Read(NameOf(file), await Read(file, ct), ct);
        var stored = Describe(file, FileKind.Webp, picture.Large, isPublic: true);
        await Write(PathOf(stored, small: false), picture.Large, ct);
        await Write(PathOf(stored, small: true), picture.Small, ct);
        return await Save(file, stored, ct);
    }

    /// <summary>
    /// Takes a kept file into use, inside the command that refers to it.
    /// </summary>
    /// <param name="sharedWith">The other party, which may read it too.</param>
    /// <returns>Null when the form brought no file.</returns>
    public async Task<Guid?> Take(IFormFile? file, Guid? sharedWith, CancellationToken ct)
    {
        if (file is null || !kept.TryGetValue(file, out var id)) return null;
        (await db.Files.SingleAsync(f => f.Id == id, ct)).Use(sharedWith);
        return id;
    }

    public string PathOf(StoredFile file, bool small) =>
        Path.Combine(settings.UploadsFolder, file.KeptAs[..2], small ? $"{file.KeptAs}-small" : file.KeptAs);

    private async Task<byte[]> Read(IFormFile file, CancellationToken ct)
    {
        if (file.Length == 0) throw new RuleBroken("文件“{0}”是空的。", NameOf(file));
        if (file.Length > MostBytes) throw new RuleBroken("文件“{0}”太大：最多 10 MB。", NameOf(file));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private StoredFile Describe(IFormFile file, string type, byte[] bytes, bool isPublic) =>
        new(NameOf(file), type, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), user.OrganisationId, user.MemberId, isPublic, clock.Now());

    private async Task<Guid> Save(IFormFile file, StoredFile stored, CancellationToken ct)
    {
        db.Files.Add(stored);
        await db.SaveChangesAsync(ct);
        kept[file] = stored.Id;
        return stored.Id;
    }

    /// <summary>The last part of the name, whatever the sender's system separates paths with.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = new string([.. file.FileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "file" : name.Length > 120 ? name[^120..] : name;
    }

    private static async Task Write(string path, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes, ct);
    }
}
