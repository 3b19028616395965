namespace WeixiIncome.Web.Sheets;

/// <summary>A table that somebody handed in, as it came.</summary>
public sealed record UploadedSheet(string Name, byte[] Content)
{
    public static UploadedSheet From(string path) => new(Path.GetFileName(path), File.ReadAllBytes(path));

    /// <summary>An upload; a larger one than a sheet may be is cut just above the limit, which refuses it.</summary>
    public static async Task<UploadedSheet> From(IFormFile upload, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await using var stream = upload.OpenReadStream();
        var buffer = new byte[81920];
        for (int read; kept.Length <= Sheet.MostBytes && (read = await stream.ReadAsync(buffer, ct)) > 0;) kept.Write(buffer, 0, read);
        return new(Path.GetFileName(upload.FileName), kept.ToArray());
    }
}
