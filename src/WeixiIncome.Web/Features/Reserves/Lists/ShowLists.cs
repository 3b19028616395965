using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Reserves.Lists;

/// <summary>The page on which 832 lists are handed in, with what was recognised in the one just looked through.</summary>
public sealed record ShowLists(UploadedSheet? File, List832? Source, ImportPage Import) : IRequest<ListsPage>;

/// <summary>The page.</summary>
/// <param name="Recognised">Each heading of the file with what it holds; none where the file was refused before.</param>
public sealed record ListsPage(ImportPage Import, IReadOnlyList<List832> Sources, List832? Source, IReadOnlyList<(string Title, Field832 Field)> Recognised, IReadOnlyList<Columns832> Known, bool MayKeep);

internal sealed class ShowListsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowLists, ListsPage>
{
    public async Task<ListsPage> Handle(ShowLists request, CancellationToken cancellationToken)
    {
        var sources = user.SourcesOf();
        if (sources.Length == 0) throw new NotThere();
        var known = new List<Columns832>();
        foreach (var source in sources) known.Add(await db.ColumnsOf(source, cancellationToken));
        var (chosen, recognised) = await Recognised(request, cancellationToken);
        return new(request.Import, sources, chosen ?? request.Source, recognised, known, user.IsBureau());
    }

    private async Task<(List832?, IReadOnlyList<(string, Field832)>)> Recognised(ShowLists request, CancellationToken ct)
    {
        if (request.File is not { } file) return (null, []);
        try
        {
            var sheet = Sheet.Read(file);
            var (source, columns) = await db.Recognise(sheet, request.Source, user, ct);
            var fields = columns.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
            return (source, [.. sheet.Columns.Select(title => (title, fields.GetValueOrDefault(title, Field832.Ignored)))]);
        }
        catch (RuleBroken)
        {
            // The report says what is wrong with it.
            return (null, []);
        }
    }
}
