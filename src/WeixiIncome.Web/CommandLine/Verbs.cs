using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.CommandLine;

/// <summary>What the web executable does when it is given a verb instead of being asked to serve.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Arguments">How it is used, after its name.</param>
internal sealed record Verb(string Name, string Arguments, string Chinese, string English, Func<Session, Task<int>> Run);

/// <summary>The command line: the web executable with a verb. It ends with 0 when done, 1 when something was found wrong, 2 for a wrong use.</summary>
public static class Verbs
{
    public const int Done = 0;
    public const int FoundWrong = 1;
    public const int WrongUse = 2;

    private static readonly Verb[] All =
    [
        new("migrate", "", "升级数据库并载入基础数据（同一时间只有一个在做）", "migrates the database and loads reference data, under one lock", MigrateVerb.Run),
        new("seed-demo", "", "写入示例县数据；已有真实数据的数据库会拒绝", "fills in the demonstration county; refuses a database that holds real data", SeedVerb.Run),
        new("import", "KIND FILE [--dry-run]", "导入表格（xlsx 或 csv），要么全部保存，要么一行不存", "imports a table (xlsx or csv), all of it or nothing", ImportVerb.Run),
        new("export", "KIND --out FILE [--template]", "导出表格，或导出空模板", "exports a table, or an empty template", ExportVerb.Run),
        new("administrator", "USER [--name NAME] [--operator NAME --credit-code CODE]", "任命平台管理员并显示一次性重置码（首次还要写运营单位）", "makes an administrator and prints a one-time code (the first needs the operator)", AdministratorVerb.Run),
        new("standing-orders", "", "为到期的定期订单下单一次（定时任务每小时做的事）", "places the standing orders that are due, once (what the hourly job does)", StandingOrdersVerb.Run),
        new("personal-keys", "rotate", "更换农户个人资料的密钥，并用新密钥重新加密全部资料", "adds a new key for households' personal data and seals everything again with it", PersonalKeysVerb.Run),
        new("ledger", "seal|verify|rebuild-totals", "给已过去的日子封账；把每条分录与封账核对；由分录重算汇总", "closes the days that are over; holds every entry against the seals; makes the totals anew", LedgerVerb.Run),
        new("bench-data", "--orders N", "向空数据库写入带标记的测量用分录", "fills an empty database with labelled entries for measurements", BenchDataVerb.Run),
        new("check", "", "核对库存、金额、台账的全部恒等关系，逐条列出", "verifies every invariant of money, stock, ledger and totals", CheckVerb.Run),
    ];

    /// <summary>Whether a verb (or help) is asked for; options such as --urls belong to serving.</summary>
    public static bool Asked(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || IsHelp(args[0]));

    public static Task<int> Run(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>The same with other places to write to.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        var say = new Speaker(output, error);
        if (IsHelp(args[0])) return Help(say);
        if (All.FirstOrDefault(verb => verb.Name == args[0]) is not { } verb)
        {
            say.Error("没有“{0}”这个命令。可用的命令见 --help。", "There is no verb \"{0}\". See --help.", args[0]);
            return WrongUse;
        }
        if (args.Skip(1).Any(IsHelp)) return Help(say, verb);
        var session = new Session(verb, args[1..], say);
        try
        {
            return await verb.Run(session);
        }
        catch (UsedWrongly wrong)
        {
            say.Error(wrong.Message);
            say.Error("用法：{0}", "Usage: {0}", Usage(verb));
            return WrongUse;
        }
        catch (SettingWrong wrong)
        {
            say.Error(wrong.Message);
            return WrongUse;
        }
        catch (RuleBroken broken)
        {
            say.Error(say.Words.Of(broken));
            return FoundWrong;
        }
        catch (System.Data.Common.DbException broken)
        {
            say.Error("数据库无法使用：{0}", "The database cannot be used: {0}", broken.GetBaseException().Message);
            return FoundWrong;
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?" or "help";

    private static string Usage(Verb verb) => $"WeixiIncome.Web {verb.Name} {verb.Arguments}".TrimEnd();

    private static int Help(Speaker say)
    {
        say.Line("不带命令时启动网站；带命令时做完即退出：0 完成，1 发现问题，2 用法不对。", "Without a verb it serves the market. With one it does it and ends: 0 done, 1 something was found wrong, 2 wrong use.");
        say.Line();
        foreach (var verb in All) say.Line("  {0,-42} {1}", "  {0,-42} {1}", $"{verb.Name} {verb.Arguments}".TrimEnd(), say.IsEnglish ? verb.English : verb.Chinese);
        say.Line();
        say.Line("设置来自环境变量和 appsettings.json，也可以写成 --键=值，例如 --Database:Provider=MySql。", "Settings come from the environment and appsettings.json, or as --key=value, such as --Database:Provider=MySql.");
        return Done;
    }

    private static int Help(Speaker say, Verb verb)
    {
        say.Line("{0}", "{0}", Usage(verb));
        say.Line("{0}", "{0}", say.IsEnglish ? verb.English : verb.Chinese);
        if (verb.Arguments.StartsWith("KIND", StringComparison.Ordinal))
            say.Line("KIND：{0}", "KIND: {0}", string.Join(", ", verb.Name == "import" ? Kinds.Importable : Kinds.Exportable));
        return Done;
    }
}

/// <summary>A verb was called with the wrong words.</summary>
internal sealed class UsedWrongly(string sentence) : Exception(sentence);
