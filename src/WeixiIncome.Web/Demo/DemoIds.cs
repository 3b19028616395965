using System.Buffers.Binary;

namespace WeixiIncome.Web.Demo;

/// <summary>Ids of the shape that real ones have (version 7, by time), the same in the same order each time.</summary>
internal sealed class DemoIds(DateTime start)
{
    // A fixed seed on purpose: the demonstration county is the same wherever it is made.
#pragma warning disable CA5394
    private readonly Random random = new(533423);

    /// <summary>The moment that the next ids tell.</summary>
    public DateTime At { get; set; } = start;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(At).ToUnixTimeMilliseconds() << 16 | (ushort)random.Next(0x7000, 0x8000));
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
#pragma warning restore CA5394
}
