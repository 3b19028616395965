using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>A line on a person's notices page, with the page it leads to.</summary>
public sealed class Notice : Entity
{
    private Notice() { }

    /// <param name="sentence">The Chinese sentence, the key of its translation.</param>
    /// <param name="arguments">JSON array of the texts for {0}, {1}, …</param>
    /// <param name="organisationId">The organisation for whose post it is; none for a person's own.</param>
    public Notice(Guid memberId, string sentence, string arguments, string link, DateTime at, Guid? organisationId = null) =>
        (MemberId, Sentence, Arguments, Link, At, OrganisationId) = (memberId, sentence, arguments, link, at, organisationId);

    public Guid MemberId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Sentence { get; private set; } = "";
    public string Arguments { get; private set; } = "[]";
    public string Link { get; private set; } = "/";
    public DateTime At { get; private set; }
    public DateTime? ReadAt { get; private set; }

    public void Read(DateTime now) => ReadAt ??= now;

    /// <summary>Goes to whoever took the post over.</summary>
    public void PassTo(Guid memberId) => MemberId = memberId;
}

/// <summary>A mail that leaves after the save that wrote it: the outbox row.</summary>
public sealed class OutboxMail : Entity
{
    private OutboxMail() { }

    public OutboxMail(string to, string subject, string body, DateTime now) =>
        (To, Subject, Body, WrittenAt, NextTryAt) = (to, subject, body, now, now);

    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTime NextTryAt { get; private set; }
    public string? LastError { get; private set; }

    public void Sent(DateTime now) => SentAt = now;

    /// <summary>Tried again after 1, 2, 4 … minutes, at most 6 hours apart; given up after 12 tries.</summary>
    public void Failed(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        NextTryAt = Attempts >= 12 ? DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc)
            : now.AddMinutes(Math.Min(360, Math.Pow(2, Attempts - 1)));
    }
}
