using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Orders.Complaints;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed partial class Given
{
    /// <summary>A complaint by somebody without an account, at the county's desk.</summary>
    public Task<Complaint> Complaint(string text) => market.InDb(async db =>
    {
        var number = Interlocked.Increment(ref counter);
        var complaint = new Complaint($"TS{number:0000}", $"code-{number}", new(ComplaintSubject.Other, null, null, Area.Weixi), new(null, null, null, null), text, ComplaintTerms.Usual(Area.Weixi), Now);
        db.Complaints.Add(complaint);
        await db.SaveChangesAsync();
        return complaint;
    });
}
