using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Members;

/// <summary>The unit knows the person.</summary>
public sealed record ConfirmBinding(Guid Id) : ICommand<bool>;

/// <summary>The unit does not know the person: later purchases are not bound to it.</summary>
public sealed record RefuseBinding(Guid Id, [Required, StringLength(200), Display(Name = "不认可的原因")] string? Reason) : ICommand<bool>;

/// <summary>The unit takes its refusal back.</summary>
public sealed record AllowBinding(Guid Id) : ICommand<bool>;

internal sealed class AnswerBindingHandler(MarketDb db, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<ConfirmBinding, bool>, IRequestHandler<RefuseBinding, bool>, IRequestHandler<AllowBinding, bool>
{
    public async Task<bool> Handle(ConfirmBinding request, CancellationToken cancellationToken)
    {
        var (binding, person) = await Own(request.Id, cancellationToken);
        binding.Confirm(user.MemberId!.Value, clock.Now());
        return await Tell(person, "{0}确认了您的绑定。", [user.OrganisationName], cancellationToken);
    }

    public async Task<bool> Handle(RefuseBinding request, CancellationToken cancellationToken)
    {
        var (binding, person) = await Own(request.Id, cancellationToken);
        binding.Refuse(person, user.MemberId!.Value, request.Reason, clock.Now());
        return await Tell(person, "{0}不认可您是本单位人员：{1}。今后的购买不再计入该单位。", [user.OrganisationName, binding.Reason], cancellationToken);
    }

    public async Task<bool> Handle(AllowBinding request, CancellationToken cancellationToken)
    {
        var (binding, person) = await Own(request.Id, cancellationToken);
        binding.Allow(user.MemberId!.Value, clock.Now());
        return await Tell(person, "{0}同意您再次绑定。", [user.OrganisationName], cancellationToken);
    }

    private async Task<(UnitBinding, Organisation)> Own(Guid id, CancellationToken ct)
    {
        if (!user.Roles.Any(role => role.ManagesColleagues())) throw new NotThere();
        var binding = await db.UnitBindings.Where(b => b.Id == id && b.UnitId == user.OrganisationId).OrNotThere(ct);
        return (binding, await db.Organisations.SingleAsync(o => o.Id == binding.PersonId, ct));
    }

    private async Task<bool> Tell(Organisation person, string sentence, object?[] said, CancellationToken ct)
    {
        await db.Notify(person.Id, [MarketRole.Individual], sentence, said, "/account", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
