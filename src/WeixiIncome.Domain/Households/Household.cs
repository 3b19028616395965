using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>
/// A registered household: its people, income by year, land and animals, helpers, plan, and the cooperatives it is bound to.
/// What is personal in it is sealed (docs/decisions/0020). Source of what is kept: county plan 维办发〔2022〕30号, measures 3 and 8, safeguards 4 and 6.
/// </summary>
public sealed partial class Household : Aggregate
{
    private readonly List<HouseholdMember> members = [];
    private readonly List<HouseholdYear> years = [];
    private readonly List<Holding> holdings = [];
    private readonly List<HelperAssignment> helpers = [];
    private readonly List<HouseholdPlan> plans = [];
    private readonly List<HouseholdBinding> bindings = [];
    private readonly List<HouseholdStep> steps = [];

    private Household() { }

    /// <summary>NH000123.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Twelve digits.</summary>
    public string VillageCode { get; private set; } = "";
    public HouseholdKind Kind { get; private set; }
    public HouseholdStatus Status { get; private set; }

    /// <summary>Bank account or 一卡通 on which payments arrive.</summary>
    public SealedText? Account { get; private set; }

    /// <summary>Keyed digest of the account: several households on one account are found by it.</summary>
    public string? AccountSha256 { get; private set; }
    public string? Bank { get; private set; }
    public DateOnly RegisteredOn { get; private set; }
    public DateOnly? LeftOn { get; private set; }
    public IReadOnlyList<HouseholdMember> Members => members;
    public IReadOnlyList<HouseholdYear> Years => years;
    public IReadOnlyList<Holding> Holdings => holdings;
    public IReadOnlyList<HelperAssignment> Helpers => helpers;
    public IReadOnlyList<HouseholdPlan> Plans => plans;
    public IReadOnlyList<HouseholdBinding> Bindings => bindings;
    public IReadOnlyList<HouseholdStep> Steps => steps;

    public HouseholdMember Head => members.Find(m => m is { IsHere: true, Kinship: Kinship.Head }) ?? members.Find(m => m.Kinship == Kinship.Head) ?? throw new InvalidOperationException("A household has a head.");

    public int People => members.Count(m => m.IsHere);

    public static Household Register(string number, string villageCode, HouseholdKind kind, IReadOnlyList<MemberTerms> people, Guid? by, DateTime now)
    {
        if (villageCode.Length != 12) throw new RuleBroken("请选择到村。") { Field = "VillageCode" };
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择户类型。") { Field = "Kind" };
        var household = new Household { Number = number, VillageCode = villageCode, Kind = kind, Status = HouseholdStatus.Registered, RegisteredOn = BusinessDate.Of(now) };
        household.members.AddRange(people.Select(person => new HouseholdMember(household.Id, person, household.RegisteredOn)));
        household.MustHaveOneHead();
        household.Record(HouseholdAct.Register, by, null, now);
        return household;
    }

    /// <summary>Gives a household that was read from a sheet its number.</summary>
    public void Give(string number) => Number = Number.Length == 0 ? number : throw new InvalidOperationException("It has a number.");

    /// <summary>Another village or kind, as the register says now.</summary>
    public void Reclassify(string villageCode, HouseholdKind kind, Guid? by, string? reason, DateTime now)
    {
        MustBeHere();
        if (villageCode.Length != 12) throw new RuleBroken("请选择到村。") { Field = "VillageCode" };
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择户类型。") { Field = "Kind" };
        if ((VillageCode, Kind) == (villageCode, kind)) return;
        (VillageCode, Kind) = (villageCode, kind);
        Record(HouseholdAct.Reclassify, by, Guard.Text(reason, "调整原因", 200), now);
    }

    public void PayTo(SealedText account, string digest, string? bank, Guid? by, DateTime now)
    {
        MustBeHere();
        (Account, AccountSha256, Bank) = (account, digest, Guard.Text(bank, "开户银行", 60));
        Record(HouseholdAct.Change, by, "收款账户", now);
    }

