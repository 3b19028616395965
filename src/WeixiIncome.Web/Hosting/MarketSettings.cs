using WeixiIncome.Data;

namespace WeixiIncome.Web.Hosting;

/// <summary>A setting is missing or wrong: one sentence that names the key.</summary>
public sealed class SettingWrong(string key, string sentence) : Exception($"设置 {key} 不对：{sentence}  (setting {key})")
{
    public static SettingWrong AddressTaken(string said) => new("ASPNETCORE_URLS", $"地址已被别的程序占用。{said}");
}

/// <summary>Which engine keeps the database.</summary>
public enum DatabaseProvider { Sqlite, MySql }

/// <summary>The settings of docs/operations.md, read once at the start and checked.</summary>
public sealed record MarketSettings(DatabaseProvider Provider, string Connection, string DataFolder, bool SeedDemo, Uri? BaseUrl, bool JobsEnabled, string PersonalKeyFile, string SealsFolder)
{
    public string UploadsFolder => Path.Combine(DataFolder, "uploads");

    /// <exception cref="SettingWrong">A value that cannot be understood.</exception>
    public static MarketSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        CheckUrls(configuration);
        var provider = configuration["Database:Provider"] is not { Length: > 0 } named ? DatabaseProvider.Sqlite
            : Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
            : throw new SettingWrong("Database__Provider", $"应为 Sqlite 或 MySql，现在是“{named}”。");
        var folder = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } path ? path : Path.Combine(environment.ContentRootPath, "data"));
        var connection = configuration.GetConnectionString("Market") is { Length: > 0 } text ? text
            : provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "market.db")}"
            : throw new SettingWrong("ConnectionStrings__Market", "使用 MySql 时必须填写数据库连接。");
        return new(provider, Settled(provider, connection), folder,
            Flag(configuration, "Demo:Seed", environment.IsDevelopment()), Address(configuration), Flag(configuration, "Jobs:Enabled", true),
            Path.GetFullPath(configuration["PersonalData:KeyFile"] is { Length: > 0 } file ? file : Path.Combine(folder, "personal-keys.json")),
            Path.GetFullPath(configuration["Seals:Folder"] is { Length: > 0 } seals ? seals : Path.Combine(folder, "seals")));
    }

    /// <exception cref="SettingWrong">It cannot be made or written to.</exception>
    public void MakeDataFolder()
    {
        try
        {
            Directory.CreateDirectory(DataFolder);
            using var probe = new FileStream(Path.Combine(DataFolder, $".writable-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or IOException)
        {
            throw new SettingWrong("Data__Folder", $"文件夹 {DataFolder} 不能写入。");
        }
    }

    /// <exception cref="SettingWrong">An address that the server cannot listen on.</exception>
    private static void CheckUrls(IConfiguration configuration)
    {
        foreach (var address in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                _ = BindingAddress.Parse(address);
            }
            catch (FormatException)
            {
                throw new SettingWrong("ASPNETCORE_URLS", $"地址“{address}”不对，应写成 http://127.0.0.1:5080 这样。");
            }
        }
    }

    /// <summary>Proxies besides those on this machine whose X-Forwarded headers are believed.</summary>
    /// <exception cref="SettingWrong">Not a list of networks.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> ProxyNetworks(IConfiguration configuration) =>
        [.. (configuration["Proxy:Networks"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(text =>
            System.Net.IPNetwork.TryParse(text, out var network) ? network
            : throw new SettingWrong("Proxy__Networks", $"应为网段列表，如 172.16.0.0/12，现在是“{text}”。"))];

    private static string Settled(DatabaseProvider provider, string connection)
    {
        try
        {
            return provider == DatabaseProvider.Sqlite ? SqliteMarketDb.Settle(connection) : MySqlMarketDb.Settle(connection);
        }
        catch (ArgumentException)
        {
            throw new SettingWrong("ConnectionStrings__Market", "数据库连接的写法无法识别。");
        }
    }

    private static bool Flag(IConfiguration configuration, string key, bool otherwise) =>
        configuration[key] is not { Length: > 0 } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw new SettingWrong(key.Replace(":", "__", StringComparison.Ordinal), $"应为 true 或 false，现在是“{text}”。");

    private static Uri? Address(IConfiguration configuration) =>
        configuration["Site:BaseUrl"] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new SettingWrong("Site__BaseUrl", $"应为 http(s):// 开头的网址，现在是“{text}”。");
}
