namespace WeixiIncome.Domain.Shared;

/// <summary>
/// An uploaded file: its bytes lie outside the web root under a random name, here stands what it is and whose it is.
/// </summary>
public sealed class StoredFile : Entity
{
    private StoredFile() { }

    /// <param name="sha256">Lower-case hex of the kept bytes.</param>
    /// <param name="isPublic">Produce photos are public; slips and papers are not.</param>
    public StoredFile(string name, string contentType, long size, string sha256, Guid? organisationId, Guid? memberId, bool isPublic, DateTime at) =>
        (Name, ContentType, Size, Sha256, OrganisationId, MemberId, IsPublic, At) =
        (Guard.Text(name, "文件名", 200), contentType, size, sha256, organisationId, memberId, isPublic, at);

    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public string Sha256 { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public Guid? MemberId { get; private set; }
    public bool IsPublic { get; private set; }
    public DateTime At { get; private set; }
}
