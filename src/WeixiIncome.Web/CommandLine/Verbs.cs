namespace WeixiIncome.Web.CommandLine;

/// <summary>The command line: the web executable with a verb.</summary>
public static class Verbs
{
    public static bool Asked(string[] args) => false;

    public static Task<int> Run(string[] args) => Task.FromResult(2);
}
