using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Payments.Payouts;

/// <summary>The bank's answer to batches (打卡发放): every line that it names is paid or failed. All rows or none.</summary>
public sealed record ImportBankResult(UploadedSheet File, bool DryRun) : IImport;

/// <summary>The columns of the bank's answer.</summary>
public static class BankResultColumns
{
    public const string Payout = "发放批次";
    public const string Household = "户编号";
    public const string Amount = "金额";
    public const string Result = "结果";
    public const string On = "发放日期";
    public const string Reference = "流水号";
    public const string Reason = "失败原因";
    public static readonly string[] Required = [Payout, Household, Amount, Result, On];
    public static readonly string[] All = [Payout, Household, Amount, Result, On, Reference, Reason];
}

internal sealed class ImportBankResultHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ImportBankResult, ImportCounts>
{
    public async Task<ImportCounts> Handle(ImportBankResult request, CancellationToken ct)
    {
        if (!user.SeesEverything && !user.Has(Domain.Accounts.MarketRole.CooperativeClerk, Domain.Accounts.MarketRole.Treasurer)) throw new NotThere();
        var sheet = Sheet.Read(request.File);
        sheet.Expect(BankResultColumns.Required, BankResultColumns.All);
        var numbers = sheet.Rows.Select(row => row.Text(BankResultColumns.Payout)).OfType<string>().Distinct().ToList();
        var payouts = await db.Payouts.VisibleTo(user, db).Where(p => numbers.Contains(p.Number)).Include(p => p.Lines).ThenInclude(l => l.Parts).ToDictionaryAsync(p => p.Number, ct);
        var ids = payouts.Values.SelectMany(p => p.Lines).SelectMany(l => l.Parts).Select(p => p.DueId).ToList();
        var dues = await db.HouseholdDues.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var problems = new RowProblems();
        var answered = 0;
        foreach (var row in sheet.Rows)
            problems.Try(row, () =>
            {
                var number = row.Needed(BankResultColumns.Payout);
                var payout = payouts.GetValueOrDefault(number) ?? throw new RuleBroken("没有发放批次 {0}。", number) { Field = BankResultColumns.Payout };
                payout.Answer(new(row.Needed(BankResultColumns.Household).ToUpperInvariant(), row.Money(BankResultColumns.Amount), Paid(row), row.Day(BankResultColumns.On), row.Text(BankResultColumns.Reference), row.Text(BankResultColumns.Reason)), dues, clock.Now());
                answered++;
            });
        problems.Refuse();
        if (answered == 0) throw new RuleBroken("表格是空的：首行应为列名。");
        await db.SaveChangesAsync(ct);
        return request.Finish(new(0, answered));
    }

    private static bool Paid(SheetRow row) => row.Needed(BankResultColumns.Result) switch
    {
        "成功" or "已发放" or "交易成功" => true,
        "失败" or "未发放" or "交易失败" => false,
        var other => throw new RuleBroken("结果“{0}”看不懂，请填“成功”或“失败”。", other) { Field = BankResultColumns.Result },
    };
}
