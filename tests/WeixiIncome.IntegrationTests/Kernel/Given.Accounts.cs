using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    public const string Password = "雪山下的老核桃树";

    /// <summary>A member who signs in with <see cref="Password"/>.</summary>
    public async Task<Person> SignedUp(Organisation organisation, MarketRole role, string? phone = null)
    {
        var person = await Member(organisation, role);
        await market.InDb(async db =>
        {
            var member = await db.Members.SingleAsync(m => m.Id == person.Id);
            member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, Password);
            member.PhoneNumber = phone;
            await db.SaveChangesAsync();
        });
        return person;
    }

    public Task AlsoHolds(Person person, Organisation organisation, MarketRole role) => market.InDb(async db =>
    {
        db.Memberships.Add(new Membership(person.Id, organisation, role, Domain.Shared.BusinessDate.Of(Now).AddDays(-1)));
        await db.SaveChangesAsync();
    });
}
