using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Features.Income.Notices;

/// <summary>A village's public notice of a period: bindings, quantities and payments, without identity numbers; frozen as a numbered paper.</summary>
public sealed record PostNotice(Guid FormKey, [Required, StringLength(12), Display(Name = "村")] string? Village, [Required, Display(Name = "从")] DateOnly? From, [Required, Display(Name = "到")] DateOnly? To, [Required, Display(Name = "张贴日期")] DateOnly? PostedOn, [Required, Display(Name = "公示至")] DateOnly? Until) : ICommand<string>, IOnce;

/// <summary>The notice on the wall, photographed.</summary>
public sealed record PhotographNotice(Guid FormKey, string Number, [Display(Name = "张贴照片")] IFormFile? Paper = null) : ICommand<bool>, IOnce, IWithPaper;

/// <summary>A villager's objection, written down by an officer.</summary>
public sealed record RecordObjection(Guid FormKey, string Number, [StringLength(40), Display(Name = "提出人")] string? Who, [Required, StringLength(300), Display(Name = "异议内容")] string? Text) : ICommand<bool>, IOnce;

/// <summary>Another officer decides it.</summary>
public sealed record DecideObjection(Guid FormKey, string Number, Guid ObjectionId, [Required, Display(Name = "结论")] bool? Upheld, [Required, StringLength(300), Display(Name = "核实情况")] string? Finding) : ICommand<bool>, IOnce;

/// <summary>Notices of an officer's area.</summary>
public sealed record ListNotices(int? Page = null) : IRequest<NoticesPage>;

/// <summary>The page.</summary>
public sealed record NoticesPage(Paged<NoticeRow> Rows, string? Village, DateOnly From, DateOnly To, DateOnly Today, Guid FormKey);

/// <summary>A notice in the list.</summary>
public sealed record NoticeRow(string Number, string VillageCode, DateOnly From, DateOnly To, DateOnly PostedOn, DateOnly Until, bool HasPhoto, int Open, int Objections);

/// <summary>One notice with its objections.</summary>
public sealed record ShowNotice(string Number) : IRequest<NoticePage>;

/// <summary>The page.</summary>
public sealed record NoticePage(PublicNotice Notice, string Place, string Paper, DateOnly Today, Guid FormKey);

