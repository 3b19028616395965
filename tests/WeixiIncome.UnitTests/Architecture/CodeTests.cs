using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Rules of the house that a reader would otherwise have to watch in every review.</summary>
public sealed partial class CodeTests
{
    /// <summary>Set-based updates run outside the change tracker, so they belong inside a command's transaction.</summary>
    private static readonly string[] MayUpdateSets =
    [
        "src/WeixiIncome.Data/Shared/Numbers.cs", // refuses to run outside a transaction
        "src/WeixiIncome.Data/Catalogue/Stock.cs", // likewise
        "src/WeixiIncome.Data/Catalogue/Lots/LotStock.cs", // likewise
        "src/WeixiIncome.Web/Demo/DemoLots.cs", // inside the transaction that fills an empty database
        "src/WeixiIncome.Data/Buying/Agreements/Drawing.cs", // likewise
        "src/WeixiIncome.Data/Accounts/SignInAttempts.cs", // opens a transaction of its own, which a refusal must not undo
    ];

    private static readonly string[] MayBeLong = [];

    [Fact]
    public void Nobody_asks_the_machine_for_the_time() =>
        Rule.IsKept(SourceTree.Code().SelectMany(file => file.Find(MachineClock())));

    [Fact]
    public void Sets_are_updated_only_inside_a_command() =>
        Rule.IsKept(SourceTree.Code()
            .Where(file => !MayUpdateSets.Contains(file.Path) && !CommandFile().IsMatch(file.Code))
            .SelectMany(file => file.Find(SetUpdate())));

    /// <summary>An export that reads no more than it writes cannot tell that it was cut.</summary>
    [Fact]
    public void An_export_reads_one_row_more_than_it_writes() =>
        Rule.IsKept(SourceTree.Code("src/WeixiIncome.Web").Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => file.Find(CutExport())));

    [Fact]
    public void Stripe_is_named_in_its_own_folder_only() =>
        Rule.IsKept(SourceTree.Code()
            .Where(file => !file.Path.StartsWith("src/WeixiIncome.Web/Integrations/Stripe/", StringComparison.Ordinal))
            .SelectMany(file => file.Find(StripeType())));

    [Fact]
    public void The_domain_has_no_packages()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "src/WeixiIncome.Domain/WeixiIncome.Domain.csproj"));

        Rule.IsKept(project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference").Select(e => e.ToString()));
    }

    [Fact]
    public void A_file_stays_below_300_lines() =>
        Rule.IsKept(SourceTree.Code("src").Concat(SourceTree.Files("src", ".cshtml")).Concat(SourceTree.Code("tests"))
            .Where(file => file.Lines > 300 && !MayBeLong.Contains(file.Path))
            .Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void A_public_type_of_the_domain_says_what_it_is() =>
        Rule.IsKept(SourceTree.Code("src/WeixiIncome.Domain")
            .SelectMany(file => PublicType().Matches(file.Text)
                .Where(type => !Documented(file.Text, type.Index))
                .Select(type => $"{file.Path}: {type.Groups["name"].Value}")));

    [Fact]
    public void There_are_no_names_that_say_nothing() =>
        Rule.IsKept(SourceTree.Code().SelectMany(file => file.Find(EmptyName())));

    /// <summary>The lines directly above, attributes left aside, end a documentation comment.</summary>
    private static bool Documented(string text, int at)
    {
        var above = text[..at].TrimEnd().Split('\n').Reverse().Select(line => line.Trim()).SkipWhile(line => line.StartsWith('['));
        return above.FirstOrDefault()?.StartsWith("///", StringComparison.Ordinal) == true;
    }

    [GeneratedRegex(@"\bDateTime\.(Now|UtcNow|Today)\b|\bDateTimeOffset\.(Now|UtcNow)\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\.Execute(Update|Delete)(Async)?\b")]
    private static partial Regex SetUpdate();

    [GeneratedRegex(@"Take\(ExportedSheet\.MostRows\)")]
    private static partial Regex CutExport();

    [GeneratedRegex(@":\s*ICommand\b")]
    private static partial Regex CommandFile();

    [GeneratedRegex(@"\b(using\s+(\w+\s*=\s*)?Stripe\b|global::Stripe\b|Stripe\.(StripeClient|Event|Checkout|PaymentIntent|Refund)\w*)")]
    private static partial Regex StripeType();

    [GeneratedRegex(@"^public\s+(?:(?:abstract|sealed|static|partial|readonly)\s+)*(?:class|record\s+struct|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\b(class|interface|record)\s+\w+(Service|Manager|Helper|Helpers|Util|Utils|Utilities)\b")]
    private static partial Regex EmptyName();
}
