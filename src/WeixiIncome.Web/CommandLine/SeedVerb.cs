namespace WeixiIncome.Web.CommandLine;

/// <summary><c>seed-demo</c>: the demonstration county.</summary>
internal static class SeedVerb
{
    public static Task<int> Run(Session session)
    {
        session.Expect(words: 0);
        throw new UsedWrongly("TODO");
    }
}
