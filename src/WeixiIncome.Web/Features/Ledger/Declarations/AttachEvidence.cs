using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>A paper is added to a declaration that is being written.</summary>
public sealed record AttachEvidence(
    Guid FormKey, string Number,
    [Required, Display(Name = "材料种类")] EvidenceKind? Evidence,
    [StringLength(100), Display(Name = "说明")] string? Note,
    [Required, Display(Name = "材料文件")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>A paper that does not belong there is taken off again.</summary>
public sealed record RemoveEvidence(Guid FormKey, string Number, Guid Paper) : ICommand<string>, IOnce;

internal sealed class EvidenceHandler(MarketDb db, ICurrentUser user, TimeProvider clock, UploadedFiles files) : IRequestHandler<AttachEvidence, string>, IRequestHandler<RemoveEvidence, string>
{
    public async Task<string> Handle(AttachEvidence form, CancellationToken ct)
    {
        var declaration = await Own(form.Number, ct);
        var file = await files.Take(form.Paper, null, ct) ?? throw new RuleBroken("请选择要上传的材料。") { Field = nameof(form.Paper) };
        declaration.Attach(form.Evidence!.Value, file, form.Note, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    public async Task<string> Handle(RemoveEvidence form, CancellationToken ct)
    {
        var fileId = (await Own(form.Number, ct)).Detach(form.Paper);
        (await db.Files.SingleOrDefaultAsync(f => f.Id == fileId, ct))?.Discard();
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    private Task<Declaration> Own(string number, CancellationToken ct) =>
        db.Declarations.Include(d => d.Papers).Where(d => d.Number == number && d.UnitId == user.OrganisationId).OrNotThere(ct);
}
