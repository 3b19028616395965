using System.Security.Cryptography;

namespace WeixiIncome.Domain.Shared;

/// <summary>
/// An uploaded file: its bytes lie outside the web root under a random name, here stands what it is and whose it is.
/// </summary>
public sealed class StoredFile : Entity
{
    private StoredFile() { }

    /// <param name="sha256">Lower-case hex of the kept bytes.</param>
    /// <param name="keptAs">32 hex digits; only data that must come out the same each time bring their own.</param>
    /// <param name="isPublic">Produce photos are public; slips and papers are not.</param>
    public StoredFile(string name, string contentType, long size, string sha256, Guid? organisationId, Guid? memberId, bool isPublic, DateTime at, string? keptAs = null) =>
        (Name, ContentType, Size, Sha256, OrganisationId, MemberId, IsPublic, At, KeptAs) =
        (Guard.Text(name, "文件名", 200), contentType, size, sha256, organisationId, memberId, isPublic, at, keptAs ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>As the uploader called it, without a path.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Found out from the bytes, never taken from the uploader.</summary>
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public string Sha256 { get; private set; } = "";

    /// <summary>The random name under which the bytes lie.</summary>
    public string KeptAs { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public Guid? MemberId { get; private set; }

    /// <summary>The other party of what the paper belongs to, which may read it too.</summary>
    public Guid? SharedWithOrganisationId { get; private set; }
    public bool IsPublic { get; private set; }

    /// <summary>Whether something refers to it. What nobody uses is swept away after a day.</summary>
    public bool IsUsed { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>A command that was carried out refers to it now.</summary>
    public void Use(Guid? sharedWith = null) => (IsUsed, SharedWithOrganisationId) = (true, sharedWith ?? SharedWithOrganisationId);

    public void Discard() => IsUsed = false;
}
