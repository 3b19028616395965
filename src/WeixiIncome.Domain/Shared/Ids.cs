using System.Security.Cryptography;
using System.Text;

namespace WeixiIncome.Domain.Shared;

/// <summary>Where ids come from: version 7, which sorts by time. Data that must come out the same wherever they are made bring a source of their own.</summary>
public static class Ids
{
    private static readonly AsyncLocal<Func<Guid>?> Own = new();

    public static Guid Next() => Own.Value?.Invoke() ?? Guid.CreateVersion7();

    /// <summary>Another source for what this flow of control makes, until it is disposed of.</summary>
    public static IDisposable From(Func<Guid> source)
    {
        var back = new Back(Own.Value);
        Own.Value = source;
        return back;
    }

    /// <summary>The same id for the same name in every database, for reference data.</summary>
    public static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), bigEndian: true);

    private sealed class Back(Func<Guid>? before) : IDisposable
    {
        public void Dispose() => Own.Value = before;
    }
}
