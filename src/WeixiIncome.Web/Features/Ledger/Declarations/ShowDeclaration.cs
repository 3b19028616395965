using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Ledger.Declarations;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>A declaration with its papers, its steps, and what this person may do with it.</summary>
public sealed record ShowDeclaration(string Number) : IRequest<DeclarationPage>;

/// <summary>The page of a declaration.</summary>
/// <param name="Place">Where the produce comes from.</param>
/// <param name="Doubles">Other records that may be the same purchase; for those who check.</param>
public sealed record DeclarationPage(Declaration Declaration, string Unit, string? BoundUnit, string Place, IReadOnlyDictionary<Guid, string> Categories, DeclaredActivity? Activity,
    IReadOnlyList<EvidenceRow> Papers, IReadOnlyList<DeclaredStep> Steps, IReadOnlyList<PossibleDouble> Doubles, DeclarationMoves Moves, Guid FormKey);

/// <summary>The activity through which it came about.</summary>
public sealed record DeclaredActivity(string Number, string Title);

/// <summary>A paper with its file's name.</summary>
public sealed record EvidenceRow(Guid Id, EvidenceKind Kind, Guid FileId, string FileName, string? Note, string Who, DateTime At);

/// <summary>Who did what, and when.</summary>
public sealed record DeclaredStep(DeclarationAct Act, string? Who, DateTime At, string? Note)
{
    public string Tone => Act switch
    {
        DeclarationAct.Reject or DeclarationAct.Withdraw or DeclarationAct.Reverse => "bad",
        DeclarationAct.Return => "wait",
        _ => "ok",
    };
}

/// <summary>What this person may do.</summary>
public sealed record DeclarationMoves(bool Edit, bool Withdraw, bool Check, bool Verify, bool Reverse)
{
    public bool Decide => Check || Verify;

    public static DeclarationMoves Of(Declaration declaration, ICurrentUser user)
    {
        var own = user.OrganisationId == declaration.UnitId && user.Has(MarketRole.Buyer, MarketRole.Treasurer);
        var county = user.Has(MarketRole.CountySupervisor);
        return new(own && declaration.IsOpen, own && (declaration.IsOpen || declaration.Status is DeclarationStatus.Submitted or DeclarationStatus.Checked),
            declaration.Status == DeclarationStatus.Submitted && user.Has(MarketRole.TownshipOfficer), declaration.Status == DeclarationStatus.Checked && county,
            declaration.Status == DeclarationStatus.Entered && county);
    }
}

internal sealed class ShowDeclarationHandler(MarketDb db, AreaBook areas, ICurrentUser user, DoublesAtHand twins) : IRequestHandler<ShowDeclaration, DeclarationPage>
{
    public async Task<DeclarationPage> Handle(ShowDeclaration query, CancellationToken ct)
    {
        var declaration = await db.Declarations.AsNoTracking().VisibleTo(user).Whole().Where(d => d.Number == query.Number).OrNotThere(ct);
        var names = await db.Organisations.Where(o => o.Id == declaration.UnitId || o.Id == declaration.BoundUnitId).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var wanted = declaration.Lines.Select(l => l.CategoryId).ToList();
        var categories = await db.Categories.Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var activity = await db.ActivityEvents.Where(a => a.Id == declaration.ActivityEventId).Select(a => new DeclaredActivity(a.Number, a.Title)).SingleOrDefaultAsync(ct);
        var moves = DeclarationMoves.Of(declaration, user);
        // Whose other purchases those are is for the ones who check, not for the unit.
        var doubles = user.OverseenArea is not null || user.SeesEverything || user.Audit is not null ? await twins.Of(declaration, ct) : [];
        return new(declaration, names[declaration.UnitId], declaration.BoundUnitId is { } bound && bound != declaration.UnitId ? names.GetValueOrDefault(bound) : null,
            areas.Path(declaration.OriginAreaCode), categories, activity, await Papers(declaration.Id, ct), await Steps(declaration, ct), doubles, moves, Guid.CreateVersion7());
    }

    private Task<List<EvidenceRow>> Papers(Guid id, CancellationToken ct) =>
        (from paper in db.Declarations.Where(d => d.Id == id).SelectMany(d => d.Papers)
         join file in db.Files on paper.FileId equals file.Id
         join member in db.Members on paper.AddedBy equals member.Id
         orderby paper.At, paper.Id
         select new EvidenceRow(paper.Id, paper.Kind, paper.FileId, file.Name, paper.Note, member.DisplayName, paper.At)).ToListAsync(ct);

    private Task<List<DeclaredStep>> Steps(Declaration declaration, CancellationToken ct) =>
        (from step in db.Declarations.Where(d => d.Id == declaration.Id).SelectMany(d => d.Steps)
         join member in db.Members on step.MemberId equals member.Id into known
         from who in known.DefaultIfEmpty()
         orderby step.At, step.Id
         select new DeclaredStep(step.Act, who == null ? null : who.DisplayName, step.At, step.Note)).ToListAsync(ct);
}
