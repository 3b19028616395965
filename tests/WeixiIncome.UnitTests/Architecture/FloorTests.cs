using System.Text.RegularExpressions;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>The rooms stand on floors, and a room uses only those below it (docs/decisions/0001).</summary>
public sealed partial class FloorTests
{
    private const int Roof = 9;

    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["Shared"] = -1, ["Frame"] = -1,
        ["Areas"] = 0, ["Accounts"] = 0, ["Households"] = 0,
        ["Catalogue"] = 1, ["Buying"] = 1,
        ["Orders"] = 2, ["Payments"] = 2,
        ["Ledger"] = 3,
        ["Goals"] = 4, ["Reserves"] = 4, ["Income"] = 4,
        ["Oversight"] = 5,
        ["OpenData"] = 6, ["Api"] = 6,
        ["Home"] = Roof,
    };

    /// <summary>Where a room may use its neighbour; the neighbour never uses it back.</summary>
    private static readonly (string From, string To)[] Sideways =
    [
        ("Frame", "Accounts"), ("Frame", "Areas"), ("Frame", "Shared"), // every page knows who is signed in, and for which place
        ("Accounts", "Areas"), ("Households", "Areas"), // whose place, whose village
        ("Households", "Accounts"),                     // a household is bound to a cooperative
        ("Buying", "Catalogue"),                        // a cart holds offers
        ("Payments", "Orders"),                         // what is paid is an order
    ];

    /// <summary>What puts the house together knows every room.</summary>
    private static readonly string[] Roots =
    [
        "WeixiIncome.Data.Accounts.Visibility",   // who may see what, in one place for all rooms
        "WeixiIncome.Data.Shared.ReferenceData",  // fills the tables of several rooms
    ];

    [Fact]
    public void A_room_uses_only_the_floors_below_it()
    {
        var wrong = Dependencies.All
            .Where(pair => !Roots.Contains(pair.From))
            .Select(pair => (pair.From, pair.To, Room: RoomOf(pair.From), Used: RoomOf(pair.To)))
            .Where(pair => pair.Room is not null && pair.Used is not null && pair.Room != pair.Used && !Allowed(pair.Room, pair.Used))
            .Select(pair => $"{pair.From} ({pair.Room}) uses {pair.To} ({pair.Used})");

        Rule.IsKept(wrong);
    }

    [Fact]
    public void Every_folder_of_features_is_a_room()
    {
        var folders = new[] { "src/WeixiIncome.Web/Features", "src/WeixiIncome.Domain" }
            .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, folder)))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj"));

        Rule.IsKept(folders.Where(folder => !Floors.ContainsKey(folder)));
    }

    [Fact]
    public void The_reading_of_assemblies_sees_into_handlers()
    {
        // Without this a mistake in the reading would make the tests above pass for nothing.
        Assert.Contains(Dependencies.All, pair => RoomOf(pair.From) == "Orders" && RoomOf(pair.To) == "Catalogue");
        Assert.Contains(Dependencies.All, pair => pair.From.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal));
    }

    private static bool Allowed(string room, string used) => Floors[used] < Floors[room] || Sideways.Contains((room, used));

    /// <summary>What the web shares is the frame around every page; that is more than the values and texts of Shared below.</summary>
    private static string? RoomOf(string type)
    {
        if (Room().Match(type) is not { Success: true } match || !Floors.ContainsKey(match.Groups["room"].Value)) return null;
        var room = match.Groups["room"].Value;
        return room == "Shared" && !match.Groups["below"].Success ? "Frame" : room;
    }

    [GeneratedRegex(@"^(WeixiIncome\.((?<below>Domain|Data)|Web\.Features)\.|AspNetCoreGeneratedDocument\.Features_)(?<room>[A-Za-z]+)[._]")]
    private static partial Regex Room();
}
