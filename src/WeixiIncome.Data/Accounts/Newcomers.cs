using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>Adds people and organisations whose names, numbers and codes nobody else may have.</summary>
public static class Newcomers
{
    /// <exception cref="RuleBroken">The user name or phone number is taken.</exception>
    public static async Task Welcome(this MarketDb db, Member member, CancellationToken ct)
    {
        if (await db.Members.AnyAsync(m => m.NormalizedUserName == member.NormalizedUserName, ct)) throw NameTaken(member);
        if (member.PhoneNumber is { } phone && await db.Members.AnyAsync(m => m.PhoneNumber == phone, ct))
            throw new RuleBroken("这个手机号已经是另一个账号的。") { Field = "Phone" };
        db.Members.Add(member);
        await db.SaveUnlessTaken(NameTaken(member), ct);
    }

    /// <exception cref="RuleBroken">The credit code is registered.</exception>
    public static async Task Welcome(this MarketDb db, Organisation organisation, CancellationToken ct)
    {
        if (organisation.CreditCode is { } code && await db.Organisations.AnyAsync(o => o.CreditCode == code && o.Id != organisation.Id, ct)) throw CodeTaken(organisation);
        if (db.Entry(organisation).State == EntityState.Detached) db.Organisations.Add(organisation);
        await db.SaveUnlessTaken(CodeTaken(organisation), ct);
    }

    private static RuleBroken NameTaken(Member member) => new("用户名“{0}”已经有人用了，请换一个。", member.UserName) { Field = "UserName" };

    private static RuleBroken CodeTaken(Organisation organisation) =>
        new("统一社会信用代码 {0} 已经登记过。如果就是您的单位，请用原来的账号登录，或联系平台管理员。", organisation.CreditCode) { Field = "CreditCode" };
}
