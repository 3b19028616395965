using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Views are found beside their controller.</summary>
internal sealed class FeatureFolders : IControllerModelConvention, IViewLocationExpander
{
    private const string Root = ".Features.";
    private const string Key = "feature";

    public void Apply(ControllerModel controller)
    {
        var space = controller.ControllerType.Namespace ?? "";
        var at = space.IndexOf(Root, StringComparison.Ordinal);
        if (at >= 0) controller.Properties[Key] = space[(at + Root.Length)..].Replace('.', '/');
    }

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor.Properties.TryGetValue(Key, out var feature)) context.Values[Key] = (string?)feature;
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue(Key, out var feature))
        {
            yield return $"/Features/{feature}/{{0}}.cshtml";
            for (var up = feature!.LastIndexOf('/'); up > 0; up = feature.LastIndexOf('/', up - 1)) yield return $"/Features/{feature[..up]}/{{0}}.cshtml";
        }
        yield return "/Features/Shared/{0}.cshtml";
    }
}
