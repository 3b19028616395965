using SkiaSharp;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared.Files;

/// <summary>
/// A photo made anew from what was uploaded: only JPEG, PNG and WebP that decode without a fault, turned upright, in two
/// sizes, without the camera's notes (place, time, owner).
/// </summary>
/// <param name="Large">WebP, the longer side at most 1,600 pixels.</param>
/// <param name="Small">WebP, the longer side at most 480 pixels.</param>
public sealed record Picture(byte[] Large, byte[] Small)
{
    private const int LongestSide = 12_000;
    private const int MostPixels = 40_000_000;

    /// <summary>A large PNG is decoded whole (160 MB at the limit), so one at a time.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <exception cref="RuleBroken">No picture of these kinds, too large, or cut off.</exception>
    public static async Task<Picture> Read(string name, byte[] bytes, CancellationToken ct)
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Decode(name, bytes), ct);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Picture Decode(string name, byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
            throw new RuleBroken("“{0}”不是 JPG、PNG 或 WebP 图片。", name);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width <= 0 || height <= 0 || width > LongestSide || height > LongestSide || (long)width * height > MostPixels)
            throw new RuleBroken("图片“{0}”太大：{1} × {2} 像素，最多 4000 万像素。", name, width, height);
        // A JPEG can be decoded at eighths of its size: the smallest that still holds the large picture.
        var eighths = Math.Clamp((int)Math.Ceiling(1600 * 8f / Math.Max(width, height)), 1, 8);
        var scaled = codec.GetScaledDimensions(eighths / 8f);
        using var bitmap = new SKBitmap(new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
            throw new RuleBroken("图片“{0}”不完整，请重新拍照或导出后上传。", name);
        using var upright = Turn(bitmap, codec.EncodedOrigin);
        return new(Encode(upright, 1600), Encode(upright, 480));
    }

    /// <summary>Cameras note how they were held; the pixels are turned so that the note is not needed.</summary>
    private static SKBitmap Turn(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        float w = bitmap.Width, h = bitmap.Height;
        var (matrix, sideways) = origin switch
        {
            SKEncodedOrigin.TopRight => (new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1), false),
            SKEncodedOrigin.BottomRight => (new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1), false),
            SKEncodedOrigin.BottomLeft => (new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1), false),
            SKEncodedOrigin.LeftTop => (new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1), true),
            SKEncodedOrigin.RightTop => (new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1), true),
            SKEncodedOrigin.RightBottom => (new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1), true),
            SKEncodedOrigin.LeftBottom => (new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1), true),
            _ => (SKMatrix.Identity, false),
        };
        var turned = new SKBitmap(sideways ? bitmap.Height : bitmap.Width, sideways ? bitmap.Width : bitmap.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(matrix);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static byte[] Encode(SKBitmap bitmap, int longest)
    {
        var scale = Math.Min(1f, (float)longest / Math.Max(bitmap.Width, bitmap.Height));
        var info = bitmap.Info.WithSize(Math.Max(1, (int)Math.Round(bitmap.Width * scale)), Math.Max(1, (int)Math.Round(bitmap.Height * scale)));
        using var resized = scale < 1f ? bitmap.Resize(info, new SKSamplingOptions(SKCubicResampler.Mitchell)) : bitmap.Copy();
        using var webp = resized.Encode(SKEncodedImageFormat.Webp, 80);
        return webp.ToArray();
    }
}
