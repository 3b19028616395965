using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>An entry with the names that people know it by.</summary>
public sealed record LedgerRow
{
    public required Guid Id { get; init; }
    public required PurchaseSource Source { get; init; }
    public required string SourceNumber { get; init; }
    public required Stage Stage { get; init; }
    public required Money Amount { get; init; }
    public required DateOnly CountsOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public required AssistanceRelation Relation { get; init; }
    public required Purpose Purpose { get; init; }
    public required Series Series { get; init; }
    public required Venue Venue { get; init; }
    public required PurchaseBase Base { get; init; }
    public required bool Unattributed { get; init; }
    public required string TownshipCode { get; init; }

    /// <summary>None for other people's personal purchases.</summary>
    public required string? Buyer { get; init; }

    /// <summary>None where a household sold directly.</summary>
    public required string? Supplier { get; init; }
    public required string? Product { get; init; }
    public required Unit? Unit { get; init; }
    public required long Quantity { get; init; }
    public required string? Reason { get; init; }
    public required bool HasEvidence { get; init; }

    public Channel Channel => Channels.Of(Relation, Purpose, Series);
    public string Address => Addresses.Of(Source, SourceNumber);
    public Measured? Measured => Unit is { } unit ? new(Quantity, unit) : null;
}

/// <summary>Where the record behind an entry is found.</summary>
public static class Addresses
{
    public static string Of(PurchaseSource source, string number) => source == PurchaseSource.Declaration ? $"/declarations/{number}" : $"/orders/{number}";
}

/// <summary>What list, sums and export start from, so that they always agree.</summary>
internal static class LedgerRows
{
    public static IQueryable<LedgerEntry> Asked(this MarketDb db, LedgerFilter filter, ICurrentUser user)
    {
        var entries = db.Ledger.AsNoTracking().VisibleTo(user).Matching(filter);
        if (filter.Q?.Trim() is not { Length: > 0 } q) return entries;
        return entries.Where(e => e.SourceNumber.Contains(q)
            || db.Declarations.Any(d => d.Id == e.SourceId && d.SupplierName!.Contains(q))
            || db.Organisations.Any(o => (o.Id == e.SupplierId || o.Id == e.BuyerId && o.Kind != OrganisationKind.Person) && o.Name.Contains(q)));
    }

    public static IQueryable<LedgerRow> Rows(this MarketDb db, IQueryable<LedgerEntry> entries, string? sort, ICurrentUser user)
    {
        var own = user.OrganisationId;
        return Sorted(entries, sort).Select(e => new LedgerRow
        {
            Id = e.Id, Source = e.Source, SourceNumber = e.SourceNumber, Stage = e.Stage, Amount = e.Amount, CountsOn = e.CountsOn, RecordedOn = e.RecordedOn,
            Relation = e.Relation, Purpose = e.Purpose, Series = e.Series, Venue = e.Venue, Base = e.Base, Unattributed = e.Unattributed, TownshipCode = e.TownshipCode,
            Buyer = db.Organisations.Where(o => o.Id == e.BuyerId && (o.Kind != OrganisationKind.Person || o.Id == own || e.SupplierId == own)).Select(o => o.Name).FirstOrDefault(),
            Supplier = db.Organisations.Where(o => o.Id == e.SupplierId).Select(o => o.Name).FirstOrDefault()
                ?? db.Declarations.Where(d => d.Id == e.SourceId).Select(d => d.SupplierName).FirstOrDefault(),
            Product = db.Set<OrderLine>().Where(l => l.Id == e.SourceLineId).Select(l => l.ProductName).FirstOrDefault()
                ?? db.Set<DeclarationLine>().Where(l => l.Id == e.SourceLineId).Select(l => l.Product).FirstOrDefault(),
            Unit = db.Set<OrderLine>().Where(l => l.Id == e.SourceLineId).Select(l => (Unit?)l.Unit).FirstOrDefault()
                ?? db.Set<DeclarationLine>().Where(l => l.Id == e.SourceLineId).Select(l => (Unit?)l.Unit).FirstOrDefault(),
            Quantity = e.Quantity, Reason = e.Reason, HasEvidence = e.EvidenceDigest != null,
        });
    }

    private static IOrderedQueryable<LedgerEntry> Sorted(IQueryable<LedgerEntry> entries, string? sort) => sort switch
    {
        "date" => entries.OrderBy(e => e.CountsOn).ThenBy(e => e.Id),
        "amount" => entries.OrderBy(e => e.Amount).ThenBy(e => e.Id),
        "-amount" => entries.OrderByDescending(e => e.Amount).ThenBy(e => e.Id),
        _ => entries.OrderByDescending(e => e.CountsOn).ThenByDescending(e => e.Id),
    };
}
