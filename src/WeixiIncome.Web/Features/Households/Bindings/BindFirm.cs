using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Households.Bindings;

/// <summary>A cooperative is bound to a leading firm.</summary>
public sealed record BindFirm(Guid FormKey, [Required, Display(Name = "合作社")] Guid? CooperativeId, [Required, Display(Name = "龙头企业")] Guid? FirmId, [Required, Display(Name = "开始日期")] DateOnly? From,
    [StringLength(60), Display(Name = "合同编号")] string? ContractNumber, [Display(Name = "合同文件")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

/// <summary>Such a binding ends.</summary>
public sealed record UnbindFirm(Guid FormKey, Guid Id, long? Version, [Required, Display(Name = "日期")] DateOnly? On, [Required, StringLength(200), Display(Name = "结束原因")] string? Reason) : ICommand<bool>, IOnce;

internal sealed class BindFirmHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<BindFirm, bool>, IRequestHandler<UnbindFirm, bool>
{
    public async Task<bool> Handle(BindFirm form, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var cooperative = await db.Organisations.VisibleTo(user).SingleOrDefaultAsync(o => o.Id == form.CooperativeId && o.Kind == OrganisationKind.Cooperative, ct) ?? throw new RuleBroken("请选择您辖区或您本单位的合作社。") { Field = nameof(form.CooperativeId) };
        var firm = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == form.FirmId && o.Kind == OrganisationKind.LeadingFirm, ct) ?? throw new RuleBroken("请选择龙头企业。") { Field = nameof(form.FirmId) };
        if (form.From > today) throw new RuleBroken("开始日期 {0} 还没有到。", form.From) { Field = "From" };
        if (await db.FirmBindings.AnyAsync(b => b.CooperativeId == cooperative.Id && b.FirmId == firm.Id && (b.To == null || b.To >= form.From), ct))
            throw new RuleBroken("“{0}”与“{1}”在这段时间已经绑定。", cooperative.Name, firm.Name) { Field = "From" };
        db.FirmBindings.Add(new FirmBinding(cooperative.Id, firm.Id, form.From!.Value, form.ContractNumber, await files.Take(form.Paper, firm.Id, ct), user.MemberId, now));
        await db.SaveUnlessTaken(new RuleBroken("“{0}”与“{1}”在这段时间已经绑定。", cooperative.Name, firm.Name) { Field = "From" }, ct);
        return true;
    }

    public async Task<bool> Handle(UnbindFirm form, CancellationToken ct)
    {
        var binding = await db.FirmBindings.VisibleTo(user, db).Where(b => b.Id == form.Id).OrNotThere(ct);
        binding.Expect(form.Version);
        if (form.On > clock.Today()) throw new RuleBroken("日期 {0} 还没有到。", form.On) { Field = "On" };
        binding.End(form.On!.Value, form.Reason);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
