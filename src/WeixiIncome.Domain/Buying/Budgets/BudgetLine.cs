using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Budgets;

/// <summary>What a unit says of a budget line besides its amount.</summary>
/// <param name="Purposes">What it may pay for; at least one, never personal purchases.</param>
/// <param name="CategoryId">Only goods of this kind; none for all.</param>
/// <param name="MayExceedId">The approver who may let an order exceed it; none where nobody may.</param>
public sealed record BudgetTerms(string Code, string Name, IReadOnlyCollection<Purpose> Purposes, Guid? CategoryId, Guid? MayExceedId);

/// <summary>
/// A line of a unit's budget for a year (预算项目). Its figures change by one conditional update each, with a movement
/// beside it, and never below zero.
/// </summary>
public sealed class BudgetLine : Aggregate
{
    private BudgetLine() { }

    /// <param name="unit">Who pays from it: the ordering party itself.</param>
    /// <exception cref="RuleBroken">Not a unit, a year out of range, no purpose, a negative amount.</exception>
    public BudgetLine(Organisation unit, int year, BudgetTerms terms, Money amount, Guid? by, DateTime now)
    {
        if (!unit.Kind.IsBuyer() || unit.Kind.BuysAlone()) throw new RuleBroken("只有采购单位可以设置预算项目。");
        if (year < 2020 || year > BusinessDate.Of(now).Year + 1) throw new RuleBroken("预算年度 {0} 不对：最早 2020 年，最晚下一年。", year) { Field = "Year" };
        if (amount < Money.Zero) throw new RuleBroken("预算金额不能小于 0。") { Field = "Amount" };
        (UnitId, UnitAreaCode, Year, Amount) = (unit.Id, unit.AreaCode, year, amount);
        Code = Guard.Text(terms.Code, "项目编码", 30).ToUpperInvariant();
        Describe(terms);
        (AmendedBy, AmendedAt) = (by, now);
    }

    public Guid UnitId { get; private set; }
    public string UnitAreaCode { get; private set; } = "";
    public int Year { get; private set; }

    /// <summary>As in the unit's own books, unique within unit and year; the next year's line of the same code goes on from it.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>A bit a purpose: 食堂 2, 工会 4, 认购 8, 其他 32.</summary>
    public int PurposeBits { get; private set; }
    public Guid? CategoryId { get; private set; }
    public Guid? MayExceedId { get; private set; }
    public Money Amount { get; private set; }

    /// <summary>Set aside by decision (预留), not for ordinary orders.</summary>
    public Money Reserved { get; private set; }

    /// <summary>What open orders hold: submitted and not yet paid.</summary>
    public Money Committed { get; private set; }
    public Money Spent { get; private set; }
    public Guid? AmendedBy { get; private set; }
    public DateTime AmendedAt { get; private set; }

    /// <summary>When it was carried over into the next year; takes no orders any more.</summary>
    public DateTime? ClosedAt { get; private set; }

    public BudgetFigures Figures => new(Amount, Reserved, Committed, Spent);
    public Money Available => Figures.Available;
    public IEnumerable<Purpose> Purposes => Enum.GetValues<Purpose>().Where(Pays);

    public bool Pays(Purpose purpose) => (PurposeBits & BitOf(purpose)) != 0;

    /// <summary>The bit of a purpose in <see cref="PurposeBits"/>.</summary>
    public static int BitOf(Purpose purpose) => 1 << (int)purpose;

    /// <summary>The name and what it may pay for are corrected; orders placed before keep it.</summary>
    public void Amend(BudgetTerms terms, Guid by, DateTime now)
    {
        if (ClosedAt is not null) throw Closed();
        Describe(terms);
        (AmendedBy, AmendedAt) = (by, now);
    }

    /// <summary>Somebody decided about its money: the next one who saw it before is told.</summary>
    public void Decided(Guid by, DateTime now)
    {
        if (ClosedAt is not null) throw Closed();
        (AmendedBy, AmendedAt) = (by, now);
    }

    /// <summary>
    /// Whether goods can be paid from it.
    /// </summary>
    /// <param name="goods">Name and category of each product.</param>
    /// <exception cref="RuleBroken">Another year or purpose, closed, or goods of another kind.</exception>
    public void MustFit(int year, Purpose purpose, IEnumerable<(string Name, Guid CategoryId)> goods)
    {
        if (ClosedAt is not null) throw Closed();
        if (Year != year) throw new RuleBroken("预算项目“{0}”是 {1} 年的，送货日期在 {2} 年，请改选该年度的项目。", Name, Year, year) { Field = "BudgetLineId" };
        if (!Pays(purpose)) throw new RuleBroken("预算项目“{0}”不能用于“{1}”，请改选项目或用途。", Name, purpose) { Field = "BudgetLineId" };
        foreach (var (name, category) in goods)
            if (CategoryId is { } only && category != only) throw new RuleBroken("预算项目“{0}”不能支付“{1}”：只限指定品类。请分开下单或改选项目。", Name, name) { Field = "BudgetLineId" };
    }

    /// <summary>Moves the figures of a line that nobody else knows yet: while data are loaded, and where histories are tried out.</summary>
    /// <returns>False where the rule would break: nothing was changed.</returns>
    public bool Move(BudgetChange change)
    {
        if (Figures.After(change) is not { } next) return false;
        (Amount, Reserved, Committed, Spent) = (next.Amount, next.Reserved, next.Committed, next.Spent);
        return true;
    }

    /// <summary>Carried over: its rest and its open orders went into the next year's line.</summary>
    public void Close(Guid by, DateTime now)
    {
        if (ClosedAt is not null) throw Closed();
        (ClosedAt, AmendedBy, AmendedAt) = (now, by, now);
    }

    private RuleBroken Closed() => new("预算项目“{0}”（{1} 年）已经结转，不能再使用。", Name, Year) { Field = "BudgetLineId" };

    private void Describe(BudgetTerms terms)
    {
        Name = Guard.Text(terms.Name, "项目名称", 60);
        if (terms.Purposes.Count == 0 || terms.Purposes.Contains(Purpose.Personal)) throw new RuleBroken("请选择这个项目可以用于哪些用途。") { Field = "Purposes" };
        PurposeBits = terms.Purposes.Aggregate(0, (bits, purpose) => bits | BitOf(purpose));
        (CategoryId, MayExceedId) = (terms.CategoryId, terms.MayExceedId);
    }
}
