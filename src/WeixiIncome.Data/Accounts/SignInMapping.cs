using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

internal sealed class SignInAttemptsMapping : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.ToTable("SignInAttempts");
        attempts.Property(a => a.Id).ValueGeneratedNever();
        attempts.HasIndex(a => a.LastAt);
    }
}

internal sealed class ResetCodeMapping : IEntityTypeConfiguration<ResetCode>
{
    public void Configure(EntityTypeBuilder<ResetCode> code)
    {
        code.ToTable("ResetCodes");
        code.Property(c => c.Digest).HasMaxLength(64);
        code.HasIndex(c => c.MemberId);
        code.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Property(i => i.Digest).HasMaxLength(64);
        invitation.Property(i => i.DisplayName).HasMaxLength(50);
        invitation.HasIndex(i => i.Digest).IsUnique();
        invitation.HasIndex(i => i.OrganisationId);
        invitation.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SecondFactorMapping : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.ToTable("SecondFactors");
        factor.Property(f => f.ProtectedKey).HasMaxLength(500);
        factor.HasIndex(f => f.MemberId).IsUnique();
        factor.HasOne<Member>().WithMany().HasForeignKey(f => f.MemberId).OnDelete(DeleteBehavior.Restrict);
        factor.HasMany(f => f.RecoveryCodes).WithOne().HasForeignKey(c => c.SecondFactorId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.Property(c => c.Digest).HasMaxLength(64);
    }
}
