using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Complaints;

/// <summary>Who did what with a complaint, and when.</summary>
public sealed class ComplaintStep : Entity
{
    private ComplaintStep() { }

    internal ComplaintStep(Guid complaintId, ComplaintAct act, Guid? memberId, string? note, DateTime at) =>
        (ComplaintId, Act, MemberId, Note, At) = (complaintId, act, memberId, note, at);

    public Guid ComplaintId { get; private set; }
    public ComplaintAct Act { get; private set; }
    public Guid? MemberId { get; private set; }
    public string? Note { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>A message between complainant and desk.</summary>
public sealed class ComplaintMessage : Entity
{
    private ComplaintMessage() { }

    internal ComplaintMessage(Guid complaintId, ComplaintVoice voice, Guid? memberId, string? text, DateTime at) =>
        (ComplaintId, Voice, MemberId, Text, At) = (complaintId, voice, memberId, Guard.Text(text, "留言", 1000), at);

    public Guid ComplaintId { get; private set; }
    public ComplaintVoice Voice { get; private set; }
    public Guid? MemberId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }
}

/// <summary>A file handed in with a complaint or a statement; the desk alone reads it.</summary>
public sealed class ComplaintFile : Entity
{
    private ComplaintFile() { }

    internal ComplaintFile(Guid complaintId, ComplaintVoice voice, Guid fileId, DateTime at) =>
        (ComplaintId, Voice, FileId, At) = (complaintId, voice, fileId, at);

    public Guid ComplaintId { get; private set; }
    public ComplaintVoice Voice { get; private set; }
    public Guid FileId { get; private set; }
    public DateTime At { get; private set; }
}
