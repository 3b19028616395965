using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Ledger;

/// <summary>The whole life of a declaration, without pages.</summary>
public sealed class DeclarationTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Clerk = Guid.NewGuid(), Officer = Guid.NewGuid(), Supervisor = Guid.NewGuid();
    private static readonly Organisation Unit = Organisation.Register(OrganisationKind.PairedUnit, "测试单位", "91350100M000100Y43", "5301", AssistanceRelation.Provincial, Now);

    private static Declaration Drafted(DeclarationKind kind = DeclarationKind.Offline)
    {
        var category = new Category("yam", "山药", UnitFamily.Weight, true, false, "yam", 1);
        return Declaration.Draft("SB20261120-0001", Unit, new DeclarationTerms
        {
            Kind = kind, SoldOn = new(2026, 11, 18), PaidOn = new(2026, 11, 19), SupplierName = kind == DeclarationKind.HouseholdDirect ? null : "某合作社", OriginAreaCode = "533423102201",
            SoldTo = "某超市", InvoiceNumber = kind == DeclarationKind.Offline ? "26532000000000000001" : null, Lines = [new(category, "鲜山药", 1000, Domain.Shared.Unit.Kilogram, new Money(1200))],
        }, Clerk, Now);
    }

    private static Declaration Proven(DeclarationKind kind = DeclarationKind.Offline)
    {
        var declaration = Drafted(kind);
        foreach (var anyOf in kind.Needs().Evidence) declaration.Attach(anyOf[^1], Guid.NewGuid(), null, Clerk, Now);
        return declaration;
    }

    private static Declaration At(DeclarationStatus status)
    {
        var declaration = Proven();
        if (status == DeclarationStatus.Draft) return declaration;
        declaration.Submit(Unit, Unit.Id, Clerk, Now);
        if (status == DeclarationStatus.Withdrawn) declaration.Withdraw("错了", Clerk, Now);
        if (status == DeclarationStatus.Returned) declaration.Return("补", Officer, false, Now);
        if (status == DeclarationStatus.Rejected) declaration.Reject("假", Officer, false, Now);
        if (status is DeclarationStatus.Checked or DeclarationStatus.Entered or DeclarationStatus.Reversed) declaration.Check(null, Officer, false, Now);
        if (status is DeclarationStatus.Entered or DeclarationStatus.Reversed) declaration.Verify(null, Supervisor, false, Now);
        if (status == DeclarationStatus.Reversed) declaration.Reverse("重复", Supervisor, false, Now);
        return declaration;
    }

    [Fact]
    public void Every_act_leads_where_the_table_says_and_nowhere_else()
    {
        var acts = new Dictionary<DeclarationAct, Action<Declaration>>
        {
            [DeclarationAct.Submit] = d => d.Submit(Unit, Unit.Id, Clerk, Now), [DeclarationAct.Check] = d => d.Check(null, Officer, false, Now),
            [DeclarationAct.Verify] = d => d.Verify(null, Supervisor, false, Now), [DeclarationAct.Return] = d => d.Return("补", Officer, false, Now),
            [DeclarationAct.Reject] = d => d.Reject("假", Officer, false, Now), [DeclarationAct.Withdraw] = d => d.Withdraw("错了", Clerk, Now), [DeclarationAct.Reverse] = d => d.Reverse("重复", Supervisor, false, Now),
        };
        var found = new List<string>();
        foreach (var status in Enum.GetValues<DeclarationStatus>())
            foreach (var (act, carryOut) in acts)
            {
                var declaration = At(status);
                Assert.Equal(status, declaration.Status);
                try
                {
                    carryOut(declaration);
                    found.Add($"{status} {act} {declaration.Status}");
                }
                catch (RuleBroken)
                {
                    Assert.Equal(status, declaration.Status);
                }
            }
        Assert.Equal(
        [
            "Checked Reject Rejected", "Checked Return Returned", "Checked Verify Entered", "Checked Withdraw Withdrawn", "Draft Submit Submitted", "Draft Withdraw Withdrawn", "Entered Reverse Reversed",
            "Returned Submit Submitted", "Returned Withdraw Withdrawn", "Submitted Check Checked", "Submitted Reject Rejected", "Submitted Return Returned", "Submitted Withdraw Withdrawn",
        ], found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DeclarationKind.HelpedToSell, 2)]
    [InlineData(DeclarationKind.Offline, 2)]
    [InlineData(DeclarationKind.HouseholdDirect, 2)]
    public void Each_kind_names_the_papers_that_it_lacks(DeclarationKind kind, int papers)
    {
        Assert.Equal(papers, Drafted(kind).Missing().Count());
        Assert.Empty(Proven(kind).Missing());
        Assert.Throws<RuleBroken>(() => Drafted(kind).Submit(Unit, Unit.Id, Clerk, Now));
    }

    [Fact]
    public void Declarant_checker_and_verifier_are_three_people_and_none_of_the_unit()
    {
        Assert.Throws<RuleBroken>(() => At(DeclarationStatus.Submitted).Check(null, Clerk, false, Now));
        Assert.Throws<RuleBroken>(() => At(DeclarationStatus.Submitted).Check(null, Officer, true, Now));
        Assert.Throws<RuleBroken>(() => At(DeclarationStatus.Checked).Verify(null, Officer, false, Now));
        Assert.Throws<RuleBroken>(() => At(DeclarationStatus.Checked).Verify(null, Clerk, false, Now));
    }

    [Fact]
    public void Numbers_are_claimed_while_it_may_count()
    {
        foreach (var status in Enum.GetValues<DeclarationStatus>())
            Assert.Equal(status is DeclarationStatus.Submitted or DeclarationStatus.Checked or DeclarationStatus.Entered or DeclarationStatus.Returned ? 1 : 0, At(status).Claims.Count);
    }

    [Theory]
    [InlineData("和丽花", "和某")]
    [InlineData("和", "和某")]
    [InlineData("Li Ming", "L.M.")]
    [InlineData("𠮷田", "𠮷某")]
    [InlineData("", null)]
    public void Of_a_name_only_an_initial_is_kept(string typed, string? kept) => Assert.Equal(kept, PersonalData.Initials(typed, "Seller"));

    [Theory]
    [InlineData("533423198001011234", true)]
    [InlineData("身份证53342319800101123x。", true)]
    [InlineData("26532000000000000001", false)]
    [InlineData("91350100M000100Y43", false)]
    [InlineData("533423199913011234", false)]
    public void An_identity_number_is_refused_and_an_invoice_number_is_not(string text, bool refused)
    {
        if (refused) Assert.Throws<RuleBroken>(() => PersonalData.Refuse(text, "Statement"));
        else Assert.Equal(text, PersonalData.Refuse(text, "Statement"));
    }
}
