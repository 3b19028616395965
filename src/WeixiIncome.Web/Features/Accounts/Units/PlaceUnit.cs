using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Organisations;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Units;

/// <summary>县财政局 (a county supervisor) or an administrator puts a budget unit with its whole subtree under another, or at the top.</summary>
/// <param name="Superior">Credit code of the superior; empty for the top.</param>
public sealed record PlaceUnit(Guid Id, long? Version, [StringLength(30), Display(Name = "上级单位代码")] string? Superior) : ICommand<int>;

internal sealed class PlaceUnitHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PlaceUnit, int>
{
    public async Task<int> Handle(PlaceUnit request, CancellationToken cancellationToken)
    {
        await db.HoldTree(cancellationToken);
        var unit = await db.Organisations.VisibleTo(user).Where(o => o.Id == request.Id && o.Kind == OrganisationKind.BudgetUnit).OrNotThere(cancellationToken);
        if (!user.KeepsRegistrationOf(unit)) throw new NotThere();
        unit.Expect(request.Version);
        var superior = string.IsNullOrWhiteSpace(request.Superior) ? null : await Superior(request.Superior, cancellationToken);
        if (unit.SuperiorId == superior?.Id) return 0;
        var moved = await db.PlaceUnder(unit, superior, cancellationToken);
        unit.Note(superior, user.MemberId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return moved;
    }

    private async Task<Organisation> Superior(string typed, CancellationToken ct)
    {
        var code = CreditCode.Normal(typed);
        return await db.Organisations.VisibleTo(user).SingleOrDefaultAsync(o => o.CreditCode == code, ct)
            ?? throw new RuleBroken("没有代码为“{0}”的单位。", typed.Trim()) { Field = nameof(PlaceUnit.Superior) };
    }
}

/// <summary>What the history of a unit says of its place.</summary>
internal static class PlaceNotes
{
    private const string Under = "上级单位改为：{0}";
    private const string Top = "不再有上级单位";

    public static void Note(this Organisation unit, Organisation? superior, Guid? by, DateTime now) =>
        unit.Remark(by, superior is null ? Top : Under.Replace("{0}", superior.Name, StringComparison.Ordinal), now);
}
