using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Lists;
using WeixiIncome.Domain.Buying.Lists;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Lists;

/// <summary>The list that a command changes.</summary>
internal static class ListAtHand
{
    public static Task<ShoppingList> ListOf(this MarketDb db, ICurrentUser user, Guid id, CancellationToken ct) =>
        db.ShoppingLists.Of(user).Include(l => l.Lines.OrderBy(line => line.Position)).Where(l => l.Id == id).OrNotThere(ct);

    /// <summary>The chosen list, or a new one with the name that was typed.</summary>
    public static async Task<ShoppingList> ListFor(this MarketDb db, ICurrentUser user, Guid? id, string? newName, DateTime now, CancellationToken ct)
    {
        if (id is { } chosen && string.IsNullOrWhiteSpace(newName)) return await db.ListOf(user, chosen, ct);
        var name = string.IsNullOrWhiteSpace(newName) ? throw new RuleBroken("请选择一张清单，或给新清单起个名字。") { Field = "NewName" } : newName;
        if (await db.ShoppingLists.Of(user).CountAsync(ct) >= 50) throw new RuleBroken("最多 50 张清单，请先删除不用的。");
        var list = new ShoppingList(user.OrganisationId!.Value, name, user.MemberId!.Value, now);
        db.ShoppingLists.Add(list);
        return list;
    }
}

/// <summary>What the columns of a list's sheet are called.</summary>
internal static class ListColumns
{
    public const string Number = "产品编号", Specification = "规格", Quantity = "数量";

    public static readonly string[] Template = [Number, Specification, Quantity];
}
