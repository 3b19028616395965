using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Income;

/// <summary>How far an objection is.</summary>
public enum ObjectionStatus
{
    [Description("待核实")] Open = 1,
    [Description("属实，已更正")] Upheld = 2,
    [Description("不属实")] Dismissed = 3,
}

/// <summary>
/// A village's public notice (村级公示) of bindings, quantities and payments of a period, without identity numbers: printed as a numbered paper, posted
/// for some days, photographed; what villagers object becomes a case. Source: product.md, "Public notice".
/// </summary>
public sealed class PublicNotice : Aggregate
{
    /// <summary>Days that a notice hangs at least.</summary>
    public const int LeastDays = 7;

    /// <summary>Days ahead for which one may be made.</summary>
    public const int MostAhead = 365;

    private readonly List<Objection> objections = [];

    private PublicNotice() { }

    public PublicNotice(string number, string villageCode, DateOnly from, DateOnly to, DateOnly postedOn, DateOnly until, Guid paperId, Guid by, DateTime now)
    {
        if (villageCode.Length != 12) throw new RuleBroken("请选择到村。") { Field = "Village" };
        if (to < from) throw new RuleBroken("截止日期 {0} 早于开始日期 {1}。", to, from) { Field = "To" };
        if (to > BusinessDate.Of(now)) throw new RuleBroken("公示内容的截止日期 {0} 还没有到。", to) { Field = "To" };
        if (postedOn > BusinessDate.Of(now).AddDays(MostAhead)) throw new RuleBroken("张贴日期 {0} 太远，请核对。", postedOn) { Field = "PostedOn" };
        if (until < postedOn.AddDays(LeastDays - 1)) throw new RuleBroken("公示期至少 {0} 天。", LeastDays) { Field = "Until" };
        (Number, VillageCode, From, To, PostedOn, Until, PaperId, PostedBy, MadeAt) = (number, villageCode, from, to, postedOn, until, paperId, by, now);
    }

    /// <summary>GS20261126-0001.</summary>
    public string Number { get; private set; } = "";
    public string VillageCode { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public DateOnly PostedOn { get; private set; }
    public DateOnly Until { get; private set; }
    public Guid PaperId { get; private set; }

    /// <summary>The notice on the wall.</summary>
    public Guid? PhotoFileId { get; private set; }
    public Guid PostedBy { get; private set; }
    public DateTime MadeAt { get; private set; }
    public IReadOnlyList<Objection> Objections => objections;

    public void Photograph(Guid? photo) => PhotoFileId = photo ?? throw new RuleBroken("请上传张贴后的照片。") { Field = "Paper" };

    public Objection TakeObjection(string? who, string? text, Guid by, DateTime now)
    {
        var objection = new Objection(Id, who, text, by, now);
        objections.Add(objection);
        return objection;
    }

    /// <summary>Decided by another than who wrote it down.</summary>
    public void Decide(Guid objectionId, bool upheld, string? finding, Guid by, DateTime now) =>
        (objections.Find(o => o.Id == objectionId) ?? throw new NotThere()).Decide(upheld, finding, by, now);
}

/// <summary>What a villager objects to a notice.</summary>
public sealed class Objection : Entity
{
    private Objection() { }

    internal Objection(Guid noticeId, string? who, string? text, Guid by, DateTime at)
    {
        (NoticeId, RecordedBy, RecordedAt, Status) = (noticeId, by, at, ObjectionStatus.Open);
        Who = PersonalData.Initials(who, "Who");
        Text = PersonalData.Refuse(Guard.Text(text, "异议内容", 300), "Text");
    }

    public Guid NoticeId { get; private set; }

    /// <summary>A surname at most.</summary>
    public string? Who { get; private set; }
    public string Text { get; private set; } = "";
    public ObjectionStatus Status { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public string? Finding { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    internal void Decide(bool upheld, string? finding, Guid by, DateTime now)
    {
        if (Status != ObjectionStatus.Open) throw new RuleBroken("这条异议已经处理。");
        if (by == RecordedBy) throw new RuleBroken("登记异议的人不能自己处理，请由另一人核实。");
        (Finding, DecidedBy, DecidedAt) = (Guard.Text(finding, "核实情况", 300), by, now);
        Status = upheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed;
    }
}
