using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>Pictures as people upload them, good and bad.</summary>
internal static class Pictures
{
    public static byte[] Of(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.OliveDrab);
            using var paint = new SKPaint { Color = SKColors.Brown };
            canvas.DrawCircle(width / 3f, height / 3f, height / 4f, paint);
        }
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static (int Width, int Height) SizeOf(byte[] bytes)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(bytes));
        return (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>A JPEG with a camera's notes: how it was held, and where.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var place = Encoding.ASCII.GetBytes("SECRET-PLACE\0");
        using var tiff = new MemoryStream();
        using (var write = new BinaryWriter(tiff, Encoding.ASCII, leaveOpen: true))
        {
            write.Write("II*\0"u8);
            write.Write(8);
            write.Write((ushort)2);
            write.Write((ushort)0x0112); write.Write((ushort)3); write.Write(1); write.Write((int)orientation);
            write.Write((ushort)0x013B); write.Write((ushort)2); write.Write(place.Length); write.Write(38);
            write.Write(0);
            write.Write(place);
        }
        byte[] exif = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    public static byte[] Wrong(string kind) => kind switch
    {
        "text" => Encoding.UTF8.GetBytes("这不是照片"),
        "svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(),
        "html" => "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(),
        "gif" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        "truncated" => Of(400, 300, SKEncodedImageFormat.Jpeg)[..^400],
        "huge" => HugePng(50_000),
        "empty" => [],
        "heavy" => [.. Of(40, 40, SKEncodedImageFormat.Png), .. new byte[10 * 1024 * 1024]],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A few hundred bytes that would be ten gigabytes of pixels.</summary>
    private static byte[] HugePng(int side)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(new byte[1000]);
        byte[] header = [.. BigEndian(side), .. BigEndian(side), 8, 6, 0, 0, 0];
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian(data.Length), .. body, .. BigEndian((int)Crc(body))];
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
