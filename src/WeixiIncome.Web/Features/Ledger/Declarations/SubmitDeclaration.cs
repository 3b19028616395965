using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>Hands a declaration in; its township is told.</summary>
public sealed record SubmitDeclaration(Guid FormKey, long? Version, string Number) : ICommand<string>, IOnce;

/// <summary>The unit takes a declaration back before it is verified.</summary>
public sealed record WithdrawDeclaration(Guid FormKey, long? Version, string Number, [Required, StringLength(300), Display(Name = "撤回原因")] string? Reason) : ICommand<string>, IOnce;

internal sealed class SubmitDeclarationHandler(MarketDb db, ICurrentUser user, TimeProvider clock, TellOfDeclarations tell, DoublesAtHand doubles)
    : IRequestHandler<SubmitDeclaration, string>, IRequestHandler<WithdrawDeclaration, string>
{
    public async Task<string> Handle(SubmitDeclaration form, CancellationToken ct)
    {
        var declaration = await Own(form.Number, form.Version, ct);
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == declaration.UnitId, ct);
        var bound = await db.BoundUnitOf(unit, personBinds: false, ct);
        declaration.Submit(unit, bound?.Id, user.MemberId!.Value, clock.Now());
        await Refuse(declaration, ct);
        await tell.OfSubmission(declaration, unit.Name, ct);
        await db.SaveUnlessTaken(new RuleBroken("发票号码或平台订单号刚刚被另一份申报使用，请核对。"), ct);
        return form.Number;
    }

    public async Task<string> Handle(WithdrawDeclaration form, CancellationToken ct)
    {
        (await Own(form.Number, form.Version, ct)).Withdraw(form.Reason, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return form.Number;
    }

    private async Task<Declaration> Own(string number, long? version, CancellationToken ct)
    {
        var declaration = await db.Declarations.Whole().Where(d => d.Number == number && d.UnitId == user.OrganisationId).OrNotThere(ct);
        declaration.Expect(version);
        return declaration;
    }

    /// <summary>The same invoice or order number, handed in elsewhere: refused, naming where it stands to those who may open it.</summary>
    private async Task Refuse(Declaration declaration, CancellationToken ct)
    {
        var exact = (await doubles.Of(declaration, ct)).Where(d => d.IsExact).ToArray();
        foreach (var one in exact)
        {
            var standing = one.IsOrder || await db.Declarations.AnyAsync(d => d.Number == one.Number && d.Claims.Any(), ct);
            if (!standing) continue;
            var number = one.Cause == DoubleCause.SameInvoice ? declaration.InvoiceNumber : declaration.VenueOrderNumber;
            var field = one.Cause == DoubleCause.SameInvoice ? nameof(KeepDeclaration.InvoiceNumber) : nameof(KeepDeclaration.VenueOrderNumber);
            var mayOpen = one.IsOrder ? await db.Orders.VisibleTo(user).AnyAsync(o => o.Number == one.Number, ct) : await db.Declarations.VisibleTo(user).AnyAsync(d => d.Number == one.Number, ct);
            throw mayOpen ? new RuleBroken("号码 {0} 已用在 {1}，一笔采购只能入账一次。", number, one.Number) { Field = field }
                : new RuleBroken("号码 {0} 已被另一笔采购使用，请核对；确认无误请联系县级主管。", number) { Field = field };
        }
    }
}
