using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>Stops an own offer, or takes it up again.</summary>
public sealed record OpenOffer(string Number, Guid OfferId, bool IsOpen) : ICommand<bool>;

internal sealed class OpenOfferHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenOffer, bool>
{
    public async Task<bool> Handle(OpenOffer request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        if (request.IsOpen) product.ResumeOffer(request.OfferId, clock.Now());
        else product.StopOffer(request.OfferId, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return request.IsOpen;
    }
}

/// <summary>Hands an own product to the county's reviewers.</summary>
public sealed record SubmitProduct(string Number) : ICommand<bool>;

internal sealed class SubmitProductHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SubmitProduct, bool>
{
    public async Task<bool> Handle(SubmitProduct request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (!await db.Organisations.AnyAsync(o => o.Id == user.OrganisationId && o.Status == OrganisationStatus.Active, cancellationToken))
            throw new RuleBroken("贵单位还没有通过入驻审核，通过后才能提交产品。");
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        product.Submit(now);
        await db.TellReviewers("产品“{0}”（{1}）等待上架审核。", [product.Name, user.OrganisationName], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Takes an own product off the shelf, or back from review.</summary>
public sealed record WithdrawProduct(string Number) : ICommand<bool>;

internal sealed class WithdrawProductHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawProduct, bool>
{
    public async Task<bool> Handle(WithdrawProduct request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        product.Withdraw(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Who decides about products.</summary>
internal static class Reviewers
{
    public static async Task TellReviewers(this MarketDb db, string sentence, object?[] arguments, DateTime now, CancellationToken ct)
    {
        var departments = await db.Organisations.Where(o => o.Kind == OrganisationKind.CountyDepartment && o.Status == OrganisationStatus.Active)
            .Within(Domain.Areas.Area.Weixi).Select(o => o.Id).ToListAsync(ct);
        foreach (var department in departments)
            await db.Notify(department, [MarketRole.CountySupervisor], sentence, arguments, "/oversight/products", now, ct);
    }
}
