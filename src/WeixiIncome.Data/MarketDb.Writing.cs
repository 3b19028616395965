using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data;

public abstract partial class MarketDb
{
    /// <summary>
    /// Runs a unit of work in one transaction, again from nothing where the engine asks for a retry. Nothing outside the
    /// database may stand inside. Within a transaction it just runs.
    /// </summary>
    public async Task<T> Write<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) return await work(ct);
        return await Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            ChangeTracker.Clear();
            using var turn = await EnterGate(ct);
            await using var transaction = await Database.BeginTransactionAsync(Isolation, ct);
            var result = await work(ct);
            await transaction.CommitAsync(ct);
            return result;
        });
    }

    /// <summary>Publishes the events of changed aggregates, raises their versions, then saves; all in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = Database.CurrentTransaction is null ? await EnterGate(cancellationToken) : null;
        await PublishEvents(cancellationToken);
        // The version alone is written where only a part changed: figures that move by conditional updates are not written back as they were read.
        foreach (var entry in ChangeTracker.Entries<Aggregate>().Where(IsChanged).ToArray())
            entry.Property(aggregate => aggregate.Version).CurrentValue = entry.Property(aggregate => aggregate.Version).OriginalValue + 1;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the write gate waits.");

    /// <summary>An aggregate has changed when itself or one of its parts has, or a part of a part.</summary>
    private static bool IsChanged(EntityEntry<Aggregate> entry) =>
        entry.State == EntityState.Modified || entry.State == EntityState.Unchanged && HasChangedParts(entry);

    private static bool HasChangedParts(EntityEntry whole) => whole.Collections.Any(parts => parts.CurrentValue is { } held
        && (parts.IsModified || held.Cast<object>().Where(part => part is not Aggregate).Select(part => whole.Context.Entry(part)).Any(part => part.State is EntityState.Modified or EntityState.Added || HasChangedParts(part))));

    private async Task PublishEvents(CancellationToken ct)
    {
        for (var round = 0; round < 20; round++)
        {
            var happened = ChangeTracker.Entries<Aggregate>().SelectMany(entry => entry.Entity.TakeEvents()).ToArray();
            if (happened.Length == 0) return;
            if (Events is null) continue;
            foreach (var what in happened)
                await Events.Publish((INotification)Activator.CreateInstance(typeof(Happened<>).MakeGenericType(what.GetType()), what)!, ct);
        }
        throw new InvalidOperationException("Domain events keep raising domain events.");
    }
}
