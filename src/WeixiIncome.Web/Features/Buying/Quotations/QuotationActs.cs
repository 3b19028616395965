using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>Suppliers may answer from now on, until the deadline.</summary>
public sealed record PublishQuotation(string Number, long? Version, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class PublishQuotationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PublishQuotation, bool>
{
    public async Task<bool> Handle(PublishQuotation form, CancellationToken ct)
    {
        (await db.OwnQuotation(user, form.Number, form.Version, ct)).Publish(user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Opens the answers after the deadline; who did it and when is kept.</summary>
public sealed record OpenQuotation(string Number, long? Version, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class OpenQuotationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenQuotation, bool>
{
    public async Task<bool> Handle(OpenQuotation form, CancellationToken ct)
    {
        (await db.OwnQuotation(user, form.Number, form.Version, ct)).Open(user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes a request back before it was opened, with the reason; whoever was asked is told.</summary>
public sealed record WithdrawQuotation(string Number, long? Version, [Required, StringLength(300), Display(Name = "撤回原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class WithdrawQuotationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawQuotation, bool>
{
    public async Task<bool> Handle(WithdrawQuotation form, CancellationToken ct)
    {
        (await db.OwnQuotation(user, form.Number, form.Version, ct)).Withdraw(user.MemberId!.Value, form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>None of the opened answers will do, with the reason.</summary>
public sealed record FailQuotation(string Number, long? Version, [Required, StringLength(300), Display(Name = "流标原因")] string? Reason, Guid FormKey) : ICommand<bool>, IOnce;

internal sealed class FailQuotationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FailQuotation, bool>
{
    public async Task<bool> Handle(FailQuotation form, CancellationToken ct)
    {
        (await db.OwnQuotation(user, form.Number, form.Version, ct)).Fail(user.MemberId!.Value, form.Reason, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
