using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Households.Bindings;

/// <summary>
/// A household is bound to a cooperative or firm, with its consent: by the supplier for itself, or by an officer. A supplier names
/// the household by its number and a member's resident number, and learns nothing of one that it names wrongly.
/// </summary>
public sealed record BindHousehold(Guid FormKey,
    [Required, StringLength(12), Display(Name = "户编号")] string? HouseholdNumber, [StringLength(24), Display(Name = "身份证号码")] string? ResidentNumber,
    [Display(Name = "合作社或企业")] Guid? SupplierId, [Required, Display(Name = "联结方式")] LinkageMode? Mode, [Required, Display(Name = "开始日期")] DateOnly? From,
    [StringLength(60), Display(Name = "合同编号")] string? ContractNumber, [Required, Display(Name = "同意方式")] ConsentHow? Consent, [Required, Display(Name = "同意日期")] DateOnly? ConsentOn,
    [StringLength(60), Display(Name = "见证人")] string? ConsentBy, [Display(Name = "同意在公开追溯页显示户主姓名")] bool MayShowName, [Display(Name = "合同文件")] IFormFile? Paper = null) : ICommand<string>, IOnce, IWithPaper;

/// <summary>A binding ends.</summary>
public sealed record UnbindHousehold(Guid FormKey, [Required] string? HouseholdNumber, Guid BindingId, [Required, Display(Name = "日期")] DateOnly? On, [Required, StringLength(200), Display(Name = "结束原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class BindHouseholdHandler(MarketDb db, ICurrentUser user, PersonalVault vault, UploadedFiles files, TimeProvider clock) : IRequestHandler<BindHousehold, string>, IRequestHandler<UnbindHousehold, string>
{
    public async Task<string> Handle(BindHousehold form, CancellationToken ct)
    {
        var supplier = await Supplier(form.SupplierId, ct);
        var number = form.HouseholdNumber!.Trim().ToUpperInvariant();
        var household = user.KeepsHouseholds() ? await db.Households.VisibleTo(user).Whole().SingleOrDefaultAsync(h => h.Number == number, ct) : await Named(number, form.ResidentNumber, ct);
        if (household is null) throw new RuleBroken("没有找到这户：请核对户编号和身份证号码。") { Field = nameof(form.HouseholdNumber) };
        var paper = await files.Take(form.Paper, supplier.Id, ct);
        household.Bind(new(supplier.Id, form.Mode!.Value, form.From!.Value, form.ContractNumber, paper, form.Consent!.Value, form.ConsentOn!.Value, form.ConsentBy, form.MayShowName), user.MemberId, clock.Now());
        await db.SaveChangesAsync(ct);
        return household.Number;
    }

    public async Task<string> Handle(UnbindHousehold form, CancellationToken ct)
    {
        var household = await db.Households.VisibleTo(user).Whole().Where(h => h.Number == form.HouseholdNumber).OrNotThere(ct);
        if (!user.KeepsHouseholds() && household.Bindings.All(b => b.Id != form.BindingId || b.SupplierId != user.OrganisationId)) throw new NotThere();
        household.Unbind(form.BindingId, form.On!.Value, form.Reason, user.MemberId, clock.Now());
        await db.SaveChangesAsync(ct);
        return household.Number;
    }

    private async Task<Organisation> Supplier(Guid? named, CancellationToken ct)
    {
        var id = user.KeepsHouseholds() ? named ?? throw new RuleBroken("请选择合作社或企业。") { Field = "SupplierId" } : user.OrganisationId;
        var supplier = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm), ct)
            ?? throw new RuleBroken("请选择合作社或企业。") { Field = "SupplierId" };
        return supplier.IsActive ? supplier : throw new RuleBroken("“{0}”已暂停使用，不能绑定。", supplier.Name) { Field = "SupplierId" };
    }

    /// <summary>By both numbers, so that a number alone finds nobody.</summary>
    private async Task<Household?> Named(string number, string? residentNumber, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(residentNumber)) throw new RuleBroken("请填写任一成员的身份证号码，用来核对是不是这一户。") { Field = nameof(BindHousehold.ResidentNumber) };
        var digest = vault.Digest(ResidentNumber.Checked(residentNumber));
        return await db.Households.Whole().SingleOrDefaultAsync(h => h.Number == number && h.Status == HouseholdStatus.Registered && h.Members.Any(m => m.ResidentSha256 == digest), ct);
    }
}
