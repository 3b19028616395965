using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;

namespace WeixiIncome.Data.Orders.Complaints;

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.ToTable("Complaints");
        complaint.Property(c => c.Number).HasMaxLength(24);
        complaint.Property(c => c.CodeDigest).HasMaxLength(64);
        complaint.Property(c => c.AreaCode).HasMaxLength(12);
        complaint.Property(c => c.Text).HasMaxLength(Complaint.LongestText);
        complaint.Property(c => c.Statement).HasMaxLength(Complaint.LongestText);
        complaint.Property(c => c.Finding).HasMaxLength(Complaint.LongestText);
        complaint.Property(c => c.Measures).HasMaxLength(Complaint.LongestText);
        complaint.HasIndex(c => c.Number).IsUnique();
        complaint.HasIndex(c => new { c.Status, c.DecideBy });
        complaint.HasIndex(c => c.AreaCode);
        complaint.HasIndex(c => c.MemberId);
        complaint.HasOne<Organisation>().WithMany().HasForeignKey(c => c.ConcernedId).OnDelete(DeleteBehavior.Restrict);
        complaint.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ComplaintId);
        complaint.HasMany(c => c.Messages).WithOne().HasForeignKey(m => m.ComplaintId);
        complaint.HasMany(c => c.Files).WithOne().HasForeignKey(f => f.ComplaintId);
    }
}

internal sealed class ComplaintStepMapping : IEntityTypeConfiguration<ComplaintStep>
{
    public void Configure(EntityTypeBuilder<ComplaintStep> step)
    {
        step.ToTable("ComplaintSteps");
        step.Property(s => s.Note).HasMaxLength(300);
    }
}

internal sealed class ComplaintMessageMapping : IEntityTypeConfiguration<ComplaintMessage>
{
    public void Configure(EntityTypeBuilder<ComplaintMessage> message)
    {
        message.ToTable("ComplaintMessages");
        message.Property(m => m.Text).HasMaxLength(1000);
    }
}

internal sealed class ComplaintFileMapping : IEntityTypeConfiguration<ComplaintFile>
{
    public void Configure(EntityTypeBuilder<ComplaintFile> file)
    {
        file.ToTable("ComplaintFiles");
        file.HasIndex(f => f.FileId);
    }
}

internal sealed class ComplaintTermsMapping : IEntityTypeConfiguration<ComplaintTerms>
{
    public void Configure(EntityTypeBuilder<ComplaintTerms> terms)
    {
        terms.ToTable("ComplaintTerms");
        terms.Property(t => t.AreaCode).HasMaxLength(12);
        terms.HasIndex(t => new { t.AreaCode, t.From });
    }
}
