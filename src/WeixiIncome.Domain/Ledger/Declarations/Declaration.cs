using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger.Declarations;

/// <summary>
/// A purchase or sale outside this market's orders, declared by a unit with its papers, checked by the township from which the
/// produce comes, verified by the county: only then does it enter the ledger (product.md, "Helped to sell and offline").
/// </summary>
public sealed class Declaration : Aggregate
{
    /// <summary>Lines of one declaration.</summary>
    public const int MostLines = 20;

    /// <summary>Papers of one declaration.</summary>
    public const int MostPapers = 30;

    /// <summary>Which acts lead where: the one transition table.</summary>
    private static readonly Dictionary<(DeclarationStatus From, DeclarationAct Act), DeclarationStatus> Transitions = new()
    {
        [(DeclarationStatus.Draft, DeclarationAct.Submit)] = DeclarationStatus.Submitted,
        [(DeclarationStatus.Draft, DeclarationAct.Withdraw)] = DeclarationStatus.Withdrawn,
        [(DeclarationStatus.Returned, DeclarationAct.Submit)] = DeclarationStatus.Submitted,
        [(DeclarationStatus.Returned, DeclarationAct.Withdraw)] = DeclarationStatus.Withdrawn,
        [(DeclarationStatus.Submitted, DeclarationAct.Check)] = DeclarationStatus.Checked,
        [(DeclarationStatus.Submitted, DeclarationAct.Return)] = DeclarationStatus.Returned,
        [(DeclarationStatus.Submitted, DeclarationAct.Reject)] = DeclarationStatus.Rejected,
        [(DeclarationStatus.Submitted, DeclarationAct.Withdraw)] = DeclarationStatus.Withdrawn,
        [(DeclarationStatus.Checked, DeclarationAct.Verify)] = DeclarationStatus.Entered,
        [(DeclarationStatus.Checked, DeclarationAct.Return)] = DeclarationStatus.Returned,
        [(DeclarationStatus.Checked, DeclarationAct.Reject)] = DeclarationStatus.Rejected,
        [(DeclarationStatus.Checked, DeclarationAct.Withdraw)] = DeclarationStatus.Withdrawn,
        [(DeclarationStatus.Entered, DeclarationAct.Reverse)] = DeclarationStatus.Reversed,
    };

    private readonly List<DeclarationLine> lines = [];
    private readonly List<Evidence> papers = [];
    private readonly List<DeclarationStep> steps = [];
    private readonly List<ClaimedNumber> claims = [];

    private Declaration() { }

    /// <summary>SB20261125-0001, unique.</summary>
    public string Number { get; private set; } = "";
    public DeclarationKind Kind { get; private set; }
    public DeclarationStatus Status { get; private set; }

    /// <summary>The unit that declares.</summary>
    public Guid UnitId { get; private set; }
    public string UnitAreaCode { get; private set; } = "";

    /// <summary>Of the unit when it submitted.</summary>
    public AssistanceRelation Relation { get; private set; }

