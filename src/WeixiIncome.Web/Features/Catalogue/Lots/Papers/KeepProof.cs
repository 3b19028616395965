using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Papers;

/// <summary>A test report or certification of the supplier.</summary>
/// <param name="Lot">For a report on one lot.</param>
public sealed record KeepProof(Guid FormKey, [Required, Display(Name = "证明类型")] ProofKind? Kind, [Required, StringLength(60), Display(Name = "证书编号")] string? Number, [Required, StringLength(100), Display(Name = "发证或检测机构")] string? Issuer,
    [Display(Name = "产品")] Guid? ProductId, [StringLength(20), Display(Name = "批次")] string? Lot, [Required, Display(Name = "发证日期")] DateOnly? IssuedOn, [Display(Name = "有效期至")] DateOnly? ExpiresOn, [Display(Name = "扫描件")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

/// <summary>It was entered by mistake, or is no longer used.</summary>
public sealed record RemoveProof(Guid FormKey, Guid Id) : ICommand<bool>, IOnce;

/// <summary>The supplier's proofs, what ends soon first.</summary>
public sealed record ListProofs : IRequest<ProofsPage>;

/// <summary>The page.</summary>
public sealed record ProofsPage(IReadOnlyList<ProofRow> Rows, IReadOnlyList<SelectListItem> Products, DateOnly Today, Guid FormKey);

/// <summary>A proof.</summary>
public sealed record ProofRow(Guid Id, ProofKind Kind, string Number, string Issuer, string? Product, string? Lot, DateOnly IssuedOn, DateOnly? ExpiresOn, Guid? FileId)
{
    public bool IsOver(DateOnly today) => ExpiresOn < today;

    public bool EndsSoon(DateOnly today) => ExpiresOn is { } end && end >= today && end <= today.AddDays(QualityProof.WarnDays);
}

internal sealed class KeepProofHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<KeepProof, bool>, IRequestHandler<RemoveProof, bool>, IRequestHandler<ListProofs, ProofsPage>
{
    public async Task<bool> Handle(KeepProof form, CancellationToken ct)
    {
        if (form.ProductId is { } product && !await db.Products.AnyAsync(p => p.Id == product && p.SupplierId == user.OrganisationId, ct)) throw new RuleBroken("请选择本单位的产品。") { Field = nameof(form.ProductId) };
        var lot = string.IsNullOrWhiteSpace(form.Lot) ? null : await db.Lots.Where(l => l.Number == form.Lot.Trim() && l.SupplierId == user.OrganisationId).Select(l => new { l.Id, l.ProductId }).SingleOrDefaultAsync(ct)
            ?? throw new RuleBroken("没有批次 {0}。", form.Lot) { Field = nameof(form.Lot) };
        db.QualityProofs.Add(new QualityProof(user.OrganisationId!.Value, form.Kind!.Value, form.Number, form.Issuer, form.ProductId ?? lot?.ProductId, lot?.Id, form.IssuedOn!.Value, form.ExpiresOn, await files.Take(form.Paper, null, ct), user.MemberId, clock.Now()));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(RemoveProof form, CancellationToken ct)
    {
        (await db.QualityProofs.Where(p => p.Id == form.Id && p.SupplierId == user.OrganisationId).OrNotThere(ct)).Remove(clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<ProofsPage> Handle(ListProofs query, CancellationToken ct)
    {
        if (!user.Has(MarketRole.CooperativeClerk)) throw new NotThere();
        var rows = await db.QualityProofs.AsNoTracking().Where(p => p.SupplierId == user.OrganisationId && p.RemovedAt == null).OrderBy(p => p.ExpiresOn == null).ThenBy(p => p.ExpiresOn)
            .Select(p => new ProofRow(p.Id, p.Kind, p.Number, p.Issuer, db.Products.Where(x => x.Id == p.ProductId).Select(x => x.Name).FirstOrDefault(), db.Lots.Where(l => l.Id == p.LotId).Select(l => l.Number).FirstOrDefault(), p.IssuedOn, p.ExpiresOn, p.FileId)).Take(500).ToListAsync(ct);
        var products = await db.Products.Where(p => p.SupplierId == user.OrganisationId && p.Status != ProductStatus.Draft).OrderBy(p => p.Name).Select(p => new Choice(p.Id, p.Name)).ToChoices(ct);
        return new(rows, products, clock.Today(), Guid.CreateVersion7());
    }
}
