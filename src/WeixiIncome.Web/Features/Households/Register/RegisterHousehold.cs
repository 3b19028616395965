using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>An officer enters a household with its people.</summary>
/// <returns>Its number.</returns>
public sealed record RegisterHousehold(Guid FormKey, [Required, Display(Name = "村")] string? VillageCode, [Required, Display(Name = "户类型")] HouseholdKind? Kind, IReadOnlyList<TypedMember>? Members) : ICommand<string>, IOnce
{
    /// <summary>Rows that the empty form offers.</summary>
    public const int FormLines = 4;
}

internal sealed class RegisterHouseholdHandler(MarketDb db, ICurrentUser user, AreaBook areas, PersonalVault vault, TimeProvider clock) : IRequestHandler<RegisterHousehold, string>
{
    public async Task<string> Handle(RegisterHousehold form, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        areas.MustKeepVillage(user, form.VillageCode!);
        var people = (form.Members ?? []).Where(member => !member.IsEmpty).Select(member => member.Sealed(vault)).ToArray();
        if (people.Length == 0) throw new RuleBroken("请至少填写户主一人。") { Field = "Members" };
        await db.RefuseKnownNumbers(people, null, ct);
        var household = Household.Register(await db.NextHouseholdNumber(ct), form.VillageCode!, form.Kind!.Value, people, user.MemberId, clock.Now());
        db.Households.Add(household);
        await db.SaveUnlessTaken(HouseholdSaves.NumberTaken, ct);
        return household.Number;
    }
}

/// <summary>Rules of places and numbers that need the database or the book of areas.</summary>
internal static class HouseholdRules
{
    /// <exception cref="RuleBroken">No village, or none of the officer's.</exception>
    public static void MustKeepVillage(this AreaBook areas, ICurrentUser user, string code)
    {
        if (areas.Find(code) is not { Level: AreaLevel.Village }) throw new RuleBroken("请选择到村。") { Field = "VillageCode" };
        if (!user.SeesEverything && !Area.Contains(user.AreaCode, code)) throw new RuleBroken("“{0}”不在您的辖区，不能登记。", areas.Path(code)) { Field = "VillageCode" };
    }

    /// <summary>Where the other household is, is told only by its number, and only to who may see it.</summary>
    public static async Task RefuseKnownNumbers(this MarketDb db, IReadOnlyCollection<MemberTerms> people, Guid? within, CancellationToken ct)
    {
        var digests = people.Select(p => p.ResidentDigest).OfType<string>().ToList();
        if (digests.Count == 0) return;
        if (await db.Households.AnyAsync(h => h.Id != within && h.Members.Any(m => m.ResidentSha256 != null && digests.Contains(m.ResidentSha256)), ct)) throw HouseholdSaves.NumberTaken;
    }
}
