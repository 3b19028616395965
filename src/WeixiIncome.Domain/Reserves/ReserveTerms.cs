using System.Text.Json;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>What a unit files for a year.</summary>
/// <param name="RepresentativeId">The unit that files for a shared canteen; none otherwise.</param>
/// <param name="FoodTotal">What the canteen buys of food in the year.</param>
/// <param name="Ratio">Hundredths of a percent.</param>
/// <param name="Note">Why no share is required; needed without a canteen and for an exemption.</param>
public sealed record ReserveTerms(CanteenMode Mode, CanteenKind? Canteen, Guid? RepresentativeId, Money FoodTotal, int Ratio, int UnionHeads, Money UnionPerHead, string? Note)
{
    /// <summary>Food total × ratio, to the fen.</summary>
    public Money Reserved => new(checked((long)Math.Round((decimal)FoodTotal.Fen * Ratio / 10_000m, 0, MidpointRounding.AwayFromZero)));

    public Money UnionDemand => UnionPerHead * UnionHeads;

    /// <exception cref="RuleBroken">A ratio below the floor, an amount where none is filed, a missing representative or note.</exception>
    public void Check(Guid unitId, ReserveStandard standard)
    {
        if (!Enum.IsDefined(Mode)) throw new RuleBroken("请选择食堂模式。") { Field = "Mode" };
        if (Mode.Reserves()) CheckShare(standard);
        else if (!FoodTotal.IsZero || Ratio != 0) throw new RuleBroken("“{0}”不填食材总额和预留比例。", Mode) { Field = "FoodTotal" };
        if (Mode == CanteenMode.Shared != RepresentativeId is not null)
            throw Mode == CanteenMode.Shared ? new RuleBroken("合用食堂请写明由哪个单位代表填报。") { Field = "Representative" } : new RuleBroken("只有合用食堂才写代表单位。") { Field = "Representative" };
        if (RepresentativeId == unitId) throw new RuleBroken("代表单位不能是本单位自己；由本单位代表填报时，请选“自办食堂”或“承包食堂”。") { Field = "Representative" };
        if (Mode is CanteenMode.None or CanteenMode.Exempt && string.IsNullOrWhiteSpace(Note)) throw new RuleBroken("“{0}”请在说明里写明原因或依据。", Mode) { Field = "Note" };
        CheckUnion(standard);
    }

    private void CheckShare(ReserveStandard standard)
    {
        if (!FoodTotal.IsPositive) throw new RuleBroken("{0}应大于 0。", "年度食材采购总额") { Field = "FoodTotal" };
        if (Ratio > 10_000) throw new RuleBroken("预留比例不能超过 100%。") { Field = "Ratio" };
        if (Ratio < standard.Floor)
            throw new RuleBroken("预留比例 {0}% 低于下限 {1}%（{2}），请按不低于 {1}% 填报。", Ratio / 100m, standard.Floor / 100m, standard.DocumentNumber) { Field = "Ratio" };
    }

    private void CheckUnion(ReserveStandard standard)
    {
        if (UnionHeads < 0 || UnionPerHead.Fen < 0) throw new RuleBroken("工会人数和人均金额不能小于 0。") { Field = "UnionHeads" };
        if (UnionHeads > 0 != UnionPerHead.IsPositive) throw new RuleBroken("工会人数和人均金额要一起填。") { Field = UnionHeads > 0 ? "UnionPerHead" : "UnionHeads" };
        if (UnionHeads > 0 && standard.UnionPerHead is { } least && UnionPerHead < least)
            throw new RuleBroken("工会人均 {0} 低于标准 {1}（{2}）。", UnionPerHead, least, standard.DocumentNumber) { Field = "UnionPerHead" };
    }

    public string Write() => JsonSerializer.Serialize(this);

    public static ReserveTerms Read(string json) => JsonSerializer.Deserialize<ReserveTerms>(json) ?? throw new FormatException("A filing without content.");
}
