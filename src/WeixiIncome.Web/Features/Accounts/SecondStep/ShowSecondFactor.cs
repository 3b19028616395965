using MediatR;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>Whether an authenticator is asked for at sign-in, and how to set one up.</summary>
public sealed record ShowSecondFactor : IRequest<SecondFactorPage>;

/// <param name="Picture">The key as a QR code in a data address; only while it is being set up.</param>
/// <param name="Key">The same key to type.</param>
/// <param name="CodesLeft">Recovery codes not used yet.</param>
public sealed record SecondFactorPage(bool IsOn, string? Picture, string? Key, int CodesLeft);

internal sealed class ShowSecondFactorHandler(MarketDb db, ICurrentUser user, AuthenticatorKeys keys) : IRequestHandler<ShowSecondFactor, SecondFactorPage>
{
    private const int Pixels = 6;

    public async Task<SecondFactorPage> Handle(ShowSecondFactor request, CancellationToken cancellationToken)
    {
        var factor = await db.SecondFactors.AsNoTracking().Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.MemberId == user.MemberId, cancellationToken);
        if (factor is null) return new(false, null, null, 0);
        if (factor.EnabledAt is not null) return new(true, null, null, factor.RecoveryCodes.Count(code => code.UsedAt is null));
        var readable = AuthenticatorCode.Readable(keys.Open(factor.ProtectedKey));
        var name = await db.Members.Where(m => m.Id == user.MemberId).Select(m => m.UserName).SingleOrDefaultAsync(cancellationToken) ?? throw new NotThere();
        return new(false, Draw(name, readable.Replace(" ", "", StringComparison.Ordinal)), readable, 0);
    }

    private static string Draw(string userName, string secret)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/WeixiIncome:{Uri.EscapeDataString(userName)}?secret={secret}&issuer=WeixiIncome", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(Pixels))}";
    }
}
