using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>What a password must be: long enough, and none that everybody tries first. No rules about capitals and signs.</summary>
public sealed class Passwords : IPasswordValidator<Member>
{
    public const int Shortest = 8;
    public const int Longest = 128;

    private static readonly FrozenSet<string> Common = ReferenceData.Text("common-passwords.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="names">User name and phone number of its owner, which a password may not be.</param>
    /// <exception cref="RuleBroken">Too short, too long, or easily guessed.</exception>
    public static string Check(string? password, params string?[] names)
    {
        var text = password ?? "";
        if (text.Length < Shortest) throw new RuleBroken("密码至少 {0} 位。", Shortest) { Field = "Password" };
        if (text.Length > Longest) throw new RuleBroken("密码最多 {0} 位。", Longest) { Field = "Password" };
        if (Common.Contains(text) || IsOneRun(text)) throw new RuleBroken("这个密码太常见，很容易被猜到，请换一个。") { Field = "Password" };
        if (names.Any(name => !string.IsNullOrEmpty(name) && text.Contains(name, StringComparison.OrdinalIgnoreCase) && text.Length - name.Length < 4))
            throw new RuleBroken("密码不能和用户名或手机号一样或几乎一样。") { Field = "Password" };
        return text;
    }

    /// <summary>For whoever creates accounts by the framework.</summary>
    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password)
    {
        try
        {
            Check(password, user.UserName, user.PhoneNumber);
            return Task.FromResult(IdentityResult.Success);
        }
        catch (RuleBroken broken)
        {
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Password", Description = broken.Message }));
        }
    }

    /// <summary>aaaaaaaa, 12345678, 87654321, abcdefgh: each character a fixed step from the one before.</summary>
    private static bool IsOneRun(string text)
    {
        var step = text[1] - text[0];
        return Math.Abs(step) <= 1 && Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] == step);
    }
}
