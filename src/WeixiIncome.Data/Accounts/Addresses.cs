using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

/// <summary>Delivery addresses of the organisation that is acted for, without those taken off the list.</summary>
public static class Addresses
{
    public static IQueryable<DeliveryAddress> Of(this IQueryable<DeliveryAddress> addresses, ICurrentUser user) =>
        addresses.Where(a => a.OrganisationId == user.OrganisationId && !a.IsRemoved);
}
