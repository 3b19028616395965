using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

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
