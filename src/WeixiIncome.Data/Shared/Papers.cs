using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>Issues the papers that people print, sign and seal.</summary>
public static class Papers
{
    /// <summary>
    /// The paper of a subject as it stands now: the one issued last while it still says the same, else a new one with a new
    /// number. Must stand in a command's transaction; the caller saves.
    /// </summary>
    /// <param name="subjectId">What it is about: an order, comparison, agreement …</param>
    /// <param name="organisationId">Whose paper it is.</param>
    /// <param name="sharedWith">The other party, which may read it too.</param>
    public static async Task<Paper> IssuePaper(this MarketDb db, PaperKind kind, Guid subjectId, Guid organisationId, Guid? sharedWith, PaperContent content,
        Guid? by, DateTime now, CancellationToken ct)
    {
        var last = await db.Papers.Where(p => p.SubjectId == subjectId && p.Kind == kind).OrderByDescending(p => p.IssuedAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        if (last is not null && last.Content == content.Write()) return last;
        var day = $"ZJ{BusinessDate.Of(now):yyyyMMdd}";
        var paper = new Paper($"{day}-{await db.NextNumber(day, ct):0000}", kind, subjectId, organisationId, sharedWith, content, by, now);
        db.Papers.Add(paper);
        return paper;
    }
}

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> paper)
    {
        paper.ToTable("Papers");
        paper.Property(p => p.Number).HasMaxLength(24);
        paper.Property(p => p.Sha256).HasMaxLength(64);
        paper.Property(p => p.Content).HasMaxLength(Paper.LongestContent);
        paper.HasIndex(p => p.Number).IsUnique();
        paper.HasIndex(p => new { p.SubjectId, p.Kind, p.IssuedAt });
        paper.HasIndex(p => new { p.OrganisationId, p.IssuedAt });
    }
}
