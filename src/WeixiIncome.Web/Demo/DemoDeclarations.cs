using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>Declarations in every state, each with its sample papers.</summary>
internal sealed class DemoDeclarations(DemoParties parties, DemoIds ids, DateTime now)
{
    private sealed record Plan(DeclarationKind Kind, int Unit, int DaysAgo, int? Supplier, string Origin, string Category, string Product, decimal Quantity, Unit Of, decimal Amount,
        DeclarationStatus Upto, Purpose Purpose = Purpose.Union, Venue Venue = Venue.Offline, string? SoldTo = null);

    private static readonly Plan[] Plans =
    [
        new(DeclarationKind.HelpedToSell, 6, 60, 0, "533423103204", "yam", "鲜山药", 1800, Unit.Kilogram, 28_800m, DeclarationStatus.Entered, SoldTo: "示例连锁超市有限公司"),
        new(DeclarationKind.HelpedToSell, 11, 45, 0, "533423103", "yam", "山药片", 400, Unit.Jin, 18_400m, DeclarationStatus.Entered, Venue: Venue.ShanghaiPlatform, SoldTo: "上海示例食品有限公司"),
        new(DeclarationKind.Offline, 11, 38, 0, "533423103204", "yam", "鲜山药", 600, Unit.Kilogram, 9_600m, DeclarationStatus.Entered),
        new(DeclarationKind.HouseholdDirect, 5, 33, null, "533423103204", "egg", "土鸡蛋", 900, Unit.Piece, 1_260m, DeclarationStatus.Entered, Purpose.Canteen),
        new(DeclarationKind.Offline, 6, 30, 0, "533423103204", "yam", "鲜山药", 300, Unit.Kilogram, 4_800m, DeclarationStatus.Reversed),
        new(DeclarationKind.Offline, 6, 20, 0, "533423103204", "yam", "鲜山药", 500, Unit.Kilogram, 8_000m, DeclarationStatus.Checked),
        new(DeclarationKind.HelpedToSell, 11, 16, 0, "533423103", "yam", "山药片", 260, Unit.Jin, 11_960m, DeclarationStatus.Checked, SoldTo: "上海示例商贸有限公司"),
        new(DeclarationKind.HouseholdDirect, 0, 12, null, "533423103204", "vegetable", "高山白菜", 240, Unit.Kilogram, 820m, DeclarationStatus.Submitted, Purpose.Canteen),
        new(DeclarationKind.Offline, 6, 9, 0, "533423103204", "yam", "鲜山药", 200, Unit.Kilogram, 3_200m, DeclarationStatus.Submitted),
        new(DeclarationKind.HelpedToSell, 6, 8, 0, "533423103204", "yam", "鲜山药", 350, Unit.Kilogram, 5_600m, DeclarationStatus.Returned, SoldTo: "示例农贸市场经营部"),
        new(DeclarationKind.HelpedToSell, 6, 25, 0, "533423103204", "yam", "鲜山药", 90, Unit.Kilogram, 1_500m, DeclarationStatus.Rejected, SoldTo: "示例个体经营户"),
        new(DeclarationKind.Offline, 0, 14, 0, "533423103204", "yam", "鲜山药", 60, Unit.Kilogram, 960m, DeclarationStatus.Withdrawn, Purpose.Canteen),
        new(DeclarationKind.Offline, 0, 2, 0, "533423103204", "yam", "鲜山药", 80, Unit.Kilogram, 1_280m, DeclarationStatus.Draft, Purpose.Canteen),
    ];

    private readonly List<StoredFile> files = [];

    /// <summary>The papers whose bytes are to be laid down.</summary>
    public IEnumerable<string> Kept => files.Select(file => file.KeptAs);

