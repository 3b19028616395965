using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A member of a test, with the organisation they act for.</summary>
public sealed record Person(Guid Id, string UserName, Guid OrganisationId);

/// <summary>What a test starts from; one partial file a module.</summary>
public sealed partial class Given(Market market)
{
    private static int counter;

    /// <summary>塔城镇, a town of Weixi.</summary>
    public const string Township = "533423102";

    public DateTime Now => market.Clock.Now();

    /// <summary>A valid credit code that no other test uses.</summary>
    public static string CreditCodeNumber()
    {
        var body = $"91533423{Interlocked.Increment(ref counter):000000000}";
        return body + CreditCode.CheckCharacter(body);
    }

    public async Task<Organisation> Organisation(OrganisationKind kind, string? name = null, AssistanceRelation relation = AssistanceRelation.None, string area = "533423")
    {
        var code = kind is OrganisationKind.Person or OrganisationKind.Village ? null : CreditCodeNumber();
        var organisation = Domain.Accounts.Organisation.Register(kind, name ?? $"测试{kind}{Interlocked.Increment(ref counter)}", code, area, relation, Now);
        if (kind.IsSupplier()) organisation.UseAccount(organisation.Name, "维西县农村信用社", "6222000011112222");
        await market.InDb(async db =>
        {
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync();
        });
        return organisation;
    }

    public Task<Organisation> Cooperative(string? name = null, string area = Township) => Organisation(OrganisationKind.Cooperative, name, area: area);

    public Task<Organisation> Canteen(string? name = null) => Organisation(OrganisationKind.BudgetUnit, name, AssistanceRelation.County);

    /// <summary>A person with roles in an organisation.</summary>
    public async Task<Person> Member(Organisation organisation, params MarketRole[] roles)
    {
        var name = $"member{Interlocked.Increment(ref counter)}";
        var member = new Member { UserName = name, DisplayName = $"测试员{counter}", CreatedAt = Now };
        await market.InDb(async db =>
        {
            member.NormalizedUserName = name.ToUpperInvariant();
            member.SecurityStamp = Guid.NewGuid().ToString("N");
            member.LockoutEnabled = true;
            db.Members.Add(member);
            foreach (var role in roles)
            {
                var to = role == MarketRole.Auditor ? BusinessDate.Of(Now).AddYears(1) : (DateOnly?)null;
                db.Memberships.Add(new Membership(member.Id, organisation, role, BusinessDate.Of(Now).AddDays(-1), to));
            }
            await db.SaveChangesAsync();
        });
        return new(member.Id, name, organisation.Id);
    }

    /// <summary>A published product with one offer: ¥20.00 a kilogram, minimum 1 kg, all year, no lead time.</summary>
    /// <param name="stock">Base units (grams).</param>
    public async Task<(Product Product, Offer Offer)> Product(Organisation supplier, string name = "老黑谷米", long stock = 1_000_000, string category = "rice",
        decimal price = 20m, long minimum = 1000, ProductStatus status = ProductStatus.Published)
    {
        return await market.InDb(async db => await db.Write(async ct =>
        {
            var kind = await db.Categories.SingleAsync(c => c.Code == category, ct);
            var product = new Product(await db.NextProductNumber(ct), supplier.Id, kind, name, "测试产品", supplier.AreaCode, Now);
            var unit = kind.UnitFamily switch { UnitFamily.Weight => Unit.Kilogram, UnitFamily.Volume => Unit.Litre, _ => Unit.Bottle };
            var offer = product.AddOffer(kind, new OfferTerms("普通", unit, [new(0, Money.FromYuan(price))], minimum, stock, 1, 12, 0, []), Now);
            if (status != ProductStatus.Draft) product.Submit(Now);
            if (status == ProductStatus.Published) product.Publish(Guid.NewGuid(), Now);
            db.Products.Add(product);
            db.OpenStock(offer, StockCause.Listed, Now);
            await db.SaveChangesAsync(ct);
            return (product, offer);
        }, CancellationToken.None));
    }
}
