using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>A category's rule changed: what was bought of it on 832 counts by the new rule, moved by linked entries.</summary>
internal sealed class AccountWhenCategoryBarred(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<CategoryBarred>>
{
    public async Task Handle(Happened<CategoryBarred> notification, CancellationToken cancellationToken)
    {
        var purchases = await db.Purchases832.Whole().Where(p => p.CategoryId == notification.What.CategoryId && p.UnitId != null).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        if (purchases.Count > 0) await db.Account(purchases, "品类规则变化", clock.Now(), cancellationToken);
    }
}