    /// <summary>The budget unit whose purchase it is: the unit itself, or the one whose canteen it runs.</summary>
    public Guid? BoundUnitId { get; private set; }
    public DateOnly SoldOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }
    public Guid? SupplierId { get; private set; }

    /// <summary>As it was called then; none for a household.</summary>
    public string? SupplierName { get; private set; }
    public string OriginAreaCode { get; private set; } = "";

    /// <summary>A household seller's initial, such as 和某; never more.</summary>
    public string? SellerInitials { get; private set; }

    /// <summary>The registered household that sold it, as the township found out.</summary>
    public Guid? HouseholdId { get; private set; }

    /// <summary>Whose produce it was, fixed when the county verifies it; none before, and for what was verified before that was asked.</summary>
    public PurchaseBase? Base { get; private set; }

    /// <summary>Neither a household nor a linked supplier is known (「未归户」).</summary>
    public bool Unattributed { get; private set; } = true;
    public string? SoldTo { get; private set; }
    public Venue Venue { get; private set; }
    public string? VenueOrderNumber { get; private set; }
    public string? InvoiceNumber { get; private set; }
    public Purpose Purpose { get; private set; }
    public Activity Activity { get; private set; }
    public Guid? ActivityEventId { get; private set; }
    public string? Statement { get; private set; }

    /// <summary>The sum of the lines.</summary>
    public Money Total { get; private set; }
    public DateTime DraftedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public Guid? CheckedBy { get; private set; }
    public Guid? VerifiedBy { get; private set; }
    public DateTime? VerifiedAt { get; private set; }
    public IReadOnlyList<DeclarationLine> Lines => lines;
    public IReadOnlyList<Evidence> Papers => papers;
    public IReadOnlyList<DeclarationStep> Steps => steps;
    public IReadOnlyList<ClaimedNumber> Claims => claims;

    /// <summary>What it says may still be changed.</summary>
    public bool IsOpen => Status is DeclarationStatus.Draft or DeclarationStatus.Returned;

    /// <exception cref="RuleBroken">Not a unit, or see <see cref="DeclarationTerms"/>.</exception>
    public static Declaration Draft(string number, Organisation unit, DeclarationTerms terms, Guid? by, DateTime now)
    {
        if (!unit.Kind.IsBuyer() || unit.Kind.BuysAlone()) throw new RuleBroken("“{0}”不是采购单位，不能申报。", unit.Name);
        if (!unit.IsActive) throw new RuleBroken("“{0}”已暂停使用，不能申报。", unit.Name);
        var declaration = new Declaration { Number = number, UnitId = unit.Id, UnitAreaCode = unit.AreaCode, Relation = unit.Relation, Status = DeclarationStatus.Draft, DraftedAt = now };
        declaration.Say(terms, now);
        declaration.steps.Add(new DeclarationStep(declaration.Id, DeclarationAct.Draft, null, by, now));
        return declaration;
    }

    /// <summary>A draft of an import gets its number when the whole file is found good.</summary>
    public void Give(string number)
    {
        if (Number.Length > 0) throw new InvalidOperationException("A number is given once.");
        Number = number;
    }

    public void Revise(DeclarationTerms terms, DateTime now)
    {
        MustBeOpen();
        Say(terms, now);
    }

    /// <summary>Adds a paper while it is being written.</summary>
    public void Attach(EvidenceKind kind, Guid fileId, string? note, Guid by, DateTime now)
    {
        MustBeOpen();
        if (papers.Count >= MostPapers) throw new RuleBroken("一份申报最多 {0} 份材料。", MostPapers) { Field = "Paper" };
        papers.Add(new Evidence(Id, kind, fileId, note, by, now));
    }

    /// <returns>The file that nobody needs any more.</returns>
    public Guid Detach(Guid evidenceId)
    {
        MustBeOpen();
        var paper = papers.Find(p => p.Id == evidenceId) ?? throw new NotThere();
        papers.Remove(paper);
        return paper.FileId;
    }

    /// <summary>
    /// Hands it in: all that verification needs is there, and its numbers are claimed.
    /// </summary>
    /// <param name="unit">As it is today; its relation and bound unit go with the declaration.</param>
    /// <exception cref="RuleBroken">Something is missing; all of it is named.</exception>
    public void Submit(Organisation unit, Guid? boundUnitId, Guid by, DateTime now)
    {
        RuleBroken.Throw([.. Missing()]);
        Take(DeclarationAct.Submit, null, by, now);
        (Relation, BoundUnitId, SubmittedBy, SubmittedAt, CheckedBy) = (unit.Relation, boundUnitId, by, now, null);
        Claim();
    }

    /// <summary>The township from which the produce comes found it true.</summary>
    /// <param name="isOfUnit">Whether the checker holds a post in the declaring unit.</param>
    /// <param name="household">The registered household that sold it, where the township knows it.</param>
    public void Check(string? note, Guid by, bool isOfUnit, DateTime now, Guid? household = null)
    {
        MustBeApart(by, isOfUnit);
        if (household is not null && Kind != DeclarationKind.HouseholdDirect) throw new RuleBroken("只有向农户直接采购的申报才归到户。") { Field = "Household" };
        Take(DeclarationAct.Check, note, by, now);
        (CheckedBy, HouseholdId) = (by, household);
    }

    /// <summary>The county verified it: from here on it stands in the ledger.</summary>
    /// <exception cref="RuleBroken">By the declarant, one of the unit's people, or the one who checked it.</exception>
    /// <param name="whose">Whose produce it was, by household and linkage on the day of the sale.</param>
    public void Verify(string? note, Guid by, bool isOfUnit, DateTime now, (PurchaseBase Base, bool Unattributed)? whose = null)
    {
        MustBeApart(by, isOfUnit);
        if (by == CheckedBy) throw new RuleBroken("核查和核实要由两个人分别办理。");
        RuleBroken.Throw([.. Missing()]);
        Take(DeclarationAct.Verify, note, by, now);
        (VerifiedBy, VerifiedAt) = (by, now);
        if (whose is { } known) (Base, Unattributed) = known;
    }

    /// <summary>Sent back to be completed; its numbers stay claimed.</summary>
    public void Return(string? reason, Guid by, bool isOfUnit, DateTime now)
    {
        MustBeApart(by, isOfUnit);
        Take(DeclarationAct.Return, Guard.Text(reason, "退回原因", 300), by, now);
    }

    public void Reject(string? reason, Guid by, bool isOfUnit, DateTime now)
    {
        MustBeApart(by, isOfUnit);
        Take(DeclarationAct.Reject, Guard.Text(reason, "不予通过的原因", 300), by, now);
        claims.Clear();
    }

    public void Withdraw(string? reason, Guid by, DateTime now)
    {
        Take(DeclarationAct.Withdraw, Guard.Text(reason, "撤回原因", 300), by, now);
        claims.Clear();
    }

    /// <summary>The county takes a verified one back by linked negative entries; its numbers may be declared rightly again.</summary>
    public void Reverse(string? reason, Guid by, bool isOfUnit, DateTime now)
    {
        MustBeApart(by, isOfUnit);
        Take(DeclarationAct.Reverse, Guard.Text(reason, "冲销原因", 200), by, now);
        claims.Clear();
    }

    /// <summary>What verification needs and is not there yet, a sentence each.</summary>
    public IEnumerable<RuleBroken> Missing()
    {
        var needs = Kind.Needs();
        if (needs.Paid && PaidOn is null) yield return new RuleBroken("还缺付款日期。") { Field = "PaidOn" };
        if (needs.Invoice && InvoiceNumber is null) yield return new RuleBroken("还缺发票号码。") { Field = "InvoiceNumber" };
        foreach (var anyOf in needs.Evidence.Where(anyOf => !papers.Exists(paper => anyOf.Contains(paper.Kind))))
            yield return anyOf.Count == 1 ? new RuleBroken("还缺材料：{0}。", anyOf[0]) : new RuleBroken("还缺材料：{0}，或者{1}。", anyOf[0], anyOf[1]);
    }

    /// <summary>What its entries say of a line; nothing was delivered through this market, so the day of the sale is order and acceptance in one.</summary>
    public PurchaseFacts Facts(DeclarationLine line) => new()
    {
        Source = PurchaseSource.Declaration, SourceId = Id, SourceNumber = Number, SourceLineId = line.Id,
        Relation = Relation, Purpose = Purpose, Activity = Activity, Venue = Venue, Series = Kind.Series(), Base = Base ?? PurchaseBase.C, Unattributed = Unattributed,
        SupplierId = SupplierId, SupplierAreaCode = OriginAreaCode, CategoryId = line.CategoryId, ProductId = null,
        BuyerId = UnitId, BuyerAreaCode = UnitAreaCode, BoundUnitId = BoundUnitId, OrderedOn = SoldOn, AcceptedOn = SoldOn, PaidOn = PaidOn,
    };

    private void Say(DeclarationTerms terms, DateTime now)
    {
        terms.Check(BusinessDate.Of(now));
        (Kind, SoldOn, PaidOn, OriginAreaCode, Venue, Activity, ActivityEventId) = (terms.Kind, terms.SoldOn, terms.PaidOn, terms.OriginAreaCode, terms.Venue, terms.Activity, terms.ActivityEventId);
        Purpose = Kind == DeclarationKind.HelpedToSell ? Purpose.Other : terms.Purpose;
        (SupplierId, SupplierName) = (terms.SupplierId, PersonalData.Refuse(Guard.OptionalText(terms.SupplierName, "供应商", 100), "SupplierName"));
        SellerInitials = Kind == DeclarationKind.HouseholdDirect ? PersonalData.Initials(terms.Seller, "Seller") : null;
        SoldTo = Kind == DeclarationKind.HelpedToSell ? PersonalData.Refuse(Guard.Text(terms.SoldTo, "卖给了谁", 100), "SoldTo") : null;
        VenueOrderNumber = Guard.OptionalText(terms.VenueOrderNumber, "平台订单号", 40)?.ToUpperInvariant();
        if (VenueOrderNumber?.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') == false) throw new RuleBroken("平台订单号只有字母、数字和连字符，请照原样填写。") { Field = "VenueOrderNumber" };
        InvoiceNumber = Invoice(terms.InvoiceNumber);
        Statement = PersonalData.Refuse(Guard.OptionalText(terms.Statement, "情况说明", 1000), "Statement");
        lines.Clear();
        lines.AddRange(terms.Lines.Select((line, i) => new DeclarationLine(Id, i + 1, line)));
        Total = lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
    }

    private static string? Invoice(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (digits.Length == 0) return null;
        return digits.Length == 20 && digits.All(char.IsAsciiDigit) ? digits : throw new RuleBroken("数电票号码应为 20 位数字，现在是 {0} 位。", digits.Length) { Field = "InvoiceNumber" };
    }

    private void Claim()
    {
        var wanted = new List<(ClaimKind Kind, Venue Venue, string Number)>();
        if (InvoiceNumber is not null) wanted.Add((ClaimKind.Invoice, Venue.Offline, InvoiceNumber));
        if (VenueOrderNumber is not null) wanted.Add((ClaimKind.VenueOrder, Venue, VenueOrderNumber));
        claims.RemoveAll(claim => !wanted.Contains((claim.Kind, claim.Venue, claim.Number)));
        claims.AddRange(wanted.Where(w => !claims.Exists(c => (c.Kind, c.Venue, c.Number) == w)).Select(w => new ClaimedNumber(Id, w.Kind, w.Venue, w.Number)));
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new RuleBroken("申报 {0} 现在是“{1}”，不能修改。", Number, Status);
    }

    private void MustBeApart(Guid by, bool isOfUnit)
    {
        if (by == SubmittedBy) throw new RuleBroken("申报人不能核查自己的申报。");
        if (isOfUnit) throw new RuleBroken("您在申报单位任职，不能核查这份申报，请由其他人办理。");
    }

    private void Take(DeclarationAct act, string? note, Guid by, DateTime now)
    {
        if (!Transitions.TryGetValue((Status, act), out var next)) throw new RuleBroken("申报 {0} 现在是“{1}”，不能“{2}”。", Number, Status, act);
        Status = next;
        steps.Add(new DeclarationStep(Id, act, Guard.OptionalText(note, "意见", 300), by, now));
    }
}
