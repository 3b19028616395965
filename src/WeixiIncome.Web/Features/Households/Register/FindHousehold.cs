using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>Finds a household by a member's resident number; posted, so that the number stands in no address and no log.</summary>
/// <returns>The household's number.</returns>
public sealed record FindHousehold([Required, StringLength(24), Display(Name = "身份证号码")] string? ResidentNumber) : IRequest<string>;

internal sealed class FindHouseholdHandler(MarketDb db, ICurrentUser user, Data.Households.PersonalVault vault) : IRequestHandler<FindHousehold, string>
{
    public async Task<string> Handle(FindHousehold query, CancellationToken ct)
    {
        if (!user.KeepsHouseholds()) throw new NotThere();
        var digest = vault.Digest(Domain.Households.ResidentNumber.Checked(query.ResidentNumber));
        return await db.Households.VisibleTo(user).Where(h => h.Members.Any(m => m.ResidentSha256 == digest)).Select(h => h.Number).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken("本辖区没有登记这个身份证号码的农户。") { Field = "ResidentNumber" };
    }
}
