using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>Makes the reply of the next COMMITs get lost: the database has committed, the program hears a time-out.</summary>
public sealed class LostReplies : DbTransactionInterceptor
{
    private int left;

    public void Lose(int replies) => left = replies;

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Interlocked.Decrement(ref left) >= 0 ? throw new TimeoutException("The reply to COMMIT was lost.") : Task.CompletedTask;
}
