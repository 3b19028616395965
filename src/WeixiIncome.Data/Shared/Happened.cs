using MediatR;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>A domain event on its way to the reactions, inside the save that caused it.</summary>
public sealed record Happened<TEvent>(TEvent What) : INotification where TEvent : IDomainEvent;
