using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>A party of the market: a supplier, a buying unit, a person, or an office that watches over it.</summary>
public sealed class Organisation : Aggregate
{
    private readonly List<OrganisationStep> steps = [];

    private Organisation() { }

    public OrganisationKind Kind { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Checked by <see cref="Accounts.CreditCode"/>; none for persons and villages.</summary>
    public string? CreditCode { get; private set; }

    /// <summary>Where it sits; for suppliers the village or township of its produce.</summary>
    public string AreaCode { get; private set; } = Area.Weixi;
    public AssistanceRelation Relation { get; private set; }
    public OrganisationStatus Status { get; private set; }
    public string? Contact { get; private set; }
    public string? Phone { get; private set; }
    public string? Address { get; private set; }
    public string? About { get; private set; }

    /// <summary>The supplier's own account, to which buyers transfer directly: name, bank, number.</summary>
    public string? BankAccountName { get; private set; }
    public string? BankName { get; private set; }
    public string? BankAccountNumber { get; private set; }

    /// <summary>The unit for which an account buys that is not a unit itself: a person's own unit, if they wish, or the one whose canteen a contractor runs.</summary>
    public Guid? HomeUnitId { get; private set; }

    /// <summary>The superior unit (主管预算单位); none at the top of a tree.</summary>
    public Guid? SuperiorId { get; private set; }

    /// <summary>The way from the top of the tree to this unit, a step of 13 characters each: everything below a unit begins with its path.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>What its canteen is; none while nobody said so.</summary>
    public CanteenKind? CanteenKind { get; private set; }
    public DateTime JoinedAt { get; private set; }
    public IReadOnlyList<OrganisationStep> Steps => steps;

    /// <summary>Who recommended the application that awaits approval; needs the steps.</summary>
    public Guid? RecommendedBy => Status == OrganisationStatus.AwaitingApproval
        ? steps.Where(step => step.Status == OrganisationStatus.AwaitingApproval).MaxBy(step => step.At)?.MemberId : null;

    public bool IsActive => Status == OrganisationStatus.Active;

    /// <summary>An organisation entered by those who answer for it (bureau import, administrator), active at once.</summary>
    public static Organisation Register(OrganisationKind kind, string name, string? creditCode, string areaCode,
        AssistanceRelation relation, DateTime now, Guid? by = null)
    {
        var organisation = New(kind, name, creditCode, areaCode, relation, now);
        organisation.Move(OrganisationStatus.Active, by, null, now);
        return organisation;
    }

    /// <summary>A supplier's own application: township check → county recommendation → approval.</summary>
    public static Organisation Apply(OrganisationKind kind, string name, string creditCode, string areaCode, DateTime now, Guid? by)
    {
        if (!kind.IsSupplier()) throw new RuleBroken("只有合作社和龙头企业可以自行申请入驻；预算单位、帮扶单位由主管部门导入。");
        MustBeInWeixi(areaCode);
        var organisation = New(kind, name, creditCode, areaCode, AssistanceRelation.None, now);
        organisation.Move(OrganisationStatus.AwaitingTownship, by, null, now);
        return organisation;
    }

    private static void MustBeInWeixi(string areaCode)
    {
        if (!Area.Contains(Area.Weixi, areaCode) || areaCode.Length < 9) throw new RuleBroken("请选择所在的乡镇或村（社区）。") { Field = "AreaCode" };
    }

    private static Organisation New(OrganisationKind kind, string name, string? creditCode, string areaCode, AssistanceRelation relation, DateTime now)
    {
        var organisation = new Organisation
        {
            Kind = kind,
            Name = Guard.Text(name, "名称", 100),
            CreditCode = NeedsCode(kind) || !string.IsNullOrWhiteSpace(creditCode) ? Accounts.CreditCode.Parse(creditCode) : null,
            AreaCode = areaCode,
            Relation = relation,
            JoinedAt = now,
        };
        organisation.UnitPath = organisation.OwnStep;
        return organisation;
    }

    /// <summary>The random end of the id: unlike its beginning it does not come again in units made at the same time.</summary>
    private string OwnStep => $"{Id.ToString("N")[20..]}/";

    public void Describe(string? contact, string? phone, string? address, string? about)
    {
        Contact = Guard.OptionalText(contact, "联系人", 50);
        Phone = Guard.OptionalText(phone, "联系电话", 30);
        Address = Guard.OptionalText(address, "地址", 200);
        About = Guard.OptionalText(about, "简介", 2000);
    }

    public void UseAccount(string? name, string? bank, string? number)
    {
        BankAccountName = Guard.Text(name, "户名", 100);
        BankName = Guard.Text(bank, "开户行", 100);
        var digits = new string([.. (number ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (digits.Length is < 8 or > 32 || !digits.All(char.IsAsciiDigit))
            throw new RuleBroken("银行账号应为 8 至 32 位数字。") { Field = "BankAccountNumber" };
        BankAccountNumber = digits;
    }

    public void BindHomeUnit(Organisation? unit)
    {
        if (Kind != OrganisationKind.Person) throw new RuleBroken("只有个人账户可以绑定所在单位。");
        if (unit is { Kind: OrganisationKind.Person }) throw new RuleBroken("请选择单位，而不是个人。");
        HomeUnitId = unit?.Id;
    }

    /// <summary>The unit whose canteen the contractor runs: what it buys is bound to that unit (product.md, "The canteen reserve").</summary>
    public void RunCanteenOf(Organisation unit)
    {
        if (Kind != OrganisationKind.Contractor) throw new RuleBroken("只有食堂承包单位可以登记所服务的单位。");
        if (unit.Kind is OrganisationKind.Person or OrganisationKind.Contractor || !unit.Kind.IsBuyer()) throw new RuleBroken("“{0}”不是采购单位，不能登记为所服务的单位。", unit.Name) { Field = "HomeUnitId" };
        HomeUnitId = unit.Id;
    }

    /// <summary>The contract has ended: nothing more can be bought for the unit.</summary>
    public void StopCanteen()
    {
        if (Kind == OrganisationKind.Contractor) HomeUnitId = null;
    }

    /// <summary>
    /// Puts a budget unit under its superior, or at the top again. What stands below it follows by <see cref="Follow"/>.
    /// </summary>
    /// <exception cref="RuleBroken">Not a budget unit, itself, one of its own subordinates, or a tree deeper than six.</exception>
    public void PlaceUnder(Organisation? superior)
    {
        if (Kind != OrganisationKind.BudgetUnit || superior is { Kind: not OrganisationKind.BudgetUnit }) throw new RuleBroken("上下级关系只在预算单位之间设置。") { Field = "SuperiorId" };
        if (superior is not null && superior.UnitPath.StartsWith(UnitPath, StringComparison.Ordinal))
            throw new RuleBroken("“{0}”是“{1}”本身或它的下级，不能作为上级。", superior.Name, Name) { Field = "SuperiorId" };
        if (superior is { UnitPath.Length: >= LongestPath }) throw new RuleBroken("单位层级最多六级。") { Field = "SuperiorId" };
        (SuperiorId, UnitPath) = (superior?.Id, superior?.UnitPath + OwnStep);
    }

    /// <summary>Says what its canteen is, so that category rules can be held against its orders.</summary>
    public void KeepCanteen(CanteenKind? kind)
    {
        if (kind is { } named && !Enum.IsDefined(named)) throw new RuleBroken("请选择食堂类型。") { Field = "Canteen" };
        if (kind is not null && (Kind is OrganisationKind.Person or OrganisationKind.Contractor || !Kind.IsBuyer())) throw new RuleBroken("“{0}”不是采购单位，不能登记食堂类型。", Name) { Field = "Canteen" };
        CanteenKind = kind;
    }

    /// <summary>Characters of one step of a path.</summary>
    public const int StepLength = 13;

    /// <summary>Six steps.</summary>
    public const int LongestPath = 78;

    /// <summary>Moves along with a unit above it that was placed elsewhere.</summary>
    /// <param name="from">That unit's path before.</param>
    /// <param name="to">Its path now.</param>
    public void Follow(string from, string to)
    {
        if (!UnitPath.StartsWith(from, StringComparison.Ordinal)) return;
        var path = to + UnitPath[from.Length..];
        if (path.Length > LongestPath) throw new RuleBroken("单位层级最多六级。") { Field = "SuperiorId" };
        UnitPath = path;
    }

    /// <summary>Writes down something that changed besides its standing, such as another superior.</summary>
    public void Remark(Guid? by, string note, DateTime now) => Move(Status, by, Guard.Text(note, "说明", 500), now);

    public void Rename(string? name)
    {
        var newName = Guard.Text(name, "名称", 100);
        if (newName != Name) Raise(new OrganisationRenamed(Id));
        Name = newName;
    }

    /// <summary>The registration as the bureau or an administrator corrects it; orders keep what they were placed with.</summary>
    public void Amend(string? name, string? creditCode, string areaCode, AssistanceRelation relation)
    {
        var code = NeedsCode(Kind) || !string.IsNullOrWhiteSpace(creditCode) ? Accounts.CreditCode.Parse(creditCode) : null;
        Rename(name);
        (CreditCode, AreaCode, Relation) = (code, areaCode, relation);
    }

    private static bool NeedsCode(OrganisationKind kind) => kind is not (OrganisationKind.Person or OrganisationKind.Village);

    public void PassTownshipCheck(Guid by, string? note, DateTime now) =>
        Step(OrganisationStatus.AwaitingTownship, OrganisationStatus.AwaitingRecommendation, by, note, now);

    public void Recommend(Guid by, string? note, DateTime now) =>
        Step(OrganisationStatus.AwaitingRecommendation, OrganisationStatus.AwaitingApproval, by, note, now);

    /// <summary>A second person opens the market to the supplier: whoever recommended it does not approve it too.</summary>
    public void Approve(Guid by, string? note, DateTime now)
    {
        if (RecommendedBy == by)
            throw new RuleBroken("推荐和批准要由两个人分别办理，请由另一位县级主管或管理员批准。");
        Step(OrganisationStatus.AwaitingApproval, OrganisationStatus.Active, by, note, now);
    }

    /// <summary>Sent back at any step of the application, with the reason.</summary>
    public void Return(Guid by, string? reason, DateTime now)
    {
        if (Status is not (OrganisationStatus.AwaitingTownship or OrganisationStatus.AwaitingRecommendation or OrganisationStatus.AwaitingApproval))
            throw new RuleBroken("当前状态是“{0}”，不能退回。", Status);
        Move(OrganisationStatus.Returned, by, Guard.Text(reason, "退回原因", 500), now);
    }

    /// <summary>What the applicant wrote wrongly, mended before applying again.</summary>
    public void Correct(string? name, string? creditCode, string areaCode)
    {
        if (Status != OrganisationStatus.Returned) throw new RuleBroken("当前状态是“{0}”，这一步需要“{1}”。", Status, OrganisationStatus.Returned);
        MustBeInWeixi(areaCode);
        (Name, CreditCode, AreaCode) = (Guard.Text(name, "名称", 100), Accounts.CreditCode.Parse(creditCode), areaCode);
    }

    public void Reapply(Guid by, DateTime now) => Step(OrganisationStatus.Returned, OrganisationStatus.AwaitingTownship, by, null, now);

    public void Suspend(Guid by, string? reason, DateTime now)
    {
        if (Status != OrganisationStatus.Active) throw new RuleBroken("当前状态是“{0}”，不能暂停。", Status);
        Move(OrganisationStatus.Suspended, by, Guard.Text(reason, "暂停原因", 500), now);
    }

    public void Resume(Guid by, string? note, DateTime now) => Step(OrganisationStatus.Suspended, OrganisationStatus.Active, by, note, now);

    private void Step(OrganisationStatus from, OrganisationStatus to, Guid by, string? note, DateTime now)
    {
        if (Status != from) throw new RuleBroken("当前状态是“{0}”，这一步需要“{1}”。", Status, from);
        Move(to, by, Guard.OptionalText(note, "意见", 500), now);
    }

    private void Move(OrganisationStatus to, Guid? by, string? note, DateTime now)
    {
        Status = to;
        steps.Add(new OrganisationStep(Id, to, by, note, now));
    }
}

/// <summary>What it supplies is found under another name now.</summary>
public sealed record OrganisationRenamed(Guid OrganisationId) : IDomainEvent;

/// <summary>One step of an organisation's standing: who, when, why.</summary>
public sealed class OrganisationStep : Entity
{
    private OrganisationStep() { }

    internal OrganisationStep(Guid organisationId, OrganisationStatus status, Guid? memberId, string? note, DateTime at) =>
        (OrganisationId, Status, MemberId, Note, At) = (organisationId, status, memberId, note, at);

    public Guid OrganisationId { get; private set; }
    public OrganisationStatus Status { get; private set; }
    public Guid? MemberId { get; private set; }
    public string? Note { get; private set; }
    public DateTime At { get; private set; }
}
