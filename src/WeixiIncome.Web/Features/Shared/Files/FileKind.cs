namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>What a paper's bytes really are: its name and the sender's word do not count.</summary>
public static class FileKind
{
    public const string Webp = "image/webp";

    /// <returns>The content type of a PDF, JPEG, PNG or WebP; null for anything else.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith("%PDF-"u8) => "application/pdf",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => Webp,
        _ => null,
    };
}
