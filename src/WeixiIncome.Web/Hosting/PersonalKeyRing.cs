using WeixiIncome.Data.Households;

namespace WeixiIncome.Web.Hosting;

/// <summary>The key ring's file as this process sees it: read again when it was changed, since a rotation runs in another process.</summary>
public sealed class PersonalKeyRing(MarketSettings settings)
{
    private const string Key = "PersonalData__KeyFile";
    private readonly Lock gate = new();
    private (DateTime Written, PersonalKeys Keys)? read;

    public string Path => settings.PersonalKeyFile;

    /// <exception cref="SettingWrong">There is no such file, or it is no key ring.</exception>
    public PersonalKeys Current
    {
        get
        {
            lock (gate)
            {
                var written = File.GetLastWriteTimeUtc(Path);
                if (read is { } known && known.Written == written) return known.Keys;
                var keys = Read() ?? throw new SettingWrong(Key, $"找不到农户个人资料的密钥文件 {Path}。首次安装请先运行 migrate；数据库是恢复来的，请把密钥文件一并恢复。");
                read = (written, keys);
                return keys;
            }
        }
    }

    /// <summary>Makes the file where nothing is sealed yet; a database that holds households without their keys is not touched.</summary>
    /// <exception cref="SettingWrong">The file is gone and the database needs it, or it is no key ring.</exception>
    public void MakeIfNothingIsSealed(bool anythingSealed)
    {
        if (anythingSealed) _ = Current;
        else if (Read() is null) Readable(() => PersonalKeys.Create(Path));
    }

    private PersonalKeys? Read() => Readable(() => PersonalKeys.Read(Path));

    private PersonalKeys? Readable(Func<PersonalKeys?> reach)
    {
        try
        {
            return reach();
        }
        catch (InvalidDataException)
        {
            throw new SettingWrong(Key, $"文件 {Path} 不是密钥文件，或者已经损坏。");
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException)
        {
            throw new SettingWrong(Key, $"文件 {Path} 不能读写。");
        }
    }
}
