using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue;

/// <summary>A product's way to the shelf: nothing is shown to buyers before the review.</summary>
public enum ProductStatus
{
    [Description("草稿")] Draft = 1,
    [Description("待审核")] InReview = 2,
    [Description("已上架")] Published = 3,
    [Description("已退回")] Returned = 4,
    [Description("已下架")] Withdrawn = 5,
}

/// <summary>What a supplier grows or makes; its offers say how it is sold.</summary>
public sealed class Product : Aggregate
{
    private readonly List<ProductPhoto> photos = [];
    private readonly List<Offer> offers = [];

    private Product() { }

    public Product(string number, Guid supplierId, Category category, string name, string? description, string originAreaCode, DateTime now)
    {
        Number = number;
        SupplierId = supplierId;
        Status = ProductStatus.Draft;
        CreatedAt = now;
        Describe(category, name, description, originAreaCode, null, now);
    }

    /// <summary>P000123: what people and addresses call it.</summary>
    public string Number { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public Guid CategoryId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Plain text, shown as it is; never HTML.</summary>
    public string? Description { get; private set; }

    /// <summary>Village or township where it grows.</summary>
    public string OriginAreaCode { get; private set; } = "";

    /// <summary>Illustration instead of the category's, see <see cref="Category.Picture"/>.</summary>
    public string? Picture { get; private set; }
    public ProductStatus Status { get; private set; }
    public string? ReviewNote { get; private set; }
    public Guid? ReviewedBy { get; private set; }
    public DateTime? ReviewedAt { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>Link to the same goods on the 832 platform, if any.</summary>
    public string? Link832 { get; private set; }
    public IReadOnlyList<ProductPhoto> Photos => photos;
    public IReadOnlyList<Offer> Offers => offers;

    /// <summary>The name in pinyin without tones, for sorting.</summary>
    public string NamePinyin { get; private set; } = "";

    /// <summary>The lowest price of its offers per kilogram, litre or piece; none while nothing is offered.</summary>
    public Money? FromPrice { get; private set; }

    /// <summary>Months in which anything of it is supplied, as bits: January is 1, December 2048.</summary>
    public int SeasonMonths { get; private set; }

    public bool IsOnSale => Status == ProductStatus.Published;

    /// <summary>A published product whose name, category or origin changes goes back to review.</summary>
    public void Describe(Category category, string name, string? description, string originAreaCode, string? picture, DateTime now)
    {
        var newName = Guard.Text(name, "产品名称", 60);
        if (offers.Any(offer => offer.Unit.Family() != category.UnitFamily))
            throw new RuleBroken("品类“{0}”按{1}计量，请先修改报价的单位。", category.Name, category.UnitFamily) { Field = "CategoryId" };
        var essential = newName != Name || category.Id != CategoryId || originAreaCode != OriginAreaCode;
        (CategoryId, Name, OriginAreaCode, Picture, ChangedAt) = (category.Id, newName, originAreaCode, picture, now);
        Description = Guard.OptionalText(description, "产品介绍", 4000);
        if (essential && Status == ProductStatus.Published) Status = ProductStatus.InReview;
        if (essential) Raise(new ProductDescribed(Id));
    }

    public void Spell(string pinyin) => NamePinyin = pinyin.Length > 200 ? pinyin[..200] : pinyin;

    public Offer AddOffer(Category category, OfferTerms terms, DateTime now)
    {
        if (offers.Count >= 20) throw new RuleBroken("每个产品最多 20 个报价。");
        var offer = new Offer(this, category, terms);
        offers.Add(offer);
        Summarise(now);
        return offer;
    }

    public void ReviseOffer(Guid offerId, Category category, OfferTerms terms, DateTime now)
    {
        OfferOf(offerId).Revise(category, terms);
        Summarise(now);
    }

    /// <summary>Buyers no longer see the offer; orders already placed go on.</summary>
    public void StopOffer(Guid offerId, DateTime now)
    {
        OfferOf(offerId).Stop();
        Summarise(now);
    }

    public void ResumeOffer(Guid offerId, DateTime now)
    {
        OfferOf(offerId).Resume();
        Summarise(now);
    }

    public Offer OfferOf(Guid offerId) => offers.Find(offer => offer.Id == offerId) ?? throw new NotThere();

    /// <summary>What lists sort and filter by, kept with the product.</summary>
    private void Summarise(DateTime now)
    {
        var live = offers.Where(offer => offer.IsOffered).ToArray();
        FromPrice = live.Length == 0 ? null : live.Min(offer => offer.ComparablePrice);
        SeasonMonths = live.Aggregate(0, (months, offer) => months | offer.SeasonMonths);
        ChangedAt = now;
    }

    public void AddPhoto(Guid fileId, DateTime now)
    {
        if (photos.Count >= 8) throw new RuleBroken("每个产品最多 8 张照片，请先删除旧照片。");
        photos.Add(new ProductPhoto(Id, fileId, photos.Count == 0 ? 0 : photos.Max(p => p.Position) + 1));
        ChangedAt = now;
    }

    public void RemovePhoto(Guid fileId, DateTime now)
    {
        if (photos.RemoveAll(photo => photo.FileId == fileId) == 0) throw new NotThere();
        ChangedAt = now;
    }

    /// <summary>The photo that lists show.</summary>
    public void PutPhotoFirst(Guid fileId, DateTime now)
    {
        var first = photos.Find(photo => photo.FileId == fileId) ?? throw new NotThere();
        foreach (var (photo, i) in photos.OrderBy(p => p == first ? -1 : p.Position).ToArray().Select((photo, i) => (photo, i))) photo.MoveTo(i);
        ChangedAt = now;
    }

    /// <summary>Hands the product to the reviewers.</summary>
    public void Submit(DateTime now)
    {
        if (Status is not (ProductStatus.Draft or ProductStatus.Returned or ProductStatus.Withdrawn))
            throw new RuleBroken("当前状态是“{0}”，不能提交审核。", Status);
        if (offers.All(offer => !offer.IsOffered)) throw new RuleBroken("请先填写至少一个报价，再提交审核。");
        (Status, ReviewNote, ChangedAt) = (ProductStatus.InReview, null, now);
    }

    public void Publish(Guid by, DateTime now)
    {
        if (Status != ProductStatus.InReview) throw new RuleBroken("当前状态是“{0}”，只有待审核的产品可以上架。", Status);
        (Status, ReviewedBy, ReviewedAt, ReviewNote) = (ProductStatus.Published, by, now, null);
        PublishedAt ??= now;
        ChangedAt = now;
    }

    /// <summary>Sent back by a reviewer, from review or from the shelf, with the reason.</summary>
    public void Return(Guid by, string? reason, DateTime now)
    {
        if (Status is not (ProductStatus.InReview or ProductStatus.Published)) throw new RuleBroken("当前状态是“{0}”，不能退回。", Status);
        (ReviewNote, Status) = (Guard.Text(reason, "退回原因", 500), ProductStatus.Returned);
        (ReviewedBy, ReviewedAt, ChangedAt) = (by, now, now);
    }

    /// <summary>Taken off the shelf, or back from review, by the supplier.</summary>
    public void Withdraw(DateTime now)
    {
        if (Status is not (ProductStatus.Published or ProductStatus.InReview)) throw new RuleBroken("当前状态是“{0}”，不能下架。", Status);
        (Status, ChangedAt) = (ProductStatus.Withdrawn, now);
    }

    public void LinkTo832(string? link)
    {
        var text = Guard.OptionalText(link, "832 平台链接", 300);
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            throw new RuleBroken("832 平台链接应以 https:// 开头。") { Field = "Link832" };
        Link832 = text;
    }
}

/// <summary>A photo of a product, in the order in which they are shown.</summary>
public sealed class ProductPhoto : Entity
{
    private ProductPhoto() { }

    internal ProductPhoto(Guid productId, Guid fileId, int position) => (ProductId, FileId, Position) = (productId, fileId, position);

    public Guid ProductId { get; private set; }
    public Guid FileId { get; private set; }
    public int Position { get; private set; }

    internal void MoveTo(int position) => Position = position;
}

/// <summary>A product is new, or its name, category or origin changed: it is found under other words now.</summary>
public sealed record ProductDescribed(Guid ProductId) : IDomainEvent;
