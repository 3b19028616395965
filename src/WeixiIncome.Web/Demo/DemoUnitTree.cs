namespace WeixiIncome.Web.Demo;

/// <summary>Who stands below whom among the demonstration county's budget units: two schools under the county bureau.</summary>
internal static class DemoUnitTree
{
    public static void Place(DemoParties parties)
    {
        var bureau = parties.Units[0].Organisation;
        foreach (var school in new[] { parties.Units[1], parties.Units[2] })
            if (school.Organisation.SuperiorId is null) school.Organisation.PlaceUnder(bureau);
    }
}
