using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>How a member belongs to the head of the household.</summary>
public enum Kinship
{
    [Description("户主")] Head = 1,
    [Description("配偶")] Spouse = 2,
    [Description("子女")] Child = 3,
    [Description("父母")] Parent = 4,
    [Description("祖父母")] Grandparent = 5,
    [Description("孙子女")] Grandchild = 6,
    [Description("兄弟姐妹")] Sibling = 7,
    [Description("其他")] Other = 8,
}

/// <summary>Why somebody is no longer a member.</summary>
public enum LeftBecause
{
    [Description("去世")] Death = 1,
    [Description("迁出")] Moved = 2,
    [Description("婚嫁或分户")] NewHousehold = 3,
    [Description("登记有误")] Mistake = 4,
}

/// <summary>What is known of a person, sealed by whoever read the form; digests find it again without opening it.</summary>
public sealed record MemberTerms(SealedText Name, Kinship Kinship, int BirthYear, bool CanWork)
{
    public SealedText? ResidentNumber { get; init; }
    public string? ResidentDigest { get; init; }
    public SealedText? Phone { get; init; }
}

/// <summary>A person of a household.</summary>
public sealed class HouseholdMember : Entity
{
    private HouseholdMember() { }

    internal HouseholdMember(Guid householdId, MemberTerms terms, DateOnly joinedOn)
    {
        (HouseholdId, JoinedOn) = (householdId, joinedOn);
        Write(terms);
    }

    public Guid HouseholdId { get; private set; }
    public SealedText Name { get; private set; } = null!;
    public Kinship Kinship { get; private set; }
    public SealedText? ResidentNumber { get; private set; }

    /// <summary>Keyed digest of the number while the person is a member: unique over all households.</summary>
    public string? ResidentSha256 { get; private set; }
    public SealedText? Phone { get; private set; }
    public int BirthYear { get; private set; }
    public bool CanWork { get; private set; }
    public DateOnly JoinedOn { get; private set; }
    public DateOnly? LeftOn { get; private set; }
    public LeftBecause? LeftBecause { get; private set; }

    public bool IsHere => LeftOn is null;

    internal void Write(MemberTerms terms)
    {
        if (terms.BirthYear is < 1880 or > 2100) throw new RuleBroken("出生年份 {0} 不对，请核对。", terms.BirthYear) { Field = "BirthYear" };
        (Name, Kinship, BirthYear, CanWork) = (terms.Name, terms.Kinship, terms.BirthYear, terms.CanWork);
        (ResidentNumber, ResidentSha256, Phone) = (terms.ResidentNumber, terms.ResidentDigest, terms.Phone);
    }

    /// <summary>The number is free for another household from then on.</summary>
    internal void Leave(LeftBecause why, DateOnly on) => (LeftBecause, LeftOn, ResidentSha256) = (why, on, null);

    /// <summary>The same under a new key.</summary>
    public void Reseal(Func<SealedText, SealedText> seal)
    {
        Name = seal(Name);
        if (ResidentNumber is not null) ResidentNumber = seal(ResidentNumber);
        if (Phone is not null) Phone = seal(Phone);
    }
}
