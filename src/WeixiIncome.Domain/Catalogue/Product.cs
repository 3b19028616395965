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
    }

    public Offer AddOffer(Category category, OfferTerms terms, DateTime now)
    {
        var offer = new Offer(this, category, terms);
        offers.Add(offer);
        ChangedAt = now;
        return offer;
    }

    public void AddPhoto(Guid fileId, DateTime now)
    {
        if (photos.Count >= 8) throw new RuleBroken("每个产品最多 8 张照片，请先删除旧照片。");
        photos.Add(new ProductPhoto(Id, fileId, photos.Count == 0 ? 0 : photos.Max(p => p.Position) + 1));
        ChangedAt = now;
    }

    public void RemovePhoto(Guid fileId)
    {
        photos.RemoveAll(photo => photo.FileId == fileId);
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

    public void Return(Guid by, string? reason, DateTime now)
    {
        if (Status != ProductStatus.InReview) throw new RuleBroken("当前状态是“{0}”，不能退回。", Status);
        (Status, ReviewedBy, ReviewedAt) = (ProductStatus.Returned, by, now);
        ReviewNote = Guard.Text(reason, "退回原因", 500);
        ChangedAt = now;
    }

    public void Withdraw(DateTime now)
    {
        if (Status != ProductStatus.Published) throw new RuleBroken("当前状态是“{0}”，不能下架。", Status);
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
}