internal sealed class PostNoticeHandler(MarketDb db, ICurrentUser user, AreaBook areas, UploadedFiles files, TimeProvider clock)
    : IRequestHandler<PostNotice, string>, IRequestHandler<PhotographNotice, bool>, IRequestHandler<RecordObjection, bool>, IRequestHandler<DecideObjection, bool>, IRequestHandler<ListNotices, NoticesPage>, IRequestHandler<ShowNotice, NoticePage>
{
    public async Task<string> Handle(PostNotice form, CancellationToken ct)
    {
        var (now, village) = (clock.Now(), form.Village!);
        if (!user.KeepsHouseholds() || areas.Find(village) is not { Level: AreaLevel.Village } || !user.SeesEverything && !Area.Contains(user.AreaCode, village)) throw new RuleBroken("请选择您辖区内的村。") { Field = nameof(form.Village) };
        var content = await Content(village, form.From!.Value, form.To!.Value, ct);
        var (number, subject) = (await db.NextDayNumber("GS", now, ct), Ids.Next());
        var paper = await db.IssuePaper(PaperKind.PublicNotice, subject, user.OrganisationId!.Value, null, content, user.MemberId, now, ct);
        db.PublicNotices.Add(new PublicNotice(number, village, form.From.Value, form.To.Value, form.PostedOn!.Value, form.Until!.Value, paper.Id, user.MemberId!.Value, now));
        await db.SaveChangesAsync(ct);
        return number;
    }

    public async Task<bool> Handle(PhotographNotice form, CancellationToken ct)
    {
        (await Mine(form.Number, ct)).Photograph(await files.Take(form.Paper, null, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(RecordObjection form, CancellationToken ct)
    {
        var notice = await Mine(form.Number, ct);
        notice.TakeObjection(form.Who, form.Text, user.MemberId!.Value, clock.Now());
        foreach (var office in await db.Organisations.Where(o => o.Kind == OrganisationKind.Township && o.AreaCode == notice.VillageCode.Substring(0, 9)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct))
            await db.Notify(office, [MarketRole.TownshipOfficer], "公示 {0} 有异议：{1}", [notice.Number, form.Text], $"/income/notices/{notice.Number}", clock.Now(), ct, user.MemberId);
        await db.TellSupervisors("公示 {0} 有异议：{1}", [notice.Number, form.Text], $"/income/notices/{notice.Number}", clock.Now(), ct, user.MemberId);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Handle(DecideObjection form, CancellationToken ct)
    {
        (await Mine(form.Number, ct)).Decide(form.ObjectionId, form.Upheld!.Value, form.Finding, user.MemberId!.Value, clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<NoticesPage> Handle(ListNotices query, CancellationToken ct)
    {
        var rows = await Visible().AsNoTracking().OrderByDescending(n => n.PostedOn).ThenByDescending(n => n.Number)
            .Select(n => new NoticeRow(n.Number, n.VillageCode, n.From, n.To, n.PostedOn, n.Until, n.PhotoFileId != null, n.Objections.Count(o => o.Status == ObjectionStatus.Open), n.Objections.Count)).Page(query.Page, ct);
        var first = new DateOnly(clock.Today().Year, clock.Today().Month, 1);
        return new(rows, user.AreaCode.Length == 12 ? user.AreaCode : null, first.AddMonths(-1), first.AddDays(-1), clock.Today(), Guid.CreateVersion7());
    }

    public async Task<NoticePage> Handle(ShowNotice query, CancellationToken ct)
    {
        var notice = await Visible().AsNoTracking().Include(n => n.Objections).Where(n => n.Number == query.Number).OrNotThere(ct);
        return new(notice, areas.Path(notice.VillageCode), await db.Papers.Where(p => p.Id == notice.PaperId).Select(p => p.Number).SingleAsync(ct), clock.Today(), Guid.CreateVersion7());
    }

    private IQueryable<PublicNotice> Visible()
    {
        if (user.SeesEverything) return db.PublicNotices;
        if (!user.KeepsHouseholds()) throw new NotThere();
        var (low, high) = (user.AreaCode, user.AreaCode + ":");
        return db.PublicNotices.Where(n => string.Compare(n.VillageCode, low) >= 0 && string.Compare(n.VillageCode, high) < 0);
    }

    private Task<PublicNotice> Mine(string number, CancellationToken ct) => Visible().Include(n => n.Objections).Where(n => n.Number == number).OrNotThere(ct);

    /// <summary>Household numbers and masked names alone; who is bound, what was weighed, what was paid.</summary>
    private async Task<PaperContent> Content(string village, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var households = await db.Households.AsNoTracking().Where(h => h.VillageCode == village && h.Status == Domain.Households.HouseholdStatus.Registered).OrderBy(h => h.Number)
            .Select(h => new { h.Id, h.Number, Head = h.Members.Where(m => m.Kinship == Domain.Households.Kinship.Head && m.LeftOn == null).Select(m => m.Name).FirstOrDefault() }).ToListAsync(ct);
        var ids = households.ConvertAll(h => h.Id);
        var bound = (await db.HouseholdBindings.Where(b => ids.Contains(b.HouseholdId) && b.From <= to && (b.To == null || b.To >= from)).Join(db.Organisations, b => b.SupplierId, o => o.Id, (b, o) => new { b.HouseholdId, o.Name }).ToListAsync(ct)).ToLookup(b => b.HouseholdId, b => b.Name);
        var weighed = (await (from row in db.WeighIns join lot in db.Lots on row.LotId equals lot.Id join product in db.Products on lot.ProductId equals product.Id
                              where row.HouseholdId != null && ids.Contains(row.HouseholdId.Value) && row.VoidedAt == null && row.WeighedOn >= @from && row.WeighedOn <= to
                              select new { Household = row.HouseholdId!.Value, product.Name, lot.Unit, row.Net, row.Amount }).ToListAsync(ct)).ToLookup(w => w.Household);
        var paid = (await db.PayoutLines.Where(l => ids.Contains(l.HouseholdId) && l.Status == PayoutLineStatus.Paid && l.PaidOn >= from && l.PaidOn <= to).Select(l => new { l.HouseholdId, l.Amount }).ToListAsync(ct)).ToLookup(l => l.HouseholdId, l => l.Amount);
        var rows = households.Where(h => bound[h.Id].Any() || weighed[h.Id].Any() || paid[h.Id].Any()).Select(h => (IReadOnlyList<string>)
        [
            h.Number, h.Head?.Mask ?? "", string.Join("、", bound[h.Id].Distinct()),
            string.Join("；", weighed[h.Id].GroupBy(w => (w.Name, w.Unit)).Select(g => $"{g.Key.Name} {g.Key.Unit.FromBase(g.Sum(w => w.Net)).ToString("0.###", CultureInfo.InvariantCulture)} {Words.Chinese(g.Key.Unit)}")),
            MoneyText.Exact(weighed[h.Id].Aggregate(Money.Zero, (sum, w) => sum + w.Amount)), MoneyText.Exact(paid[h.Id].Aggregate(Money.Zero, (sum, amount) => sum + amount)),
        ]).ToArray();
        if (rows.Length == 0) throw new RuleBroken("这个村这段时间没有绑定、交货或发放，不用公示。");
        return new([new("村", areas.Path(village)), new("公示内容的期间", string.Format(CultureInfo.InvariantCulture, "{0} 至 {1}", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), new("户数", $"{rows.Length}")],
            [new("绑定、交货与发放", ["户编号", "户主", "绑定的合作社或企业", "交货", "应得", "已发放"], rows)],
            ["公示期内对内容有异议的，请向村委会或乡镇人民政府提出；也可以拨打乡镇和县乡村振兴局的电话。", "本公示不含身份证号码、电话和银行账号。"], ["村委会经办", "监督委员会", "驻村工作队"]);
    }
}
