using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;

namespace WeixiIncome.Data.Shared;

/// <summary>
/// Tries again what the server asks to try again: deadlocks and lock waits, a record changed under a snapshot (1020),
/// a node or server leaving (1047, 1053, 1180, 1317, 1927), and a connection lost in the middle.
/// </summary>
public sealed class MarketRetries(ExecutionStrategyDependencies dependencies)
    : Microsoft.EntityFrameworkCore.MySqlRetryingExecutionStrategy(dependencies, 10, TimeSpan.FromSeconds(2), [1020, 1047, 1053, 1180, 1317, 1927])
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        exception is not null && (base.ShouldRetryOn(exception) || IsLostConnection(exception));

    private static bool IsLostConnection(Exception exception) =>
        exception is MySqlException && (exception.GetBaseException() is IOException or SocketException
            || exception.GetBaseException().GetType().Name == "MySqlEndOfStreamException");
}
