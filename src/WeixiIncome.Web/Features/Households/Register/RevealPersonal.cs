using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Register;

/// <summary>Opens what is personal in a household, for a stated reason; the log row is committed before anything is shown.</summary>
public sealed record RevealPersonal(string Number, [Required, StringLength(200), Display(Name = "查看原因")] string? Reason) : IRequest<RevealedHousehold>;

/// <summary>What was opened, shown once and kept nowhere.</summary>
public sealed record RevealedHousehold(string? Account, IReadOnlyDictionary<Guid, RevealedPerson> People);

/// <summary>A person in clear.</summary>
public sealed record RevealedPerson(string Name, string? ResidentNumber, string? Phone);

/// <summary>Writes the reveal down; what is opened is no part of a command's kept answer.</summary>
public sealed record LogReveal(string Number, string? Reason) : ICommand<bool>;

internal sealed class RevealPersonalHandler(MarketDb db, IMediator mediator, ICurrentUser user, PersonalVault vault, TimeProvider clock) : IRequestHandler<RevealPersonal, RevealedHousehold>, IRequestHandler<LogReveal, bool>
{
    public async Task<RevealedHousehold> Handle(RevealPersonal query, CancellationToken ct)
    {
        await mediator.Send(new LogReveal(query.Number, query.Reason), ct);
        var household = await db.HouseholdOf(user, query.Number, null, ct, track: false);
        string? Open(SealedText? text) => text is null ? null : vault.Open(text);
        return new(Open(household.Account), household.Members.ToDictionary(m => m.Id, m => new RevealedPerson(vault.Open(m.Name), Open(m.ResidentNumber), Open(m.Phone))));
    }

    public async Task<bool> Handle(LogReveal command, CancellationToken ct)
    {
        var household = await db.HouseholdOf(user, command.Number, null, ct, track: false);
        db.PersonalReveals.Add(new PersonalReveal(household.Id, "姓名、身份证号码、电话、收款账号", user.MemberId ?? throw new NotThere(), user.OrganisationId, command.Reason, clock.Now()));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
