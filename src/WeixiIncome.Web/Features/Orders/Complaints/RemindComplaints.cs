using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Complaints;

/// <summary>Tells the desk of every deadline that passed, once each, however many processes ask at once.</summary>
public sealed record RemindComplaints : ICommand<int>;

internal sealed class RemindComplaintsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<RemindComplaints, int>
{
    public async Task<int> Handle(RemindComplaints request, CancellationToken ct)
    {
        var (now, today, told) = (clock.Now(), clock.Today(), 0);
        var late = await db.Complaints.AsNoTracking().Late(today).Where(c => c.Status == ComplaintStatus.Received && c.AcceptBy < today && c.RemindedToAcceptAt == null || c.DecideBy < today && c.RemindedToDecideAt == null)
            .OrderBy(c => c.Id).ToListAsync(ct);
        foreach (var complaint in late)
        {
            // Whoever writes the row first reminds; the others find it written.
            var one = db.Complaints.Where(c => c.Id == complaint.Id);
            if (complaint.Status == ComplaintStatus.Received && complaint.AcceptBy < today
                && await one.Where(c => c.RemindedToAcceptAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.RemindedToAcceptAt, now), ct) == 1)
                told += await Tell(complaint, "投诉 {0} 超过受理期限 {1}，请尽快受理。", complaint.AcceptBy, now, ct);
            if (complaint.DecideBy < today && await one.Where(c => c.RemindedToDecideAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.RemindedToDecideAt, now), ct) == 1)
                told += await Tell(complaint, "投诉 {0} 超过处理期限 {1}，请尽快处理。", complaint.DecideBy, now, ct);
        }
        await db.SaveChangesAsync(ct);
        return told;
    }

    private async Task<int> Tell(Complaint complaint, string sentence, DateOnly due, DateTime now, CancellationToken ct)
    {
        await db.TellDesk(complaint, sentence, [complaint.Number, due], now, ct);
        return 1;
    }
}
