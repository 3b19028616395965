using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace WeixiIncome.Web.Integrations.Mail;

/// <summary>Hands mails to the server of the settings.</summary>
internal sealed class MailPost(MailSettings settings)
{
    private const int ImplicitTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsSet => settings.IsSet;

    /// <summary>Sends one mail; a failure of any kind comes as an exception.</summary>
    /// <param name="body">Plain text; a line that is an address of ours is completed with the public address.</param>
    public async Task Send(string to, string subject, string body, CancellationToken ct)
    {
        if (settings is not { Host: { } host, From: { } from }) throw new InvalidOperationException("No mail server is set.");
        using var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = Completed(body) } };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        using var server = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await server.ConnectAsync(host, settings.Port, settings.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, ct);
        if (settings.User is { } user) await server.AuthenticateAsync(user, settings.Password ?? "", ct);
        await server.SendAsync(mail, ct);
        await server.DisconnectAsync(quit: true, ct);
    }

    private string Completed(string body) => settings.BaseUrl is not { } address ? body
        : string.Join('\n', body.Split('\n').Select(line => line.StartsWith('/') ? new Uri(address, line).AbsoluteUri : line));
}
