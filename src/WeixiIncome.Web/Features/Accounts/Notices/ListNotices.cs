using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Notices;

/// <summary>My notices: unread first, then the newest.</summary>
public sealed record ListNotices(int? Page = null) : IRequest<NoticesPage>;

/// <summary>The notices page.</summary>
public sealed record NoticesPage(Paged<NoticeRow> Notices, int Unread);

/// <summary>A notice with the texts that stand in its sentence.</summary>
public sealed record NoticeRow(Guid Id, string Sentence, object?[] Arguments, DateTime At, bool IsRead);

internal sealed class ListNoticesHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListNotices, NoticesPage>
{
    public async Task<NoticesPage> Handle(ListNotices query, CancellationToken ct)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.MemberId == user.MemberId);
        var page = await mine.OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.At).ThenByDescending(n => n.Id).Page(query.Page, ct);
        var unread = await mine.CountAsync(n => n.ReadAt == null, ct);
        return new(new([.. page.Items.Select(n => new NoticeRow(n.Id, n.Sentence, NoticeArguments.Read(n.Arguments), n.At, n.ReadAt is not null))], page.Number, page.Size, page.Total), unread);
    }
}
