using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>Entries of every sort, in and around a year, some taken back; the same for the same seed.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> Entries(int seed, int count, int year)
    {
        var random = new Random(seed);
        var categories = await market.InDb(db => db.Categories.OrderBy(c => c.Position).Select(c => c.Id).Take(5).ToListAsync());
        string[] places = ["533423102", "533423100", "533423102201", "533423", "530102001"];
        T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        var entries = new List<LedgerEntry>();
        for (var i = 0; i < count; i++)
        {
            var acceptedOn = new DateOnly(year, 1, 1).AddDays(random.Next(-20, 386));
            var entry = new LedgerEntry(new PurchaseFacts
            {
                SourceId = Guid.NewGuid(), SourceNumber = $"WX-{seed}-{i:0000}", SourceLineId = Guid.NewGuid(), Relation = Any(Enum.GetValues<AssistanceRelation>()),
                Purpose = Any(Enum.GetValues<Purpose>()), Activity = Activity.None, Venue = Venue.ThisPlatform, Series = Any(Enum.GetValues<Series>()),
                Base = Any(Enum.GetValues<PurchaseBase>()), Unattributed = random.Next(2) == 0, SupplierId = Guid.NewGuid(), SupplierAreaCode = Any(places),
                CategoryId = Any(categories), ProductId = Guid.NewGuid(), BuyerId = Guid.NewGuid(), BuyerAreaCode = "533423", BoundUnitId = null,
                OrderedOn = acceptedOn.AddDays(-random.Next(30)), AcceptedOn = acceptedOn,
            }, Any(Enum.GetValues<Stage>()), new Money(random.Next(1, 5_000_000)), random.Next(1, 100_000), Now);
            entries.Add(entry);
            if (random.Next(8) == 0) entries.Add(entry.Reverse("测试冲销", entry.CountsOn.AddDays(random.Next(60)), Now));
        }
        await market.InDb(async db =>
        {
            db.Ledger.AddRange(entries);
            await db.SaveChangesAsync();
        });
        return entries;
    }

    public async Task<Person> CountySupervisor() =>
        await Member(await Organisation(OrganisationKind.CountyDepartment, "县工信局"), MarketRole.CountySupervisor);
}
