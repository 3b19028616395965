using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>That somebody read something personal: who, of which household, what and why. Never changed; supervisors read it.</summary>
public sealed class PersonalReveal : Entity
{
    private PersonalReveal() { }

    public PersonalReveal(Guid householdId, string what, Guid by, Guid? organisationId, string? reason, DateTime at)
    {
        var why = PersonalData.Refuse(Guard.Text(reason, "查看原因", 200), "Reason");
        if (why.Length < 4) throw new RuleBroken("请写清楚查看原因，至少 4 个字。") { Field = "Reason" };
        (HouseholdId, What, By, OrganisationId, Reason, At) = (householdId, what, by, organisationId, why, at);
    }

    public Guid HouseholdId { get; private set; }

    /// <summary>Chinese, such as 姓名、身份证号码.</summary>
    public string What { get; private set; } = "";
    public Guid By { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }
}
