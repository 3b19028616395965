using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Complaints;

/// <summary>What a complaint is about, and whose matter it is.</summary>
/// <param name="Concerned">The organisation complained of; none where it is not known.</param>
/// <param name="About">The number of the order or product, or what the complainant called it.</param>
/// <param name="AreaCode">Whose desk it is: the concerned side's area within the county, else the county.</param>
public sealed record ComplaintMatter(ComplaintSubject Subject, Organisation? Concerned, string? About, string AreaCode);

/// <summary>Who complains: only the desk ever sees it. A complaint without any name is taken too.</summary>
public sealed record Complainant(Guid? MemberId, Guid? OrganisationId, string? Name, string? Phone);

/// <summary>
/// A complaint from its coming in to its closing, with deadlines: received → assigned → statement of the concerned side →
/// decided → closed, by another person than whoever decided, and never by the side concerned.
/// </summary>
public sealed class Complaint : Aggregate
{
    public const int LongestText = 2000;

    private readonly List<ComplaintStep> steps = [];
    private readonly List<ComplaintMessage> messages = [];
    private readonly List<ComplaintFile> files = [];

    private Complaint() { }

    /// <param name="number">TS20261125-0001, unique.</param>
    /// <param name="code">The secret that opens it to whoever has no account; only its digest is kept.</param>
    public Complaint(string number, string code, ComplaintMatter matter, Complainant who, string? text, ComplaintTerms terms, DateTime now)
    {
        var today = BusinessDate.Of(now);
        (Number, CodeDigest, Subject, ConcernedId, AreaCode) = (number, DigestOf(code), matter.Subject, matter.Concerned?.Id, matter.AreaCode);
        (MemberId, OrganisationId) = (who.MemberId, who.OrganisationId);
        About = Guard.OptionalText(matter.About, "投诉对象", 100);
        Text = Guard.Text(text, "投诉内容", LongestText);
        ContactName = Guard.OptionalText(who.Name, "姓名", 50);
        ContactPhone = Guard.OptionalText(who.Phone, "联系电话", 30);
        if (ContactPhone is { } phone && phone.Count(char.IsAsciiDigit) < 7) throw new RuleBroken("联系电话“{0}”不像电话号码，请核对，或者留空。", phone) { Field = "ContactPhone" };
        (Status, ReceivedAt) = (ComplaintStatus.Received, now);
        (AcceptBy, DecideBy) = (WorkingDays.After(today, terms.AcceptWorkingDays), today.AddDays(terms.DecideDays));
        steps.Add(new ComplaintStep(Id, ComplaintAct.Receive, who.MemberId, null, now));
    }

