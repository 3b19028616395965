using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
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
        var market = await KnownOrganisations.Load(db, lines, clock.Today(), cancellationToken);
        var (added, changed, same) = (0, 0, 0);
        foreach (var line in lines)
        {
            problems.Try(line.Row, () =>
            {
                var done = market.Take(line, user, clock.Now());
                if (done == Taken.Added) added++;
                else if (done == Taken.Changed) changed++;
                else same++;
            });
        }
        problems.Refuse();
        db.Organisations.AddRange(market.FreshOrganisations);
        db.Members.AddRange(market.FreshMembers);
        db.Memberships.AddRange(market.FreshPosts);
        await db.SaveUnlessTaken(new RuleBroken("另一个导入刚刚登记了同样的单位或用户名，请重新检查文件。"), cancellationToken);
        return request.Finish(new(added, changed, same));
    }
}
