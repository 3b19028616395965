using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Sheets;

/// <summary>Where an uploaded table lies between its preview and the confirmation: a sealed file of the data folder, for a day, for the one who brought it.</summary>
public sealed class SheetShelf(MarketSettings settings, ICurrentUser user, TimeProvider clock, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("sheets between preview and confirmation");

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private string Folder => Path.Combine(settings.DataFolder, "imports");

    /// <returns>The key under which the same person finds it again.</returns>
    public async Task<Guid> Put(UploadedSheet file, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.EnumerateFiles(Folder).Where(path => File.GetLastWriteTimeUtc(path) < clock.GetUtcNow().UtcDateTime - Kept)) File.Delete(old);
        var key = Guid.NewGuid();
        await File.WriteAllBytesAsync(Place(key, ".sheet"), seal.Protect(file.Content), ct);
        await File.WriteAllTextAsync(Place(key, ".name"), file.Name, ct);
        return key;
    }

    /// <exception cref="RuleBroken">Not there any more, or somebody else's.</exception>
    public async Task<UploadedSheet> Take(Guid key, CancellationToken ct)
    {
        if (!File.Exists(Place(key, ".sheet"))) throw new RuleBroken("上传的文件已过期，请重新选择文件。");
        try
        {
            return new(await File.ReadAllTextAsync(Place(key, ".name"), ct), seal.Unprotect(await File.ReadAllBytesAsync(Place(key, ".sheet"), ct)));
        }
        catch (CryptographicException)
        {
            // Its key is gone, or an older version laid it there.
            throw new RuleBroken("上传的文件已过期，请重新选择文件。");
        }
    }

    public void Clear(Guid key)
    {
        File.Delete(Place(key, ".sheet"));
        File.Delete(Place(key, ".name"));
    }

    private string Place(Guid key, string ending) => Path.Combine(Folder, $"{user.MemberId:N}-{key:N}{ending}");
}
