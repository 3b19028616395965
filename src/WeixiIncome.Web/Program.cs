using WeixiIncome.Web.CommandLine;
using WeixiIncome.Web.Hosting;

if (Verbs.Asked(args)) return await Verbs.Run(args);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddMarket();
    var app = builder.Build();
    app.UseMarket();
    await app.Prepare();
    await app.RunAsync();
    return 0;
}
catch (SettingWrong wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return Verbs.WrongUse;
}
catch (IOException broken) when (broken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync(SettingWrong.AddressTaken(broken.Message).Message);
    return Verbs.WrongUse;
}

/// <summary>The web executable: serves the market, or carries out a verb.</summary>
public partial class Program;
