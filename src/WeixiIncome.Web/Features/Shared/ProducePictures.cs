namespace WeixiIncome.Web.Features.Shared;

/// <summary>The drawings in wwwroot/produce that stand for a product until its cooperative uploads photos.</summary>
public static class ProducePictures
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>(StringComparer.Ordinal)
    {
        "qinjiao", "danggui", "muxiang", "tianma", "chonglou", "icegrape", "icewine", "honey", "walnut", "walnutoil", "lacquer", "yam", "oldrice", "mushroom",
        "pork", "egg", "vegetable", "potato", "bean", "buckwheat", "chili", "apple", "plum", "tea", "beef", "chicken", "generic",
    };

    public static string Path(string? kind) => $"produce/{(kind is not null && Kinds.Contains(kind) ? kind : "generic")}.svg";
}
