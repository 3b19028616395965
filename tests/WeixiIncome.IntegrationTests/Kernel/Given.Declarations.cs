using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Buying.Pledges;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A unit that declares, with those who check it.</summary>
public sealed record Declaring(Organisation Unit, Person Buyer, Organisation Supplier, Person Township, Person County);

public sealed partial class Given
{
    /// <summary>A village of <see cref="Township"/>.</summary>
    public const string Village = "533423102201";

    public static readonly byte[] Pdf = "%PDF-1.4 test\n%%EOF"u8.ToArray();

    public async Task<Declaring> Declaring(OrganisationKind kind = OrganisationKind.ShanghaiPartner, AssistanceRelation relation = AssistanceRelation.Shanghai, string? name = null)
    {
        var unit = await Organisation(kind, name, relation, kind == OrganisationKind.ShanghaiPartner ? "310113" : "533423");
        return new(unit, await Member(unit, MarketRole.Buyer), await Cooperative(), await TownshipOfficer(), await CountySupervisor());
    }

    public async Task<Person> TownshipOfficer(string area = Township) => await Member(await Organisation(OrganisationKind.Township, area: area), MarketRole.TownshipOfficer);

    /// <summary>What the form of a declaration takes, with a right value in each field.</summary>
    public static (string Name, string? Value)[] Typed(Declaring of, Guid category, DeclarationKind kind = DeclarationKind.Offline, string invoice = "", params (string Name, string? Value)[] changed)
    {
        var household = kind == DeclarationKind.HouseholdDirect;
        var offline = kind == DeclarationKind.Offline;
        (string Name, string? Value)[] usual =
        [
            ("Kind", kind.ToString()), ("SoldOn", "2026-11-18"), ("PaidOn", "2026-11-19"), ("SupplierId", household ? "" : of.Supplier.Id.ToString()), ("SupplierName", ""),
            ("OriginAreaCode", Village), ("Seller", household ? "和丽花" : ""), ("SoldTo", kind == DeclarationKind.HelpedToSell ? "某某超市" : ""), ("Venue", "Offline"), ("VenueOrderNumber", ""),
            ("InvoiceNumber", offline ? invoice.Length > 0 ? invoice : InvoiceNumber() : invoice), ("Purpose", "Union"), ("Statement", "按约定供货"),
            ("Lines[0].CategoryId", category.ToString()), ("Lines[0].Product", "鲜山药"), ("Lines[0].Quantity", "200"), ("Lines[0].Unit", "Kilogram"), ("Lines[0].Amount", "2400"),
        ];
        return [.. usual.Where(u => changed.All(c => c.Name != u.Name)), .. changed];
    }

    public Task<Guid> Category(string code) => market.InDb(db => db.Categories.Where(c => c.Code == code).Select(c => c.Id).SingleAsync());

    /// <summary>Written on the page.</summary>
    /// <returns>Its number, or the page that refused it.</returns>
    public async Task<(string Number, Seen Seen)> Keep(Declaring of, Visitor buyer, DeclarationKind kind = DeclarationKind.Offline, string invoice = "", params (string Name, string? Value)[] changed)
    {
        var seen = await buyer.Submit(await buyer.Get("/declarations/new"), "form#keep-declaration", Typed(of, await Category("yam"), kind, invoice, changed));
        return (seen.Location?.ToString().Split('/')[^1] ?? "", seen);
    }

    public static async Task Prove(Visitor buyer, string number, DeclarationKind kind)
    {
        foreach (var anyOf in kind.Needs().Evidence)
            await buyer.Upload(await buyer.Get($"/declarations/{number}"), "form#attach", [("Paper", "材料.pdf", Pdf)], ("Evidence", anyOf[0].ToString()));
    }

    /// <summary>Written, proven, handed in.</summary>
    public async Task<(string Number, Seen Seen)> Submitted(Declaring of, DeclarationKind kind = DeclarationKind.Offline, string invoice = "", params (string Name, string? Value)[] changed)
    {
        var buyer = await market.As(of.Buyer);
        var (number, kept) = await Keep(of, buyer, kind, invoice, changed);
        if (number.Length == 0) return (number, kept);
        await Prove(buyer, number, kind);
        return (number, await buyer.Submit(await buyer.Get($"/declarations/{number}"), "form#submit"));
    }

    /// <summary>Checked and verified too.</summary>
    public async Task<string> Entered(Declaring of, DeclarationKind kind = DeclarationKind.Offline, params (string Name, string? Value)[] changed)
    {
        var (number, _) = await Submitted(of, kind, "", changed);
        var township = await market.As(of.Township);
        await township.Submit(await township.Get($"/declarations/{number}"), "form#check");
        var county = await market.As(of.County);
        await county.Submit(await county.Get($"/declarations/{number}"), "form#verify");
        return number;
    }

    public Task<Declaration> Declaration(string number) => market.InDb(db =>
        db.Declarations.AsNoTracking().Include(d => d.Lines).Include(d => d.Papers).Include(d => d.Claims).SingleAsync(d => d.Number == number));

    /// <summary>A pledge of a unit for this year, signed.</summary>
    public Task<Pledge> Pledge(BuyingUnit unit, decimal? yuan = 10_000m, params GoodsTerms[] goods) => market.InDb(db => db.Write(async ct =>
    {
        var year = BusinessDate.Of(Now).Year;
        var pledge = Domain.Buying.Pledges.Pledge.Draft(await db.NextPledgeNumber(year, ct), unit.Organisation,
            new(year, PledgingBody.Unit, yuan is { } amount ? Money.FromYuan(amount) : null, goods, null), null, unit.Buyer.Id, Now);
        pledge.Sign(BusinessDate.Of(Now), "测试函1号", null, unit.Approver.Id, Now);
        db.Pledges.Add(pledge);
        await db.SaveChangesAsync(ct);
        return pledge;
    }, CancellationToken.None));
}
