using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>Counts the commands that reach the database, so that a list's cost is asserted and N+1 is seen.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int count;
    private readonly List<string> texts = [];

    public int Count => count;
    public IReadOnlyList<string> Texts => texts;

    public void Reset()
    {
        count = 0;
        lock (texts) texts.Clear();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        lock (texts) texts.Add(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
