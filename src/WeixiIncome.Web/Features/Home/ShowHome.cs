using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Browse;
using WeixiIncome.Web.Features.Goals;
using WeixiIncome.Web.Features.Oversight;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home;

/// <summary>The first page: the goal, this season's produce, how it works; who is signed in sees first what waits.</summary>
public sealed record ShowHome : IRequest<HomePage>;

/// <param name="Waiting">None for visitors.</param>
public sealed record HomePage(GoalCard Card, IReadOnlyList<ProductCard> Season, int Month, IReadOnlyList<Awaiting>? Waiting)
{
    /// <summary>For individuals: what they bought last.</summary>
    public IReadOnlyList<RecentPurchase>? Recent { get; init; }
}

internal sealed class ShowHomeHandler(MarketDb db, FrontWindow window, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowHome, HomePage>
{
    public async Task<HomePage> Handle(ShowHome request, CancellationToken cancellationToken)
    {
        var shown = await window.Look(cancellationToken);
        if (!user.IsSignedIn) return new(shown.Card, shown.Season, shown.Month, null);
        var today = clock.Today();
        var isOfficer = user.OverseenArea is not null || user.SeesEverything || user.Has(MarketRole.Auditor);
        var waiting = isOfficer ? await db.AwaitingOfficer(user, today, cancellationToken) : await db.AwaitingTrader(user, today, cancellationToken);
        var card = user.Opens(Area.Weixi) ? await db.GoalCard(Area.Weixi, today.Year, today, user, cancellationToken) : shown.Card;
        var recent = user.Has(MarketRole.Individual) ? await db.RecentlyBought(user, cancellationToken) : null;
        return new(card, shown.Season, shown.Month, waiting) { Recent = recent };
    }
}
