using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A valid resident number of nobody: 990000 is no division of the country.</summary>
    public static string ResidentNumberOfNobody()
    {
        var digits = $"990000{1950 + Interlocked.Increment(ref counter) % 50}0315{counter % 1000:000}";
        return digits + ResidentNumber.CheckOf(digits);
    }

    public PersonalVault Vault => market.Services.GetRequiredService<PersonalVault>();

    /// <summary>A person as the register takes them.</summary>
    public MemberTerms Resident(string name, Kinship kinship = Kinship.Head, string? number = null, string? phone = null)
    {
        number ??= ResidentNumberOfNobody();
        return new(Vault.Name(name), kinship, ResidentNumber.BirthDay(number).Year, true)
        {
            ResidentNumber = Vault.ResidentNumber(number), ResidentDigest = Vault.Digest(number), Phone = phone is null ? null : Vault.Number(phone),
        };
    }

    /// <summary>A registered household of a head and a spouse; bound to a supplier where one is named.</summary>
    public Task<Household> Household(string village = Village, HouseholdKind kind = HouseholdKind.Alleviated, Organisation? boundTo = null, decimal? income = null, string head = "和示例", string? number = null) =>
        market.InDb(db => db.Write(async ct =>
        {
            var household = Domain.Households.Household.Register(await db.NextHouseholdNumber(ct), village, kind, [Resident(head, number: number), Resident("余示范", Kinship.Spouse)], null, Now);
            if (income is { } yuan) household.KeepYear(2025, Money.FromYuan(yuan), "测试", null, Now);
            if (boundTo is not null)
                household.Bind(new(boundTo.Id, LinkageMode.Contract, BusinessDate.Of(Now), null, null, ConsentHow.Signature, BusinessDate.Of(Now), null, false), null, Now);
            db.Households.Add(household);
            await db.SaveChangesAsync(ct);
            return household;
        }, CancellationToken.None));

    public async Task<Person> VillageOfficer(string village = Village) => await Member(await Organisation(OrganisationKind.Village, area: village), MarketRole.VillageOfficer);

    /// <summary>A leading firm behind a cooperative.</summary>
    public Task FirmBehind(Organisation cooperative, Organisation firm) => market.InDb(async db =>
    {
        db.FirmBindings.Add(new FirmBinding(cooperative.Id, firm.Id, BusinessDate.Of(Now), null, null, null, Now));
        await db.SaveChangesAsync();
    });
}
