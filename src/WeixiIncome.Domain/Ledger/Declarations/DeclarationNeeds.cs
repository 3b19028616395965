using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Declarations;

/// <summary>What verified needs of a kind of declaration.</summary>
/// <param name="Evidence">Of each set at least one paper.</param>
/// <param name="Invoice">The invoice's number is told.</param>
/// <param name="Paid">The day of payment is told.</param>
public sealed record DeclarationNeed(IReadOnlyList<IReadOnlyList<EvidenceKind>> Evidence, bool Invoice, bool Paid);

/// <summary>
/// The table of what verified needs (product.md, "Stage": 「What verified needs is a table per kind of purchase」, and "Buying": a unit
/// buys directly from a household with 自产自销证明 and receipt).
/// </summary>
public static class DeclarationNeeds
{
    private static readonly Dictionary<DeclarationKind, DeclarationNeed> Table = new()
    {
        [DeclarationKind.HelpedToSell] = new([[EvidenceKind.Contract, EvidenceKind.SalesList], [EvidenceKind.TransferSlip, EvidenceKind.Invoice]], Invoice: false, Paid: false),
        [DeclarationKind.Offline] = new([[EvidenceKind.Invoice], [EvidenceKind.TransferSlip]], Invoice: true, Paid: true),
        [DeclarationKind.HouseholdDirect] = new([[EvidenceKind.SelfProduceProof], [EvidenceKind.Receipt]], Invoice: false, Paid: true),
    };

    public static DeclarationNeed Needs(this DeclarationKind kind) => Table[kind];

    public static Series Series(this DeclarationKind kind) => kind == DeclarationKind.HelpedToSell ? Shared.Series.HelpedToSell : Shared.Series.Direct;
}
