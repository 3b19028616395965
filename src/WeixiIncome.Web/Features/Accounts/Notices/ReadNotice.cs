using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Notices;

/// <summary>Opens a notice: it is read, and the answer is the address it leads to.</summary>
public sealed record ReadNotice(Guid Id) : ICommand<string>;

internal sealed class ReadNoticeHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadNotice, string>
{
    public async Task<string> Handle(ReadNotice command, CancellationToken ct)
    {
        var notice = await db.Notices.Where(n => n.Id == command.Id && n.MemberId == user.MemberId).OrNotThere(ct);
        notice.Read(clock.Now());
        await db.SaveChangesAsync(ct);
        return notice.Link;
    }
}

/// <summary>All my notices are read.</summary>
public sealed record ReadAllNotices : ICommand<int>;

internal sealed class ReadAllNoticesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadAllNotices, int>
{
    public Task<int> Handle(ReadAllNotices command, CancellationToken ct)
    {
        DateTime? now = clock.Now();
        return db.Notices.Where(n => n.MemberId == user.MemberId && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
    }
}
