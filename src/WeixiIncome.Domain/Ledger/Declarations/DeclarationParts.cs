using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Declarations;

/// <summary>What was bought or sold: a category, the product in words, how much, for how much.</summary>
/// <param name="Quantity">Base units (g, ml, pieces).</param>
public sealed record DeclaredLine(Category Category, string Product, long Quantity, Unit Unit, Money Amount);

/// <summary>One line of a declaration.</summary>
public sealed class DeclarationLine : Entity
{
    private DeclarationLine() { }

    internal DeclarationLine(Guid declarationId, int position, DeclaredLine line)
    {
        if (line.Unit.Family() != line.Category.UnitFamily)
            throw new RuleBroken("“{0}”按{1}计量，不能用“{2}”。", line.Category.Name, line.Category.UnitFamily, line.Unit) { Field = $"Lines[{position - 1}].Unit" };
        (DeclarationId, Position, CategoryId, Unit) = (declarationId, position, line.Category.Id, line.Unit);
        Product = PersonalData.Refuse(Guard.Text(line.Product, "产品", 60), $"Lines[{position - 1}].Product");
        Quantity = Guard.Positive(line.Quantity, "数量");
        Amount = Guard.Positive(line.Amount, "金额");
    }

    public Guid DeclarationId { get; private set; }
    public int Position { get; private set; }
    public Guid CategoryId { get; private set; }

    /// <summary>In the declarant's words: it need not be listed here.</summary>
    public string Product { get; private set; } = "";

    /// <summary>Base units (g, ml, pieces).</summary>
    public long Quantity { get; private set; }
    public Unit Unit { get; private set; }
    public Money Amount { get; private set; }
}

/// <summary>A paper that proves a declaration.</summary>
public sealed class Evidence : Entity
{
    private Evidence() { }

    internal Evidence(Guid declarationId, EvidenceKind kind, Guid fileId, string? note, Guid by, DateTime at) =>
        (DeclarationId, Kind, FileId, Note, AddedBy, At) = (declarationId, kind, fileId, PersonalData.Refuse(Guard.OptionalText(note, "说明", 100), "Note"), by, at);

    public Guid DeclarationId { get; private set; }
    public EvidenceKind Kind { get; private set; }
    public Guid FileId { get; private set; }
    public string? Note { get; private set; }
    public Guid AddedBy { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>Who did what with a declaration, and when.</summary>
public sealed class DeclarationStep : Entity
{
    private DeclarationStep() { }

    internal DeclarationStep(Guid declarationId, DeclarationAct act, string? note, Guid? memberId, DateTime at) =>
        (DeclarationId, Act, Note, MemberId, At) = (declarationId, act, note, memberId, at);

    public Guid DeclarationId { get; private set; }
    public DeclarationAct Act { get; private set; }
    public string? Note { get; private set; }

    /// <summary>None where the command line did it.</summary>
    public Guid? MemberId { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>
/// An invoice or another venue's order that a declaration stands on, while it counts: unique, so that two submissions at once
/// cannot both have it.
/// </summary>
public sealed class ClaimedNumber : Entity
{
    private ClaimedNumber() { }

    internal ClaimedNumber(Guid declarationId, ClaimKind kind, Venue venue, string number) => (DeclarationId, Kind, Venue, Number) = (declarationId, kind, venue, number);

    public Guid DeclarationId { get; private set; }
    public ClaimKind Kind { get; private set; }

    /// <summary>Whose order number it is; 线下 for invoices, whose numbers are the country's.</summary>
    public Venue Venue { get; private set; }
    public string Number { get; private set; } = "";
}
