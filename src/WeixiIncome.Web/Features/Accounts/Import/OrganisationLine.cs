using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>One row of the sheet, read and checked by itself.</summary>
internal sealed record OrganisationLine(SheetRow Row, string Name, string? CreditCode, OrganisationKind Kind, AssistanceRelation Relation, string AreaCode, string? Superior, string? Contact, string? Phone, string? UserName, string? DisplayName)
{
    /// <summary>What makes two rows the same organisation: the code, or for a village its place.</summary>
    public string Key => CreditCode ?? AreaCode;

    public static OrganisationLine Read(SheetRow row, IReadOnlyCollection<OrganisationKind> allowed, AreaBook areas)
    {
        var kind = row.OneOf<OrganisationKind>(OrganisationColumns.Kind);
        if (!allowed.Contains(kind)) throw Wrong(OrganisationColumns.Kind, "“{0}”不能在这里导入。", kind);
        var relation = row.Has(OrganisationColumns.Relation) ? row.OneOf<AssistanceRelation>(OrganisationColumns.Relation)
            : kind == OrganisationKind.ShanghaiPartner ? AssistanceRelation.Shanghai : AssistanceRelation.None;
        var area = row.Needed(OrganisationColumns.AreaCode);
        if (!areas.Contains(area)) throw Wrong(OrganisationColumns.AreaCode, "没有代码为“{0}”的地区。", area);
        var code = kind == OrganisationKind.Village && !row.Has(OrganisationColumns.CreditCode) ? null : Code(row);
        var person = row.Text(OrganisationColumns.UserName);
        return new(row, Guard.Text(row.Needed(OrganisationColumns.Name), "名称", 100), code, kind, relation, area, row.Text(OrganisationColumns.Superior), row.Text(OrganisationColumns.Contact), row.Text(OrganisationColumns.Phone),
            person is null ? null : SignInName.UserName(person), person is null ? null : row.Text(OrganisationColumns.DisplayName) ?? row.Needed(OrganisationColumns.Contact));
    }

    /// <summary>Whether an organisation already is as the row says; an empty contact leaves what stands.</summary>
    public bool Says(Organisation known) => (known.Name, known.AreaCode, known.Relation) == (Name, AreaCode, Relation)
        && (Contact is null || known.Contact == Contact) && (Phone is null || known.Phone == Phone);

    private static string Code(SheetRow row)
    {
        try
        {
            return Domain.Accounts.CreditCode.Parse(row.Needed(OrganisationColumns.CreditCode));
        }
        catch (RuleBroken broken)
        {
            throw Wrong(OrganisationColumns.CreditCode, broken.Sentence, [.. broken.Arguments]);
        }
    }

    private static RuleBroken Wrong(string column, string sentence, params object?[] arguments) => new(sentence, arguments) { Field = column };
}
