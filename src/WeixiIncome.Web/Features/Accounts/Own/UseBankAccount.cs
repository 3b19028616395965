using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The supplier's own account, to which buyers transfer directly; all who handle its money are told of a change.</summary>
public sealed record UseBankAccount(
    long Version,
    [Required, StringLength(100), Display(Name = "户名")] string? AccountName,
    [Required, StringLength(100), Display(Name = "开户行")] string? BankName,
    [Required, StringLength(50), Display(Name = "银行账号")] string? BankAccountNumber) : ICommand<bool>;

internal sealed class UseBankAccountHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<UseBankAccount, bool>
{
    public async Task<bool> Handle(UseBankAccount request, CancellationToken cancellationToken)
    {
        if (!user.MayUseAccount()) throw new NotThere();
        var own = await db.Organisations.Where(o => o.Id == user.OrganisationId).OrNotThere(cancellationToken);
        if (!own.Kind.IsSupplier()) throw new NotThere();
        own.Expect(request.Version);
        own.UseAccount(request.AccountName, request.BankName, request.BankAccountNumber);
        await db.Notify(own.Id, [MarketRole.CooperativeClerk, MarketRole.Treasurer], "{0}修改了收款账户，尾号 {1}。如有疑问请立即核实。",
            [user.Name, own.BankAccountNumber![^4..]], "/account/organisation", clock.Now(), cancellationToken, user.MemberId);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
