using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.CommandLine;

namespace WeixiIncome.IntegrationTests.CommandLine;

/// <summary>What a verb said and how it ended.</summary>
public sealed record Said(int Code, string Output, string Error);

/// <summary>Runs verbs as the executable would, on a test's database.</summary>
public static class Commands
{
    public static Task<Said> Run(Market market, params string[] words) =>
        Run([.. words, $"--Database:Provider={market.Database.Provider}", $"--ConnectionStrings:Market={market.Database.Connection}", "--Demo:Seed=false", $"--Seals:Folder={Path.Combine(market.DataFolder, "seals")}", $"--Data:Folder={Path.GetTempPath()}", $"--PersonalData:KeyFile={market.Settings.GetValueOrDefault("PersonalData:KeyFile", Market.PersonalKeyFile)}"]);

    public static async Task<Said> Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Verbs.Run(words, output, error);
        return new(code, output.ToString(), error.ToString());
    }
}
