using System.ComponentModel.DataAnnotations;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>A person as they are typed; sealed before anything is kept.</summary>
public sealed record TypedMember(
    [StringLength(40), Display(Name = "姓名")] string? Name = null, [Display(Name = "与户主关系")] Kinship? Kinship = null,
    [StringLength(24), Display(Name = "身份证号码")] string? ResidentNumber = null, [Display(Name = "出生年份")] int? BirthYear = null,
    [StringLength(24), Display(Name = "电话")] string? Phone = null, [Display(Name = "有劳动能力")] bool? CanWork = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(ResidentNumber) && string.IsNullOrWhiteSpace(Phone);

    /// <param name="known">The member as kept: what is left empty stays as it is.</param>
    public MemberTerms Sealed(PersonalVault vault, HouseholdMember? known = null)
    {
        var name = Guard.OptionalText(Name, "姓名", 40);
        if (name is null && known is null) throw new RuleBroken("请填写{0}。", "姓名") { Field = "Name" };
        var number = string.IsNullOrWhiteSpace(ResidentNumber) ? null : Domain.Households.ResidentNumber.Checked(ResidentNumber);
        var born = number is not null ? Domain.Households.ResidentNumber.BirthDay(number).Year : BirthYear ?? known?.BirthYear
            ?? throw new RuleBroken("请填写身份证号码，或者出生年份。") { Field = "BirthYear" };
        return new(name is null ? known!.Name : vault.Name(name), Kinship ?? known?.Kinship ?? throw new RuleBroken("请填写{0}。", "与户主关系") { Field = "Kinship" }, born, CanWork ?? known?.CanWork ?? false)
        {
            ResidentNumber = number is null ? known?.ResidentNumber : vault.ResidentNumber(number), ResidentDigest = number is null ? known?.ResidentSha256 : vault.Digest(number),
            Phone = PhoneOf() is { } phone ? vault.Number(phone) : known?.Phone,
        };
    }

    private string? PhoneOf()
    {
        var digits = new string([.. (Phone ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (digits.Length == 0) return null;
        return digits.Length is >= 7 and <= 15 && digits.All(c => char.IsAsciiDigit(c) || c == '+') ? digits : throw new RuleBroken("电话应为 7 至 15 位数字，请核对。") { Field = "Phone" };
    }
}

/// <summary>What a save says where a resident number or account is taken at the same moment.</summary>
internal static class HouseholdSaves
{
    public static RuleBroken NumberTaken => new("这个身份证号码已登记在另一户，请核对；分户的请先在原户办理离开。") { Field = "ResidentNumber" };
}
