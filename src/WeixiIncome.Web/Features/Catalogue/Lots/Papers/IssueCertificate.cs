using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Papers;

/// <summary>Issues the conformity certificate (承诺达标合格证) of a lot; the one before, if any, is void from then on.</summary>
public sealed record IssueCertificate(Guid FormKey, string Number, [StringLength(60), Display(Name = "产品名称")] string? ProductName, [Required, Display(Name = "数量")] decimal? Quantity, [StringLength(100), Display(Name = "产地")] string? Origin,
    [StringLength(100), Display(Name = "开具主体")] string? Issuer, [StringLength(40), Display(Name = "联系方式")] string? Contact, [Required, Display(Name = "开具日期")] DateOnly? IssuedOn, [Required, Display(Name = "承诺依据")] CertificateBasis? Basis) : ICommand<string>, IOnce;

/// <summary>A certificate was wrong: it is void, kept, and may be replaced.</summary>
public sealed record VoidCertificate(Guid FormKey, string Number, [Required, StringLength(200), Display(Name = "作废原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class IssueCertificateHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IssueCertificate, string>, IRequestHandler<VoidCertificate, string>
{
    public async Task<string> Handle(IssueCertificate form, CancellationToken ct)
    {
        var now = clock.Now();
        var lot = await db.OwnLot(user, form.Number, ct);
        var certificate = new ConformityCertificate(lot, new(await db.NextDayNumber("HG", now, ct), form.ProductName, lot.Unit.ToBase(form.Quantity!.Value), form.Origin, form.Issuer, form.Contact, form.IssuedOn!.Value, form.Basis!.Value), user.MemberId, now);
        foreach (var before in await db.Certificates.Where(c => c.LotId == lot.Id && c.VoidedAt == null).ToListAsync(ct)) before.Void(string.Format(CultureInfo.InvariantCulture, "换发 {0}", certificate.Number), now);
        db.Certificates.Add(certificate);
        await db.SaveChangesAsync(ct);
        return certificate.Number;
    }

    public async Task<string> Handle(VoidCertificate form, CancellationToken ct)
    {
        var certificate = await db.Certificates.Where(c => c.Number == form.Number && c.SupplierId == user.OrganisationId).OrNotThere(ct);
        certificate.Void(form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return certificate.LotNumber;
    }
}