    /// <summary>A page that says what it is.</summary>
    public static byte[] SamplePaper { get; } = Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
        4 0 obj<</Length 78>>stream
        BT /F1 18 Tf 40 500 Td (Sample paper of the demonstration county) Tj ET
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """.ReplaceLineEndings("\n"));

    public async Task Make(MarketDb db, Guid verifier, CancellationToken ct)
    {
        var categories = await db.Categories.ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, ct);
        foreach (var (plan, i) in Plans.Select((plan, i) => (plan, i)))
        {
            var soldAt = now.AddDays(-plan.DaysAgo);
            var at = soldAt.AddHours(20);
            ids.At = at;
            var declaration = Declaration.Draft(await db.NextDeclarationNumber(at, ct), parties.Units[plan.Unit].Organisation, Terms(plan, categories[plan.Category], BusinessDate.Of(soldAt), i), parties.Units[plan.Unit].Buyer, at);
            Prove(db, declaration, plan, at);
            Go(db, declaration, plan, verifier, at);
            db.Declarations.Add(declaration);
        }
        await db.SaveChangesAsync(ct);
    }

    private DeclarationTerms Terms(Plan plan, Category category, DateOnly soldOn, int i) => new()
    {
        Kind = plan.Kind, SoldOn = soldOn, PaidOn = soldOn, Purpose = plan.Purpose, Venue = plan.Venue, OriginAreaCode = plan.Origin,
        SupplierId = plan.Supplier is { } index ? parties.Suppliers[index].Organisation.Id : null, SupplierName = plan.Supplier is { } at ? parties.Suppliers[at].Organisation.Name : null,
        Seller = plan.Kind == DeclarationKind.HouseholdDirect ? "和" : null, SoldTo = plan.SoldTo,
        VenueOrderNumber = plan.Venue == Venue.Offline ? null : $"SH{soldOn:yyyyMMdd}{i:0000}",
        InvoiceNumber = plan.Kind == DeclarationKind.Offline ? $"2653999900000000{i:0000}" : null,
        Statement = "示例：仅供演示，金额和单位均为虚构。", Lines = [new(category, plan.Product, plan.Of.ToBase(plan.Quantity), plan.Of, Money.FromYuan(plan.Amount))],
    };

    private void Prove(MarketDb db, Declaration declaration, Plan plan, DateTime at)
    {
        foreach (var kind in plan.Upto == DeclarationStatus.Draft ? [EvidenceKind.Invoice] : plan.Kind.Needs().Evidence.Select(anyOf => anyOf[0]))
        {
            var file = new StoredFile("示例材料.pdf", "application/pdf", SamplePaper.Length, Convert.ToHexStringLower(SHA256.HashData(SamplePaper)), declaration.UnitId,
                parties.Units[plan.Unit].Buyer, isPublic: false, at, Ids.Next().ToString("N"));
            file.Use();
            files.Add(file);
            db.Files.Add(file);
            declaration.Attach(kind, file.Id, null, parties.Units[plan.Unit].Buyer, at);
        }
    }

    private void Go(MarketDb db, Declaration declaration, Plan plan, Guid verifier, DateTime at)
    {
        if (plan.Upto == DeclarationStatus.Draft) return;
        var unit = parties.Units[plan.Unit];
        declaration.Submit(unit.Organisation, unit.Organisation.Id, unit.Buyer, at.AddHours(1));
        if (plan.Upto == DeclarationStatus.Submitted) return;
        if (plan.Upto == DeclarationStatus.Withdrawn) declaration.Withdraw("示例：金额填错，重新申报。", unit.Buyer, at.AddHours(2));
        else if (plan.Upto == DeclarationStatus.Returned) declaration.Return("示例：请补一张销售结算单。", parties.TownshipOfficer, false, at.AddHours(9));
        else if (plan.Upto == DeclarationStatus.Rejected) declaration.Reject("示例：未见产品出库，不予认定。", parties.TownshipOfficer, false, at.AddHours(9));
        else declaration.Check("示例：已到合作社核对出库记录。", parties.TownshipOfficer, false, at.AddHours(9));
        if (plan.Upto is not (DeclarationStatus.Entered or DeclarationStatus.Reversed)) return;
        declaration.Verify("示例：材料齐全。", verifier, false, at.AddHours(30));
        db.Enter(declaration, files.ToDictionary(f => f.Id, f => f.Sha256), at.AddHours(30));
        if (plan.Upto != DeclarationStatus.Reversed) return;
        declaration.Reverse("示例：与另一笔采购重复。", verifier, false, at.AddHours(60));
        foreach (var entry in db.Ledger.Local.Where(e => e.SourceId == declaration.Id && !e.IsReversal).ToArray())
            db.Ledger.Add(entry.Reverse("示例：与另一笔采购重复。", BusinessDate.Of(at.AddHours(60)), at.AddHours(60)));
    }
}
