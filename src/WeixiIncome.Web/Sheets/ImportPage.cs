namespace WeixiIncome.Web.Sheets;

/// <summary>
/// What every import page shows: the form, the report of the dry run, and the way to confirm it. The page posts the file
/// (<c>File</c>) for the dry run, and then <c>Kept</c> to carry it out.
/// </summary>
/// <param name="Address">Where both forms go.</param>
/// <param name="Template">Where the empty table with the right headings is.</param>
/// <param name="Kept">The key of the file on the <see cref="SheetShelf"/>, after a dry run in which nothing was wrong.</param>
public sealed record ImportPage(string Address, string Template, ImportReport? Report = null, Guid? Kept = null);
