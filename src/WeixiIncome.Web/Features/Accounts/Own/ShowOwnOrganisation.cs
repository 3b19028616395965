using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The organisation acted for, with what its own people may change.</summary>
public sealed record ShowOwnOrganisation : IRequest<OwnOrganisationPage>;

/// <param name="MayDescribe">Whoever answers for its people.</param>
/// <param name="MayUseAccount">The clerk or treasurer of a supplier; none elsewhere.</param>
public sealed record OwnOrganisationPage(string Name, OrganisationKind Kind, string? CreditCode, string AreaCode, AssistanceRelation Relation, OrganisationStatus Status,
    DescribeOwnOrganisation Contact, UseBankAccount Account, bool MayDescribe, bool MayUseAccount);

internal sealed class ShowOwnOrganisationHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowOwnOrganisation, OwnOrganisationPage>
{
    public async Task<OwnOrganisationPage> Handle(ShowOwnOrganisation request, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().Where(o => o.Id == user.OrganisationId && o.Kind != OrganisationKind.Person).OrNotThere(cancellationToken);
        return new(own.Name, own.Kind, own.CreditCode, own.AreaCode, own.Relation, own.Status,
            new(own.Version, own.Contact, own.Phone, own.Address, own.About),
            new(own.Version, own.BankAccountName, own.BankName, own.BankAccountNumber),
            user.MayDescribeOwn(), own.Kind.IsSupplier() && user.MayUseAccount());
    }
}

/// <summary>Who may change what of their own organisation.</summary>
internal static class OwnRights
{
    public static bool MayDescribeOwn(this ICurrentUser user) => user.Roles.Any(role => role.ManagesColleagues());

    public static bool MayUseAccount(this ICurrentUser user) => user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer);
}
