using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue;

/// <summary>A kind of produce, with the rules that hang on it.</summary>
public sealed class Category : Aggregate
{
    private Category() { }

    public Category(string code, string name, UnitFamily unitFamily, bool isFood, bool certificateRequired, string picture, int position, bool isAlcohol = false)
    {
        Code = Guard.Text(code, "品类代码", 40).ToLowerInvariant();
        if (!Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw new RuleBroken("品类代码只能用小写字母、数字和连字符。") { Field = "Code" };
        Revise(name, unitFamily, isFood, certificateRequired, picture, position, isAlcohol);
    }

    /// <summary>Short Latin code, unique; used in imports.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public UnitFamily UnitFamily { get; private set; }

    /// <summary>Whether it is food: herbs that are not food never count for a canteen.</summary>
    public bool IsFood { get; private set; }

    /// <summary>Alcohol (冰酒) is never for a canteen.</summary>
    public bool IsAlcohol { get; private set; }

    /// <summary>Picked in the wild (野生菌): not for the kinds of canteens that <see cref="BarredCanteens"/> names.</summary>
    public bool IsWildMushroom { get; private set; }

    /// <summary>Kinds of canteens that may not buy wild mushrooms, as bits: <c>1 &lt;&lt; kind</c>. Data, see <see cref="Bar"/>.</summary>
    public int BarredCanteens { get; private set; }

    /// <summary>Whether each lot needs a conformity certificate (承诺达标合格证).</summary>
    public bool CertificateRequired { get; private set; }

    /// <summary>Per mille by which a shipment may weigh more than was ordered; nothing for what is counted.</summary>
    public int TolerancePermille { get; private set; } = UsualTolerance;

    /// <summary>Three in a hundred, until the county says otherwise.</summary>
    public const int UsualTolerance = 30;

    /// <summary>In a hundred: more than that is another order.</summary>
    public const int MostTolerance = 10;

    public decimal TolerancePercent => TolerancePermille / 10m;

    /// <param name="percent">With one decimal at the most; orders that were placed before keep theirs.</param>
    public void Tolerate(decimal percent)
    {
        if (percent is < 0 or > MostTolerance) throw new RuleBroken("发货重量允差应在 0 与 {0}% 之间。", MostTolerance) { Field = nameof(TolerancePercent) };
        if (percent * 10 != decimal.Truncate(percent * 10)) throw new RuleBroken("发货重量允差最多写一位小数。") { Field = nameof(TolerancePercent) };
        TolerancePermille = (int)(percent * 10);
    }

    /// <summary>The crop or animal whose plausible yield (单产上限) is held against what households bring; none where nobody said.</summary>
    public Guid? YieldNormId { get; private set; }

    public void HoldAgainst(Guid? yieldNormId) => YieldNormId = yieldNormId;

    /// <summary>Name of the illustration shown until a photo is uploaded (wwwroot/produce/{name}.svg).</summary>
    public string Picture { get; private set; } = "generic";
    public int Position { get; private set; }

    public void Revise(string name, UnitFamily unitFamily, bool isFood, bool certificateRequired, string picture, int position, bool isAlcohol)
    {
        var newName = Guard.Text(name, "品类名称", 40);
        if (Name.Length > 0 && newName != Name) Raise(new CategoryRenamed(Id));
        if (Name.Length > 0 && (isFood, isAlcohol) != (IsFood, IsAlcohol)) Raise(new CategoryBarred(Id));
        Name = newName;
        (UnitFamily, IsFood, CertificateRequired, Picture, Position, IsAlcohol) = (unitFamily, isFood, certificateRequired, picture, position, isAlcohol);
    }

    /// <summary>Schools, kindergartens, hospitals, homes and group canteens: where nobody registered another rule.</summary>
    public static readonly IReadOnlyList<CanteenKind> UsuallyBarred = [CanteenKind.School, CanteenKind.Kindergarten, CanteenKind.Hospital, CanteenKind.CareHome, CanteenKind.Group];

    /// <summary>Marks wild mushrooms, and which kinds of canteens may not buy them.</summary>
    public void Bar(bool isWildMushroom, IEnumerable<CanteenKind> from)
    {
        var bits = isWildMushroom ? from.Aggregate(0, (all, kind) => all | 1 << (int)kind) : 0;
        if ((isWildMushroom, bits) == (IsWildMushroom, BarredCanteens)) return;
        (IsWildMushroom, BarredCanteens) = (isWildMushroom, bits);
        Raise(new CategoryBarred(Id));
    }

    public bool IsBarredFrom(CanteenKind kind) => (BarredCanteens & 1 << (int)kind) != 0;

    /// <summary>
    /// Why a canteen may not buy it, and why it counts for no canteen's reserve (财库〔2021〕19号 reserves 食堂食材).
    /// </summary>
    /// <param name="canteen">None while the unit did not say what its canteen is: wild mushrooms wait until then.</param>
    public CanteenBar BarFor(CanteenKind? canteen) =>
        IsAlcohol ? CanteenBar.Alcohol
        : !IsFood ? CanteenBar.NotFood
        : IsWildMushroom && (canteen is not { } kind || IsBarredFrom(kind)) ? CanteenBar.WildMushroom
        : CanteenBar.None;
}

/// <summary>Other canteens than before may buy it.</summary>
public sealed record CategoryBarred(Guid CategoryId) : IDomainEvent;

/// <summary>Its products are found under another word now.</summary>
public sealed record CategoryRenamed(Guid CategoryId) : IDomainEvent;
