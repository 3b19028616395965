using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Organisations;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>
/// A bureau brings its organisations: budget units by 县财政局, paired units and Shanghai partners by 县乡村振兴局. All of
/// the file or nothing; a second run of the same file changes nothing. The first person of a row gets an account without a
/// password: a one-time code is issued on the organisation's page.
/// </summary>
/// <param name="UnitsOnly">Buying units only, whoever asks.</param>
public sealed record ImportOrganisations(UploadedSheet File, bool DryRun, bool UnitsOnly = false) : IImport;

internal sealed class ImportOrganisationsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ImportOrganisations, ImportCounts>
{
    private static readonly OrganisationKind[] Units = [OrganisationKind.BudgetUnit, OrganisationKind.PairedUnit, OrganisationKind.ShanghaiPartner];

    public async Task<ImportCounts> Handle(ImportOrganisations request, CancellationToken cancellationToken)
    {
        var sheet = Sheet.Read(request.File);
        sheet.Expect(OrganisationColumns.Required, OrganisationColumns.Known);
        var allowed = request.UnitsOnly ? Units : user.Registrable().ToArray();
        var problems = new RowProblems();
        var lines = sheet.Rows.Select(row => problems.Try(row, () => OrganisationLine.Read(row, allowed, areas))).OfType<OrganisationLine>().ToList();
        if (lines.Exists(line => line.Superior is not null)) await db.HoldTree(cancellationToken);
        var market = await KnownOrganisations.Load(db, lines, clock.Today(), cancellationToken);
        var done = new Dictionary<OrganisationLine, Taken>();
        foreach (var line in lines) problems.Try(line.Row, () => { done[line] = market.Take(line, user, clock.Now()); });
        problems.Refuse();
        db.Organisations.AddRange(market.FreshOrganisations);
        db.Members.AddRange(market.FreshMembers);
        db.Memberships.AddRange(market.FreshPosts);
        await db.SaveUnlessTaken(new RuleBroken("另一个导入刚刚登记了同样的单位或用户名，请重新检查文件。"), cancellationToken);
        foreach (var line in await new ImportedTree(db, user, clock).Place(lines, problems, cancellationToken))
            if (done[line] == Taken.Same) done[line] = Taken.Changed;
        int Count(Taken taken) => done.Values.Count(d => d == taken);
        return request.Finish(new(Count(Taken.Added), Count(Taken.Changed), Count(Taken.Same)));
    }
}
