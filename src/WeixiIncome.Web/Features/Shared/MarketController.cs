using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>What every controller does with a request: send it, show the answer, or show the form again with what was typed.</summary>
public abstract class MarketController(IMediator mediator) : Controller
{
    /// <summary>Key of the sentence that the next page shows once.</summary>
    public const string DoneKey = "Done";

    protected IMediator Mediator => mediator;

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    /// <summary>Sends a query and shows its page.</summary>
    protected async Task<IActionResult> Show<TPage>(IRequest<TPage> query, string? view = null)
    {
        var page = await mediator.Send(query, HttpContext.RequestAborted);
        return page is null ? NotFound() : view is null ? View(page) : View(view, page);
    }

    /// <summary>
    /// Sends a command. A wrong shape or a broken rule shows the form again, with 422, the sentences and all that was typed.
    /// </summary>
    protected async Task<IActionResult> Do<TAnswer>(IRequest<TAnswer> command, Func<TAnswer, IActionResult> done, Func<Task<IActionResult>> again)
    {
        if (ModelState.IsValid)
        {
            try
            {
                return done(await mediator.Send(command, HttpContext.RequestAborted));
            }
            catch (RuleBroken broken)
            {
                Refuse(broken);
            }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    /// <summary>The same, going to an address with a sentence of success.</summary>
    protected Task<IActionResult> Do<TAnswer>(IRequest<TAnswer> command, Func<TAnswer, string> address, string sentence, Func<Task<IActionResult>> again) =>
        Do(command, answer => Done(sentence, address(answer)), again);

    protected IActionResult Done(string sentence, string address)
    {
        TempData[DoneKey] = Words[sentence];
        return LocalRedirect(address);
    }

    /// <param name="arguments">For {0}, {1}, … of the sentence.</param>
    protected IActionResult Done(string sentence, object?[] arguments, string address)
    {
        TempData[DoneKey] = Words[sentence, arguments];
        return LocalRedirect(address);
    }

    protected void Refuse(RuleBroken broken)
    {
        foreach (var one in broken.Also.Prepend(broken)) ModelState.AddModelError(one.Field ?? "", Words.Of(one));
    }

    /// <summary>The sentences of a refused form, for pages that show it by themselves.</summary>
    protected IEnumerable<string> Refusals => ModelState.Where(s => s.Value?.ValidationState == ModelValidationState.Invalid).SelectMany(s => s.Value!.Errors).Select(e => e.ErrorMessage);
}
