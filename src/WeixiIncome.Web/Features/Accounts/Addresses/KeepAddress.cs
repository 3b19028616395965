using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Addresses;

/// <summary>Writes down a place of delivery, a new one or an old one corrected. Orders keep the address they were placed with.</summary>
public sealed record KeepAddress(
    Guid? Id,
    [Required, StringLength(50), Display(Name = "收货人")] string? Recipient,
    [Required, StringLength(30), Display(Name = "收货电话")] string? Phone,
    [Required, StringLength(12), Display(Name = "所在地区")] string? AreaCode,
    [Required, StringLength(200), Display(Name = "详细地址")] string? Detail,
    Guid FormKey) : ICommand<Guid>, IOnce;

internal sealed class KeepAddressHandler(MarketDb db, AreaBook areas, ICurrentUser user) : IRequestHandler<KeepAddress, Guid>
{
    public async Task<Guid> Handle(KeepAddress form, CancellationToken ct)
    {
        if (!areas.Contains(form.AreaCode!)) throw new RuleBroken("请选择所在地区。") { Field = "AreaCode" };
        DeliveryAddress address;
        if (form.Id is { } id)
        {
            address = await db.DeliveryAddresses.Of(user).Where(a => a.Id == id).OrNotThere(ct);
            address.Correct(form.Recipient!, form.Phone!, form.AreaCode!, form.Detail!);
        }
        else
        {
            address = new DeliveryAddress(user.OrganisationId!.Value, form.Recipient!, form.Phone!, form.AreaCode!, form.Detail!);
            db.DeliveryAddresses.Add(address);
        }
        await db.SaveChangesAsync(ct);
        return address.Id;
    }
}

/// <summary>The address is not offered any more.</summary>
public sealed record RemoveAddress(Guid Id) : ICommand<bool>;

internal sealed class RemoveAddressHandler(MarketDb db, ICurrentUser user) : IRequestHandler<RemoveAddress, bool>
{
    public async Task<bool> Handle(RemoveAddress command, CancellationToken ct)
    {
        var address = await db.DeliveryAddresses.Of(user).Where(a => a.Id == command.Id).OrNotThere(ct);
        address.Remove();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
