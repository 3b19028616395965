using System.ComponentModel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Oversight.Reviews;

/// <summary>What a yearly review comes to.</summary>
public enum ReviewResult
{
    [Description("优")] Excellent = 1,
    [Description("合格")] Passed = 2,
    [Description("需整改")] ToMend = 3,
    [Description("不合格")] Failed = 4,
}

/// <summary>A fixed criterion of the yearly review, with its weight; the list is data.</summary>
/// <param name="Code">Such as on-time; names the figure that is computed for it.</param>
public sealed record ReviewCriterion(string Code, string Name, int Weight);

/// <summary>What the reviewer gives for one criterion, beside the figure that the orders gave.</summary>
/// <param name="Figure">As computed that day, in words; none where nothing can be computed.</param>
public sealed record GivenMark(ReviewCriterion Criterion, string? Figure, int Mark, string? Note);

/// <summary>A supplier's yearly review by the county or by a unit that buys from it; published, it is fixed and may be answered once.</summary>
public sealed class SupplierReview : Aggregate
{
    private readonly List<ReviewMark> marks = [];

    private SupplierReview() { }

    public SupplierReview(Organisation supplier, int year, Guid reviewerId, string areaCode, Guid by, DateTime now)
    {
        if (!supplier.Kind.IsSupplier()) throw new RuleBroken("“{0}”不是供应商，不能考评。", supplier.Name);
        if (year < 2022 || year > BusinessDate.Of(now).Year) throw new RuleBroken("考评年度应在 2022 年至今年之间。") { Field = "Year" };
        (SupplierId, Year, ReviewerId, AreaCode, WrittenBy, WrittenAt) = (supplier.Id, year, reviewerId, areaCode, by, now);
    }

    public Guid SupplierId { get; private set; }
    public int Year { get; private set; }

    /// <summary>The office or unit that reviews.</summary>
    public Guid ReviewerId { get; private set; }
    public string AreaCode { get; private set; } = "";

    /// <summary>The weighted mean of the marks in tenths: 873 is 87.3.</summary>
    public int Total { get; private set; }
    public ReviewResult Result { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid WrittenBy { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public Guid? PublishedBy { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string? Statement { get; private set; }
    public Guid? StatedBy { get; private set; }
    public DateTime? StatedAt { get; private set; }
    public IReadOnlyList<ReviewMark> Marks => marks;

    /// <exception cref="RuleBroken">Published already, a mark outside 0 to 100, no reason.</exception>
    public void Write(IReadOnlyList<GivenMark> given, ReviewResult result, string? reason, Guid by, DateTime now)
    {
        if (PublishedAt is not null) throw new RuleBroken("考评结果已经公布，不能再修改。");
        if (given.Any(mark => mark.Mark is < 0 or > 100)) throw new RuleBroken("每项评分应在 0 至 100 之间。");
        if (!Enum.IsDefined(result)) throw new RuleBroken("请选择考评结果。") { Field = "Result" };
        Reason = Guard.Text(reason, "考评理由", 1000);
        marks.Clear();
        marks.AddRange(given.Select((mark, i) => new ReviewMark(Id, i + 1, mark)));
        var weights = given.Sum(mark => mark.Criterion.Weight);
        Total = weights == 0 ? 0 : (int)Math.Round(given.Sum(mark => mark.Mark * mark.Criterion.Weight) * 10m / weights, MidpointRounding.AwayFromZero);
        (Result, WrittenBy, WrittenAt) = (result, by, now);
    }

    public void Publish(Guid by, DateTime now)
    {
        if (PublishedAt is not null) throw new RuleBroken("考评结果已经公布，不能再修改。");
        if (marks.Count == 0) throw new RuleBroken("请先逐项评分，再公布。");
        (PublishedBy, PublishedAt) = (by, now);
    }

    /// <summary>The supplier answers once.</summary>
    public void State(string? text, Guid by, DateTime now)
    {
        if (PublishedAt is null) throw new NotThere();
        if (StatedAt is not null) throw new RuleBroken("已经提交过说明，不能重复提交。");
        Statement = Guard.Text(text, "情况说明", 1000);
        (StatedBy, StatedAt) = (by, now);
    }
}

/// <summary>One criterion of a review as it was marked; name, weight and figure stay as they were.</summary>
public sealed class ReviewMark : Entity
{
    private ReviewMark() { }

    internal ReviewMark(Guid reviewId, int position, GivenMark given)
    {
        (ReviewId, Position, CriterionCode, Criterion, Weight, Mark) = (reviewId, position, given.Criterion.Code, given.Criterion.Name, given.Criterion.Weight, given.Mark);
        Figure = Guard.OptionalText(given.Figure, "数据", 200);
        Note = Guard.OptionalText(given.Note, "说明", 300);
    }

    public Guid ReviewId { get; private set; }
    public int Position { get; private set; }
    public string CriterionCode { get; private set; } = "";
    public string Criterion { get; private set; } = "";
    public int Weight { get; private set; }
    public string? Figure { get; private set; }
    public int Mark { get; private set; }
    public string? Note { get; private set; }
}
