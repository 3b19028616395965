using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>What is not there is 404; a rule broken outside a form is a page that says so.</summary>
internal sealed class BrokenRuleFilter(Words words, IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is NotThere)
        {
            context.Result = new NotFoundResult();
            context.ExceptionHandled = true;
        }
        else if (context.Exception is RuleBroken broken)
        {
            context.Result = new ViewResult
            {
                ViewName = "Status",
                StatusCode = StatusCodes.Status422UnprocessableEntity,
                ViewData = new ViewDataDictionary(metadata, context.ModelState) { Model = new StatusPage(422, words.Of(broken)) },
            };
            context.ExceptionHandled = true;
        }
    }
}
