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

    /// <summary>Whether each lot needs a conformity certificate (承诺达标合格证).</summary>
    public bool CertificateRequired { get; private set; }

    /// <summary>Name of the illustration shown until a photo is uploaded (wwwroot/produce/{name}.svg).</summary>
    public string Picture { get; private set; } = "generic";
    public int Position { get; private set; }

    public void Revise(string name, UnitFamily unitFamily, bool isFood, bool certificateRequired, string picture, int position, bool isAlcohol)
    {
        var newName = Guard.Text(name, "品类名称", 40);
        if (Name.Length > 0 && newName != Name) Raise(new CategoryRenamed(Id));
        Name = newName;
        (UnitFamily, IsFood, CertificateRequired, Picture, Position, IsAlcohol) = (unitFamily, isFood, certificateRequired, picture, position, isAlcohol);
    }
}

/// <summary>Its products are found under another word now.</summary>
public sealed record CategoryRenamed(Guid CategoryId) : IDomainEvent;
