using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>Photos for an own product.</summary>
public sealed record AddPhotos(Guid FormKey, string Number, [Required, Display(Name = "照片")] List<IFormFile>? Photos) : ICommand<int>, IOnce, IWithPhotos
{
    IReadOnlyList<IFormFile>? IWithPhotos.Photos => Photos;
}

internal sealed class AddPhotosHandler(MarketDb db, ICurrentUser user, UploadedFiles files, TimeProvider clock) : IRequestHandler<AddPhotos, int>
{
    public async Task<int> Handle(AddPhotos request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        foreach (var photo in request.Photos!) product.AddPhoto((await files.Take(photo, null, cancellationToken))!.Value, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return product.Photos.Count;
    }
}

/// <summary>Takes a photo off; its file goes with the next sweep.</summary>
public sealed record RemovePhoto(string Number, Guid Photo) : ICommand<bool>;

internal sealed class RemovePhotoHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemovePhoto, bool>
{
    public async Task<bool> Handle(RemovePhoto request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        product.RemovePhoto(request.Photo, clock.Now());
        (await db.Files.SingleAsync(f => f.Id == request.Photo, cancellationToken)).Discard();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>The photo that lists show.</summary>
public sealed record PutPhotoFirst(string Number, Guid Photo) : ICommand<bool>;

internal sealed class PutPhotoFirstHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PutPhotoFirst, bool>
{
    public async Task<bool> Handle(PutPhotoFirst request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        product.PutPhotoFirst(request.Photo, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
