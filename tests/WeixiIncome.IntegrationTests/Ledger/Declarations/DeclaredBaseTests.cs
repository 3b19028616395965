using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Ledger.Declarations;

/// <summary>Whose produce a declared purchase was: a household's that the township names, a linked supplier's, or nobody's.</summary>
public abstract class DeclaredBaseTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private Declaring of = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        of = await market.Given.Declaring();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<Seen> Check(string number, string? household = null)
    {
        var officer = await market.As(of.Township);
        var page = await officer.Get($"/declarations/{number}");
        return household is null ? await officer.Submit(page, "form#check") : await officer.Submit(page, "form#check", ("Household", household));
    }

    private async Task<(PurchaseBase, bool)[]> Entered(string number)
    {
        var county = await market.As(of.County);
        var verified = await county.Submit(await county.Get($"/declarations/{number}"), "form#verify");
        Assert.True(verified.Status == HttpStatusCode.Redirect, verified.Text);
        return await market.InDb(async db => (await db.Ledger.AsNoTracking().Where(e => e.SourceNumber == number).Select(e => new { e.Base, e.Unattributed }).Distinct().ToListAsync()).Select(e => (e.Base, e.Unattributed)).ToArray());
    }

    [Theory]
    [InlineData(HouseholdKind.Alleviated, PurchaseBase.A)]
    [InlineData(HouseholdKind.SuddenHardship, PurchaseBase.C)]
    public async Task What_the_township_says_a_registered_household_sold_is_that_households(HouseholdKind kind, PurchaseBase expected)
    {
        var household = await market.Given.Household(kind: kind);
        var (number, _) = await market.Given.Submitted(of, DeclarationKind.HouseholdDirect);
        Assert.Contains("没有在册的农户", (await Check(number, "NH999999")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Check(number, household.Number)).Status);
        Assert.Equal([(expected, false)], await Entered(number));
        // The unit that declared learns no number of a household.
        Assert.DoesNotContain(household.Number, (await (await market.As(of.Buyer)).Get($"/declarations/{number}")).Text);
    }

    [Fact]
    public async Task Without_a_household_it_is_nobodys()
    {
        var (number, _) = await market.Given.Submitted(of, DeclarationKind.HouseholdDirect);
        Assert.Equal(HttpStatusCode.Redirect, (await Check(number, "")).Status);
        Assert.Equal([(PurchaseBase.C, true)], await Entered(number));
    }

    [Fact]
    public async Task A_linked_suppliers_produce_is_base_B_and_another_suppliers_is_nobodys()
    {
        var (plain, _) = await market.Given.Submitted(of);
        await Check(plain);
        Assert.Equal([(PurchaseBase.C, true)], await Entered(plain));
        await market.Given.Household(boundTo: of.Supplier);
        await market.Given.FirmBehind(of.Supplier, await market.Given.Organisation(OrganisationKind.LeadingFirm));
        var (linked, _) = await market.Given.Submitted(of, changed: [("SoldOn", "2026-11-20"), ("PaidOn", "2026-11-20")]);
        await Check(linked);
        Assert.Equal([(PurchaseBase.B, false)], await Entered(linked));
        Assert.Contains("只有向农户直接采购", (await (await market.As(of.Township)).PostTo($"/oversight/declarations/{(await market.Given.Submitted(of)).Number}/check", ("Household", (await market.Given.Household()).Number), ("FormKey", Guid.NewGuid().ToString()))).Text);
    }
}

public sealed class DeclaredBaseOnSqlite(SqliteDatabases databases) : DeclaredBaseTests(databases);

public sealed class DeclaredBaseOnMySql(MySqlDatabases databases) : DeclaredBaseTests(databases);
