using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>What every database holds from the start: divisions, categories, the goals of the two plans.</summary>
public static class ReferenceData
{
    private const string CountyPlan = "《维西县脱贫人口持续增收三年行动方案（2022—2024年）》（维办发〔2022〕30号）";
    private const string CountyWording = "衔接上海东西部协作、中央和省级帮扶单位消费帮扶，争取每年采购我县脱贫人口生产的农产品1000万元以上，力争2024年突破3000万元";
    private const string ProvincePlan = "云南省脱贫人口持续增收三年行动方案（2022—2024年）";
    private const string ProvinceWording = "衔接上海消费帮扶，争取每年采购我省脱贫地区、脱贫人口生产的农产品60亿元以上，力争2024年突破100亿元";

    /// <summary>Loads what is missing, in one transaction; does nothing when the same data were loaded before.</summary>
    public static async Task LoadReference(this MarketDb db, CancellationToken ct)
    {
        var areas = Text("areas.csv");
        var categories = Text("categories.csv");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(areas + categories)));
        await db.Write(async inside =>
        {
            var fact = await db.Facts.SingleOrDefaultAsync(f => f.Name == MarketFact.Reference, inside);
            if (fact?.Value == digest) return false;
            await LoadAreas(db, areas, inside);
            await LoadCategories(db, categories, inside);
            await LoadGoals(db, inside);
            if (fact is null) db.Facts.Add(new MarketFact { Name = MarketFact.Reference, Value = digest });
            else fact.Value = digest;
            await db.SaveChangesAsync(inside);
            return true;
        }, ct);
    }

    private static async Task LoadAreas(MarketDb db, string csv, CancellationToken ct)
    {
        var known = (await db.Areas.Select(a => a.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        db.Areas.AddRange(Rows(csv).Where(row => !known.Contains(row[0])).Select(row => new Area(row[0], row[1], row[2],
            Enum.TryParse<AreaLevel>(row[3], ignoreCase: true, out var level) ? level : throw new InvalidDataException($"areas.csv: level {row[3]}"),
            row[4].Length == 0 ? null : row[4])));
    }

    private static async Task LoadCategories(MarketDb db, string csv, CancellationToken ct)
    {
        var known = (await db.Categories.Select(c => c.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var position = 0;
        foreach (var row in Rows(csv))
        {
            position += 10;
            if (known.Contains(row[0])) continue;
            using (Ids.From(() => Ids.Named($"category:{row[0]}")))
            {
                var category = new Category(row[0], row[1], Enum.Parse<UnitFamily>(row[2]), row[3] == "1", row[4] == "1", row[6], position, isAlcohol: row[0] == "wine");
                category.Bar(row[5] == "1", Category.UsuallyBarred);
                db.Categories.Add(category);
            }
        }
    }

    /// <summary>County plan, measure 1 (牵头单位：县工信局、县乡村振兴局); provincial plan, 二（一）3.</summary>
    private static async Task LoadGoals(MarketDb db, CancellationToken ct)
    {
        void Set(string area, int year, Func<Goal> goal)
        {
            using (Ids.From(() => Ids.Named($"goal:{area}:{year}"))) db.Goals.Add(goal());
        }
        foreach (var year in new[] { 2022, 2023, 2024 })
        {
            if (!await db.Goals.AnyAsync(g => g.AreaCode == Area.Weixi && g.Year == year, ct))
                Set(Area.Weixi, year, () => new Goal(Area.Weixi, year, GoalRule.CountyPlan, Money.FromYuan(10_000_000), year == 2024 ? Money.FromYuan(30_000_000) : null,
                    CountyPlan, "三、（一）1", CountyWording, isSample: false));
            if (!await db.Goals.AnyAsync(g => g.AreaCode == Area.Yunnan && g.Year == year, ct))
                Set(Area.Yunnan, year, () => new Goal(Area.Yunnan, year, GoalRule.ProvincePlan, Money.FromYuan(6_000_000_000), year == 2024 ? Money.FromYuan(10_000_000_000) : null,
                    ProvincePlan, "二、（一）3", ProvinceWording, isSample: false));
        }
    }

    /// <summary>A resource of the folder Reference, as text.</summary>
    public static string Text(string name)
    {
        var assembly = typeof(ReferenceData).Assembly;
        using var stream = assembly.GetManifestResourceStream($"WeixiIncome.Data.Reference.{name}")
            ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Reference data {name} is missing from the build."));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Rows without the header; these files hold no quoted fields.</summary>
    private static IEnumerable<string[]> Rows(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','));
}
