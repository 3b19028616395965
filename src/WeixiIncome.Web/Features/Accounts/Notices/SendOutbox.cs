using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Integrations.Mail;

namespace WeixiIncome.Web.Features.Accounts.Notices;

/// <summary>Sends what lies in the outbox and is due; answers how many mails left. Several replicas may do so at once.</summary>
public sealed record SendOutbox : IRequest<int>;

internal sealed class SendOutboxHandler(MarketDb db, IMediator mediator, MailPost post, TimeProvider clock, ILogger<SendOutboxHandler> log) : IRequestHandler<SendOutbox, int>
{
    private const int AtOnce = 50;

    public async Task<int> Handle(SendOutbox request, CancellationToken ct)
    {
        if (!post.IsSet) return 0;
        var now = clock.Now();
        var due = await db.Outbox.Where(m => m.SentAt == null && m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        var sent = 0;
        foreach (var id in due)
            if (await mediator.Send(new ClaimMail(id), ct) is { } mail && await Sent(mail, ct)) sent++;
        return sent;
    }

    private async Task<bool> Sent(ClaimedMail mail, CancellationToken ct)
    {
        string? error = null;
        try
        {
            await post.Send(mail.To, mail.Subject, mail.Body, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            error = failure.Message;
            log.LogWarning("Mail {Mail} was not sent: {Error}", mail.Id, failure.Message);
        }
        await mediator.Send(new SettleMail(mail.Id, error), ct);
        return error is null;
    }
}

/// <summary>Takes a due mail for this process; nobody else tries it for ten minutes. Null where another was faster.</summary>
public sealed record ClaimMail(Guid Id) : ICommand<ClaimedMail?>;

/// <summary>A mail that this process sends now.</summary>
public sealed record ClaimedMail(Guid Id, string To, string Subject, string Body);

internal sealed class ClaimMailHandler(MarketDb db, TimeProvider clock) : IRequestHandler<ClaimMail, ClaimedMail?>
{
    private static readonly TimeSpan Reserved = TimeSpan.FromMinutes(10);

    public async Task<ClaimedMail?> Handle(ClaimMail command, CancellationToken ct)
    {
        var now = clock.Now();
        var until = now + Reserved;
        var claimed = await db.Outbox.Where(m => m.Id == command.Id && m.SentAt == null && m.NextTryAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, until), ct);
        return claimed == 0 ? null : await db.Outbox.Where(m => m.Id == command.Id).Select(m => new ClaimedMail(m.Id, m.To, m.Subject, m.Body)).SingleAsync(ct);
    }
}

/// <summary>What came of sending a mail: gone, or to be tried again later.</summary>
public sealed record SettleMail(Guid Id, string? Error) : ICommand<bool>;

internal sealed class SettleMailHandler(MarketDb db, TimeProvider clock) : IRequestHandler<SettleMail, bool>
{
    public async Task<bool> Handle(SettleMail command, CancellationToken ct)
    {
        var mail = await db.Outbox.Where(m => m.Id == command.Id).OrNotThere(ct);
        if (command.Error is { } error) mail.Failed(error, clock.Now());
        else mail.Sent(clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
