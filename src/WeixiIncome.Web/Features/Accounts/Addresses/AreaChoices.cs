using Microsoft.AspNetCore.Mvc.Rendering;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Areas;

namespace WeixiIncome.Web.Features.Accounts.Addresses;

/// <summary>Where goods can be brought to: Weixi's own townships first, then the counties of the province and of the partners.</summary>
public static class AreaChoices
{
    public static IReadOnlyList<SelectListItem> Choices(this AreaBook areas, string? chosen)
    {
        var choices = new List<SelectListItem>();
        choices.AddRange(Group(areas, Area.Weixi, chosen));
        foreach (var prefecture in areas.Under(Area.Yunnan)) choices.AddRange(Group(areas, prefecture.Code, chosen));
        foreach (var province in Provinces(areas)) choices.AddRange(Group(areas, province.Code, chosen));
        if (chosen is { Length: > 0 } && areas.Contains(chosen) && choices.All(choice => choice.Value != chosen))
            choices.Insert(0, new SelectListItem(areas.Place(chosen), chosen, selected: true));
        return choices;
    }

    /// <summary>With the county or province in front, since goods go beyond the county.</summary>
    public static string Place(this AreaBook areas, string code)
    {
        var names = new List<string>();
        for (var area = areas.Find(code); area is not null; area = areas.Find(area.ParentCode)) names.Insert(0, area.ShortName);
        return names.Count == 0 ? code : string.Join(' ', names);
    }

    private static IEnumerable<Area> Provinces(AreaBook areas) =>
        Enumerable.Range(11, 72).Select(code => areas.Find(code.ToString(System.Globalization.CultureInfo.InvariantCulture))).OfType<Area>().Where(area => area.Code != Area.Yunnan);

    private static IEnumerable<SelectListItem> Group(AreaBook areas, string parent, string? chosen)
    {
        var group = new SelectListGroup { Name = areas.Name(parent) };
        var under = areas.Under(parent);
        return (under.Count > 0 ? under : [areas.Find(parent)!]).Select(area => new SelectListItem(area.ShortName, area.Code, area.Code == chosen) { Group = group });
    }
}