    public HouseholdMember Add(MemberTerms terms, Guid? by, DateTime now)
    {
        MustBeHere();
        var member = new HouseholdMember(Id, terms, BusinessDate.Of(now));
        members.Add(member);
        MustHaveOneHead();
        Record(HouseholdAct.Change, by, "新增成员", now);
        return member;
    }

    public void Change(Guid memberId, MemberTerms terms, Guid? by, DateTime now)
    {
        MustBeHere();
        var member = Find(memberId);
        if (!member.IsHere) throw new RuleBroken("这位成员已在 {0} 离开。", member.LeftOn);
        member.Write(terms);
        MustHaveOneHead();
        Record(HouseholdAct.Change, by, "成员资料", now);
    }

    /// <summary>Somebody died, moved or founded a household of their own. A head is followed by another member.</summary>
    /// <param name="nextHeadId">Who follows a head that leaves.</param>
    public void Leave(Guid memberId, LeftBecause why, DateOnly on, Guid? nextHeadId, Guid? by, DateTime now)
    {
        MustBeHere();
        var member = Find(memberId);
        if (!member.IsHere) throw new RuleBroken("这位成员已在 {0} 离开。", member.LeftOn);
        if (on > BusinessDate.Of(now)) throw new RuleBroken("日期 {0} 还没有到。", on) { Field = "On" };
        if (People == 1) throw new RuleBroken("这是最后一位成员：请办理整户迁出或销户。");
        if (member.Kinship == Kinship.Head)
        {
            var next = members.Find(m => m.Id == nextHeadId && m.IsHere && m.Id != memberId) ?? throw new RuleBroken("户主离开，请选择新的户主。") { Field = "NextHeadId" };
            next.Write(new MemberTerms(next.Name, Kinship.Head, next.BirthYear, next.CanWork) { ResidentNumber = next.ResidentNumber, ResidentDigest = next.ResidentSha256, Phone = next.Phone });
        }
        member.Leave(why, on);
        Record(HouseholdAct.MemberLeft, by, null, now);
    }

    /// <summary>The whole household moved away or is no more: its bindings end that day.</summary>
    /// <param name="because">Of all its members.</param>
    public void End(LeftBecause because, DateOnly on, string? reason, Guid? by, DateTime now)
    {
        MustBeHere();
        if (on > BusinessDate.Of(now)) throw new RuleBroken("日期 {0} 还没有到。", on) { Field = "On" };
        var why = Guard.Text(reason, "原因", 200);
        foreach (var binding in bindings.Where(b => b.To is null)) binding.End(on < binding.From ? binding.From : on, why);
        foreach (var member in members.Where(m => m.IsHere)) member.Leave(because, on);
        var movedAway = because == LeftBecause.Moved;
        (Status, LeftOn) = (movedAway ? HouseholdStatus.MovedAway : HouseholdStatus.Ended, on);
        Record(movedAway ? HouseholdAct.MoveAway : HouseholdAct.End, by, why, now);
    }

    /// <summary>The same under a new key.</summary>
    public void Reseal(Func<SealedText, SealedText> seal)
    {
        if (Account is not null) Account = seal(Account);
        foreach (var member in members) member.Reseal(seal);
    }

    private HouseholdMember Find(Guid memberId) => members.Find(m => m.Id == memberId) ?? throw new NotThere();

    private void MustBeHere()
    {
        if (Status != HouseholdStatus.Registered) throw new RuleBroken("这户现在是“{0}”，不能再改。", Status);
    }

    private void MustHaveOneHead()
    {
        var heads = members.Count(m => m is { IsHere: true, Kinship: Kinship.Head });
        if (heads != 1) throw new RuleBroken("一户要有一位户主，现在有 {0} 位。", heads) { Field = "Kinship" };
        var numbers = members.Where(m => m.ResidentSha256 is not null).Select(m => m.ResidentSha256).ToArray();
        if (numbers.Distinct().Count() != numbers.Length) throw new RuleBroken("同一个身份证号码填了两次。") { Field = "ResidentNumber" };
    }

    private void Record(HouseholdAct act, Guid? by, string? note, DateTime now) => steps.Add(new HouseholdStep(Id, act, by, PersonalData.Refuse(note, "Reason"), now));
}
