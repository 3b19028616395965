using QRCoder;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Addresses of ours as people outside type or scan them.</summary>
public sealed class PublicAddress(MarketSettings settings, IHttpContextAccessor http)
{
    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => (settings.BaseUrl?.ToString().TrimEnd('/') ?? (http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : "")) + path;

    /// <summary>The address as a QR code: a picture as a data address.</summary>
    public string QrCode(string path)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Of(path), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(6));
    }
}
