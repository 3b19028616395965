using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Agreements;

/// <summary>The unit stands behind it; a supply agreement goes on to the supplier.</summary>
public sealed record ApproveAgreement(string Number, long? Version, [StringLength(300), Display(Name = "意见")] string? Comment, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class ApproveAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ApproveAgreement, bool>
{
    public async Task<bool> Handle(ApproveAgreement form, CancellationToken ct)
    {
        var (agreement, now) = (await db.OwnAgreement(user, form.Number, form.Version, ct), clock.Now());
        agreement.Approve(user.MemberId!.Value, form.Comment, now);
        await db.NotifyMember(agreement.CreatedBy, "{0} {1} 已审批通过。", [agreement.Kind, agreement.Number], agreement.Page(), now, ct);
        if (agreement.SupplierId is { } supplier)
            await db.Notify(supplier, [MarketRole.CooperativeClerk], "{0} 拟定的供货协议 {1} 等您确认。", [user.OrganisationName, agreement.Number], agreement.Page(), now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The unit does not want it.</summary>
public sealed record RefuseAgreement(string Number, long? Version, [Required, StringLength(300), Display(Name = "退回原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class RefuseAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RefuseAgreement, bool>
{
    public async Task<bool> Handle(RefuseAgreement form, CancellationToken ct)
    {
        var agreement = await db.OwnAgreement(user, form.Number, form.Version, ct);
        agreement.Refuse(user.MemberId!.Value, form.Reason, clock.Now());
        await db.NotifyMember(agreement.CreatedBy, "{0} {1} 审批未通过：{2}", [agreement.Kind, agreement.Number, form.Reason], agreement.Page(), clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The supplier stands by the agreement: from now on it covers orders.</summary>
public sealed record ConfirmAgreement(string Number, long? Version, [StringLength(300), Display(Name = "说明")] string? Comment, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class ConfirmAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmAgreement, bool>
{
    public async Task<bool> Handle(ConfirmAgreement form, CancellationToken ct)
    {
        var agreement = await db.SuppliersAgreement(user, form.Number, form.Version, ct);
        agreement.Confirm(user.MemberId!.Value, form.Comment, clock.Now());
        await db.Notify(agreement.BuyerId, [MarketRole.Buyer, MarketRole.Approver], "{0} 已确认供货协议 {1}，开始执行。", [user.OrganisationName, agreement.Number], agreement.Page(), clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The supplier does not take it on.</summary>
public sealed record DeclineAgreement(string Number, long? Version, [Required, StringLength(300), Display(Name = "谢绝原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class DeclineAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeclineAgreement, bool>
{
    public async Task<bool> Handle(DeclineAgreement form, CancellationToken ct)
    {
        var agreement = await db.SuppliersAgreement(user, form.Number, form.Version, ct);
        agreement.Decline(user.MemberId!.Value, form.Reason, clock.Now());
        await db.Notify(agreement.BuyerId, [MarketRole.Buyer, MarketRole.Approver], "{0} 谢绝了供货协议 {1}：{2}", [user.OrganisationName, agreement.Number, form.Reason], agreement.Page(), clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Ends it before its last day, with the reason.</summary>
public sealed record TerminateAgreement(string Number, long? Version, [Required, StringLength(300), Display(Name = "终止原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class TerminateAgreementHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TerminateAgreement, bool>
{
    public async Task<bool> Handle(TerminateAgreement form, CancellationToken ct)
    {
        var agreement = await db.OwnAgreement(user, form.Number, form.Version, ct);
        agreement.Terminate(user.MemberId!.Value, form.Reason, clock.Now());
        if (agreement.SupplierId is { } supplier)
            await db.Notify(supplier, [MarketRole.CooperativeClerk], "{0} 终止了供货协议 {1}：{2}", [user.OrganisationName, agreement.Number, form.Reason], agreement.Page(), clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The agreement that a command changes: of one's own side, as the person saw it.</summary>
internal static class AgreementsAtHand
{
    public static string Page(this Agreement agreement) => $"/agreements/{agreement.Number}";

    public static Task<Agreement> OwnAgreement(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct) =>
        At(db.Agreements.VisibleTo(user).Where(a => a.BuyerId == user.OrganisationId), number, version, ct);

    public static Task<Agreement> SuppliersAgreement(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct) =>
        At(db.Agreements.VisibleTo(user).Where(a => a.SupplierId == user.OrganisationId), number, version, ct);

    private static async Task<Agreement> At(IQueryable<Agreement> mine, string number, long? version, CancellationToken ct)
    {
        var agreement = await mine.Include(a => a.Lines).Where(a => a.Number == number).OrNotThere(ct);
        agreement.Expect(version);
        return agreement;
    }
}
