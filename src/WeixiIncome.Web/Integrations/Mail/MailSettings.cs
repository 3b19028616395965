using System.Globalization;
using MimeKit;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Integrations.Mail;

/// <summary>Where mails are handed over; without a host they stay in the outbox and nothing fails.</summary>
/// <param name="BaseUrl">The public address, with which addresses of ours in a mail are completed.</param>
public sealed record MailSettings(string? Host, int Port, string? User, string? Password, string? From, Uri? BaseUrl)
{
    private const int Submission = 587;

    public bool IsSet => Host is not null;

    /// <exception cref="SettingWrong">A port that is none, a host without a sender, a sender that is no address.</exception>
    public static MailSettings Read(IConfiguration configuration, Uri? baseUrl)
    {
        string? Text(string key) => configuration[$"Mail:{key}"] is { Length: > 0 } text ? text : null;
        var port = Text("Port") is not { } typed ? Submission
            : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
            : throw new SettingWrong("Mail__Port", $"应为 1 至 65535 的端口号，现在是“{typed}”。");
        var settings = new MailSettings(Text("Host"), port, Text("User"), Text("Password"), Text("From"), baseUrl);
        if (settings.IsSet && !MailboxAddress.TryParse(settings.From, out _))
            throw new SettingWrong("Mail__From", $"设置了 Mail__Host 时应为发件邮箱地址，现在是“{settings.From}”。");
        return settings;
    }
}
