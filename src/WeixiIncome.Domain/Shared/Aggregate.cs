namespace WeixiIncome.Domain.Shared;

/// <summary>Something that happened to an aggregate, published just before the save and saved with it.</summary>
public interface IDomainEvent;

/// <summary>Anything with an identity of its own.</summary>
public abstract class Entity
{
    /// <summary>Version 7: sorts by time of making.</summary>
    public Guid Id { get; protected set; } = Ids.Next();
}

/// <summary>A whole that is loaded, changed and saved together.</summary>
public abstract class Aggregate : Entity
{
    private readonly List<IDomainEvent> events = [];

    /// <summary>Raised by one at each save; forms carry it, so that a second writer is told.</summary>
    public long Version { get; private set; } = 1;

    public IReadOnlyList<IDomainEvent> Events => events;

    protected void Raise(IDomainEvent happened) => events.Add(happened);

    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        var taken = events.ToArray();
        events.Clear();
        return taken;
    }

    /// <summary>
    /// Refuses to go on when the form was filled against an older state.
    /// </summary>
    /// <exception cref="RuleBroken">Somebody changed it meanwhile.</exception>
    public void Expect(long? version)
    {
        if (version is { } seen && seen != Version)
            throw RuleBroken.ChangedMeanwhile;
    }
}
