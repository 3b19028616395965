using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WeixiIncome.Data.Accounts;

/// <summary>A person who signs in, by user name or phone number. What they may do is said by their memberships.</summary>
public sealed class Member : IdentityUser<Guid>
{
    public Member() => Id = Guid.CreateVersion7();

    /// <summary>The name shown beside what they did.</summary>
    public string DisplayName { get; set; } = "";
    public DateTime CreatedAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>The organisation they acted for last, chosen again at the next sign-in.</summary>
    public Guid? LastOrganisationId { get; set; }

    /// <summary>Set by a reset code: the next sign-in must choose a new password.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Blocked by an administrator.</summary>
    public bool IsSuspended { get; set; }
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
