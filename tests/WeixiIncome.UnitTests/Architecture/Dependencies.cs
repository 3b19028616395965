using Mono.Cecil;
using Mono.Cecil.Cil;

namespace WeixiIncome.UnitTests.Architecture;

/// <summary>Which types of the product use which, read from the compiled assemblies, bodies of methods included.</summary>
internal static class Dependencies
{
    private static readonly string[] Assemblies = ["WeixiIncome.Domain", "WeixiIncome.Data", "WeixiIncome.Web"];

    private static readonly Lazy<IReadOnlyList<(string From, string To)>> Found = new(Read);

    /// <summary>Pairs of full names of outermost types; each pair once.</summary>
    public static IReadOnlyList<(string From, string To)> All => Found.Value;

    private static List<(string, string)> Read() =>
        [.. Assemblies.SelectMany(name => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll")).MainModule.Types)
            .SelectMany(type => Used(type).SelectMany(Parts).Select(Outermost).Distinct()
                .Where(used => used != type.FullName && used.StartsWith("WeixiIncome.", StringComparison.Ordinal))
                .Select(used => (type.FullName, used)))];

    private static IEnumerable<TypeReference?> Used(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. Attributes(type),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Fields.SelectMany(Attributes),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Used),
            .. type.NestedTypes.SelectMany(Used),
        ];

    private static IEnumerable<TypeReference?> Used(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. Attributes(method),
            .. method.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType),
            .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(Used) : [],
        ];

    private static IEnumerable<TypeReference?> Used(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments, .. method.Parameters.Select(p => p.ParameterType)],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider of) =>
        of.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(x => x.Value as TypeReference).Prepend(a.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static string Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.FullName;
    }
}
