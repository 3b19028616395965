using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Orders.Complaints;

/// <summary>Numbers and deadlines of complaints.</summary>
public static class ComplaintNumbers
{
    /// <summary>TS20261125-0001.</summary>
    public static async Task<string> NextComplaintNumber(this MarketDb db, DateTime now, CancellationToken ct)
    {
        var day = $"TS{BusinessDate.Of(now):yyyyMMdd}";
        return $"{day}-{await db.NextNumber(day, ct):0000}";
    }

    /// <summary>The deadlines that hold on a day in the county.</summary>
    public static async Task<ComplaintTerms> ComplaintTermsOn(this MarketDb db, DateOnly day, CancellationToken ct) =>
        await db.ComplaintTerms.AsNoTracking().Where(t => t.AreaCode == Area.Weixi && t.From <= day).OrderByDescending(t => t.From).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct)
            ?? Domain.Orders.Complaints.ComplaintTerms.Usual(Area.Weixi);
}
