using WeixiIncome.Web.Features.Accounts.Members;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>administrator USER</c>: the first person of a new market, or the way back in when nobody can sign in.</summary>
internal static class AdministratorVerb
{
    private const string Name = "--name";
    private const string Operator = "--operator";
    private const string CreditCode = "--credit-code";

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 1, values: [Name, Operator, CreditCode]);
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var made = await session.Mediator.Send(new MakeAdministrator(session.Words[0], session.Value(Name), session.Value(Operator), session.Value(CreditCode)), CancellationToken.None);
        var (say, code) = (session.Say, made.Code!);
        say.Line("{0} 现在是平台管理员。一次性重置码（只显示这一次，到 {1} UTC 为止）：", "{0} is an administrator now. One-time code (shown only this once, until {1} UTC):", code.UserName, code.Until);
        say.Line("  {0}", "  {0}", code.Code!);
        say.Line("在 /account/reset 填用户名、这个码和新密码。", "Open /account/reset and type the user name, this code and a new password.");
        return Verbs.Done;
    }
}