    public string Number { get; private set; } = "";
    public string CodeDigest { get; private set; } = "";
    public ComplaintSubject Subject { get; private set; }
    public Guid? ConcernedId { get; private set; }
    public string? About { get; private set; }
    public string AreaCode { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Of who complains, for the desk alone.</summary>
    public Guid? MemberId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string? ContactName { get; private set; }
    public string? ContactPhone { get; private set; }
    public ComplaintStatus Status { get; private set; }
    public DateTime ReceivedAt { get; private set; }

    /// <summary>The last days on which it should be taken up and decided.</summary>
    public DateOnly AcceptBy { get; private set; }
    public DateOnly DecideBy { get; private set; }
    public Guid? AssignedTo { get; private set; }
    public DateTime? AssignedAt { get; private set; }
    public string? Statement { get; private set; }
    public DateTime? StatedAt { get; private set; }
    public ComplaintDecision? Decision { get; private set; }

    /// <summary>What was found, and what is done about it.</summary>
    public string? Finding { get; private set; }
    public string? Measures { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>When the desk was reminded of each deadline; once each.</summary>
    public DateTime? RemindedToAcceptAt { get; private set; }
    public DateTime? RemindedToDecideAt { get; private set; }
    public IReadOnlyList<ComplaintStep> Steps => steps;
    public IReadOnlyList<ComplaintMessage> Messages => messages;
    public IReadOnlyList<ComplaintFile> Files => files;

    public static string DigestOf(string? code) => OneTimeCode.Digest(Guid.Empty, code);

    public bool IsOverdue(DateOnly today) => Status == ComplaintStatus.Received && AcceptBy < today
        || Status is ComplaintStatus.Received or ComplaintStatus.Assigned or ComplaintStatus.Stated && DecideBy < today;

    /// <summary>Taken up and given to an officer of the desk; before the decision it may be given to another.</summary>
    /// <param name="concerned">The organisation complained of, where the desk found it out.</param>
    public void Assign(Guid to, Organisation? concerned, Guid by, string? note, DateTime now)
    {
        MustBe(ComplaintStatus.Received, ComplaintStatus.Assigned, ComplaintStatus.Stated);
        if (ConcernedId is null && concerned is not null) ConcernedId = concerned.Id;
        (AssignedTo, AssignedAt) = (to, AssignedAt ?? now);
        Step(ComplaintAct.Assign, Status == ComplaintStatus.Received ? ComplaintStatus.Assigned : Status, by, note, now);
    }

    /// <summary>The concerned side says what it has to say; once, before the decision.</summary>
    public void State(string? text, Guid by, DateTime now)
    {
        MustBe(ComplaintStatus.Assigned);
        Statement = Guard.Text(text, "情况说明", LongestText);
        StatedAt = now;
        Step(ComplaintAct.State, ComplaintStatus.Stated, by, null, now);
    }

    /// <exception cref="RuleBroken">Not taken up yet, decided already, or without finding; upheld without measures.</exception>
    public void Decide(ComplaintDecision decision, string? finding, string? measures, Guid by, DateTime now)
    {
        MustBe(ComplaintStatus.Assigned, ComplaintStatus.Stated);
        if (by == MemberId) throw new RuleBroken("投诉人不能处理自己的投诉。");
        Finding = Guard.Text(finding, "调查结论", LongestText);
        Measures = decision == ComplaintDecision.Upheld ? Guard.Text(measures, "处理措施", LongestText) : Guard.OptionalText(measures, "处理措施", LongestText);
        (Decision, DecidedBy, DecidedAt) = (decision, by, now);
        Step(ComplaintAct.Decide, ComplaintStatus.Decided, by, null, now);
    }

    /// <summary>A second officer looks at it once more and closes it.</summary>
    public void Close(Guid by, string? note, DateTime now)
    {
        MustBe(ComplaintStatus.Decided);
        if (by == DecidedBy) throw new RuleBroken("作出处理的人不能办结，请由另一位工作人员复核后办结。");
        if (by == MemberId) throw new RuleBroken("投诉人不能处理自己的投诉。");
        (ClosedBy, ClosedAt) = (by, now);
        Step(ComplaintAct.Close, ComplaintStatus.Closed, by, note, now);
    }

    public void Say(ComplaintVoice voice, Guid? memberId, string? text, DateTime now)
    {
        if (Status == ComplaintStatus.Closed) throw new RuleBroken("投诉已办结，不能再留言；有新的情况请另提投诉。");
        if (messages.Count >= 100) throw new RuleBroken("留言太多了，请电话联系受理部门。");
        messages.Add(new ComplaintMessage(Id, voice, memberId, text, now));
    }

    public void Attach(ComplaintVoice voice, Guid fileId, DateTime now)
    {
        if (files.Count >= 20) throw new RuleBroken("附件最多 20 份。");
        files.Add(new ComplaintFile(Id, voice, fileId, now));
    }

    private void MustBe(params ComplaintStatus[] anyOf)
    {
        if (!anyOf.Contains(Status)) throw new RuleBroken("投诉 {0} 现在是“{1}”，不能做这一步。", Number, Status);
    }

    private void Step(ComplaintAct act, ComplaintStatus to, Guid by, string? note, DateTime now)
    {
        Status = to;
        steps.Add(new ComplaintStep(Id, act, by, Guard.OptionalText(note, "说明", 300), now));
    }
}
