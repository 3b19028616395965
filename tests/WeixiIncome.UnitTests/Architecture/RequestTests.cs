using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Four hops: controller, handler, aggregate, database.</summary>
public sealed class RequestTests
{
    private static readonly Type[] Types = Assembly.Load("WeixiIncome.Web").GetTypes();

    /// <summary>Shows the pages behind 404 and 500, where nothing may be asked that could fail again.</summary>
    private const string ShowsErrors = "StatusController";

    private static IEnumerable<Type> Controllers => Types.Where(type => type.IsSubclassOf(typeof(ControllerBase)) && !type.IsAbstract);

    [Fact]
    public void Every_request_has_one_handler()
    {
        var handled = Types.Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .SelectMany(type => type.GetInterfaces().Where(IsHandler).Select(i => i.GetGenericArguments()[0]))
            .GroupBy(request => request).ToDictionary(group => group.Key, group => group.Count());
        var requests = Types.Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(IBaseRequest))).ToArray();

        Assert.NotEmpty(requests);
        Rule.IsKept(requests.Where(request => handled.GetValueOrDefault(request) != 1).Select(request => $"{request}: {handled.GetValueOrDefault(request)} handlers"));
    }

    [Fact]
    public void Controllers_take_only_the_mediator()
    {
        Assert.NotEmpty(Controllers);
        Rule.IsKept(Controllers
            .SelectMany(type => type.GetConstructors().SelectMany(c => c.GetParameters()))
            .Where(parameter => parameter.ParameterType != typeof(IMediator) && parameter.Member.DeclaringType?.Name != ShowsErrors)
            .Select(parameter => $"{parameter.Member.DeclaringType} takes {parameter.ParameterType.Name}"));
    }

    [Fact]
    public void Every_action_says_who_may_ask()
    {
        var actions = Controllers.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes<HttpMethodAttribute>().Any() || typeof(IActionResult).IsAssignableFrom(Answer(method)));

        Rule.IsKept(actions.Where(method => !Says(method) && !Says(method.DeclaringType!)).Select(method => $"{method.DeclaringType}.{method.Name}"));
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || type.GetGenericTypeDefinition() == typeof(IRequestHandler<>));

    private static Type Answer(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>) ? task.GetGenericArguments()[0] : method.ReturnType;

    private static bool Says(MemberInfo member) =>
        member.GetCustomAttributes().Any(attribute => attribute is IAuthorizeData or IAllowAnonymous);
}
