using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Shared.Papers;

/// <summary>The signed and sealed paper comes back as a scan; a better scan may replace it.</summary>
public sealed record TakeBackScan(string Number, long? Version, Guid FormKey, [Required, Display(Name = "盖章扫描件")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

internal sealed class TakeBackScanHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<TakeBackScan, bool>
{
    public async Task<bool> Handle(TakeBackScan form, CancellationToken ct)
    {
        var paper = await db.Papers.VisibleTo(user, db).Where(p => p.Number == form.Number && p.OrganisationId == user.OrganisationId).OrNotThere(ct);
        paper.Expect(form.Version);
        var scan = await files.Take(form.Paper, paper.SharedWithOrganisationId, ct) ?? throw new RuleBroken("请选择要上传的扫描件。") { Field = nameof(form.Paper) };
        paper.TakeBack(scan, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
