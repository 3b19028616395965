using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

/// <summary>A person who signs in, by user name or phone number. What they may do is said by their memberships.</summary>
public sealed class Member : IdentityUser<Guid>
{
    public Member() => Id = Ids.Next();

    /// <summary>The name shown beside what they did.</summary>
    public string DisplayName { get; set; } = "";
    public DateTime CreatedAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>The organisation they acted for last, chosen again at the next sign-in.</summary>
    public Guid? LastOrganisationId { get; set; }

    /// <summary>Blocked by an administrator, with the reason.</summary>
    public bool IsSuspended { get; set; }
    public string? SuspendedBecause { get; set; }

    public static Member Join(string? userName, string? displayName, string? phone, string? mail, DateTime now)
    {
        var member = new Member { CreatedAt = now, LockoutEnabled = true, UserName = SignInName.UserName(userName) };
        member.NormalizedUserName = Normal(member.UserName);
        member.Describe(displayName, phone, mail);
        member.Renew();
        return member;
    }

    /// <summary>A user name as it is compared, in the way of the framework.</summary>
    public static string Normal(string? name) => (name ?? "").Trim().Normalize().ToUpperInvariant();

    public void Describe(string? displayName, string? phone, string? mail)
    {
        DisplayName = Guard.Text(displayName, "姓名", 50);
        PhoneNumber = SignInName.Phone(phone);
        var address = Guard.OptionalText(mail, "邮箱", 200);
        if (address != Email) EmailConfirmed = false;
        Email = address;
        NormalizedEmail = Email?.ToUpperInvariant();
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>Every sign-in there is ends within a minute: the next look at the stamp finds another one.</summary>
    public void Renew()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    public void UsePassword(string hash)
    {
        PasswordHash = hash;
        Renew();
    }

    public void Suspend(string? reason)
    {
        if (IsSuspended) throw new RuleBroken("这个账号已经停用。");
        SuspendedBecause = Guard.Text(reason, "停用原因", 200);
        IsSuspended = true;
        Renew();
    }

    public void Resume() => (IsSuspended, SuspendedBecause, ConcurrencyStamp) = (false, null, Guid.NewGuid().ToString());
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("Members");
        member.Property(m => m.Id).ValueGeneratedNever();
        member.Property(m => m.DisplayName).HasMaxLength(50);
        member.Property(m => m.PhoneNumber).HasMaxLength(30);
        member.HasIndex(m => m.PhoneNumber).IsUnique();
    }
}
