using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Accounts.Import;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>The list as a sheet, in the columns that the import reads back.</summary>
public sealed record ExportOrganisations(OrganisationFilter Filter) : IRequest<ExportedSheet>;

internal sealed class ExportOrganisationsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ExportOrganisations, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportOrganisations request, CancellationToken cancellationToken)
    {
        var rows = await db.Organisations.AsNoTracking().Asked(request.Filter, user).OrderBy(o => o.Kind).ThenBy(o => o.Name).ThenBy(o => o.Id).Take(ExportedSheet.RowsToRead)
            .Select(o => new { o.Name, o.CreditCode, o.Kind, o.Relation, o.AreaCode, Superior = db.Organisations.Where(s => s.Id == o.SuperiorId).Select(s => s.CreditCode).FirstOrDefault(), o.Contact, o.Phone, o.Status }).ToListAsync(cancellationToken);
        return new([.. OrganisationColumns.Exported], rows.Select(o => (IReadOnlyList<object?>)
            [o.Name, o.CreditCode, Words.Chinese(o.Kind), Words.Chinese(o.Relation), o.AreaCode, o.Superior, o.Contact, o.Phone, Words.Chinese(o.Status)]));
    }
}
