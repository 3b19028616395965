using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>How one's own organisation is reached, and what it says of itself.</summary>
public sealed record DescribeOwnOrganisation(
    long Version,
    [StringLength(50), Display(Name = "联系人")] string? Contact,
    [StringLength(30), Display(Name = "联系电话")] string? Phone,
    [StringLength(200), Display(Name = "地址")] string? Address,
    [StringLength(2000), Display(Name = "简介")] string? About) : ICommand<bool>;

internal sealed class DescribeOwnOrganisationHandler(MarketDb db, ICurrentUser user) : IRequestHandler<DescribeOwnOrganisation, bool>
{
    public async Task<bool> Handle(DescribeOwnOrganisation request, CancellationToken cancellationToken)
    {
        if (!user.MayDescribeOwn()) throw new NotThere();
        var own = await db.Organisations.Where(o => o.Id == user.OrganisationId).OrNotThere(cancellationToken);
        own.Expect(request.Version);
        own.Describe(request.Contact, request.Phone, request.Address, request.About);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
