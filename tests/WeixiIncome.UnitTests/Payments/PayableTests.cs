using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Payments;

public sealed class PayableTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid Treasurer = Guid.NewGuid(), Clerk = Guid.NewGuid();

    private static Payable Of(long fen = 10000) =>
        new(Guid.NewGuid(), (Guid.NewGuid(), "533423"), (Guid.NewGuid(), "533423102"), new Money(fen), Today);

    private static Transfer Pay(Payable payable, long fen, string reference = "R1", DateOnly? on = null) =>
        payable.RecordTransfer("食堂专户", reference, on ?? Today, new Money(fen), null, Treasurer, Now);

    [Fact]
    public void It_is_due_thirty_days_after_acceptance()
    {
        Assert.Equal(new DateOnly(2026, 12, 20), Of().DueOn);
        Assert.False(Of().IsOverdue(new DateOnly(2026, 12, 20)));
        Assert.True(Of().IsOverdue(new DateOnly(2026, 12, 21)));
    }

    [Fact]
    public void Nothing_is_owed_for_nothing() => Assert.Throws<RuleBroken>(() => Of(0));

    [Fact]
    public void Money_goes_from_due_over_recorded_to_confirmed()
    {
        var payable = Of();
        var first = Pay(payable, 4000);
        Assert.Equal(PaymentStatus.Due, payable.Status);
        var second = Pay(payable, 6000, "R2", Today.AddDays(-1));
        Assert.Equal(PaymentStatus.Recorded, payable.Status);
        payable.ConfirmReceipt(second.Id, Clerk, Now);
        Assert.Equal(PaymentStatus.Recorded, payable.Status);
        payable.ConfirmReceipt(first.Id, Clerk, Now);
        Assert.Equal((PaymentStatus.Confirmed, Today), (payable.Status, payable.PaidOn!.Value));
        Assert.Single(payable.TakeEvents().OfType<PaymentSettled>());
    }

    [Fact]
    public void Never_more_is_recorded_than_is_open()
    {
        var payable = Of();
        Pay(payable, 9999);
        Assert.Equal("Amount", Assert.Throws<RuleBroken>(() => Pay(payable, 2, "R2")).Field);
        Pay(payable, 1, "R2");
        Assert.Equal(Money.Zero, payable.Open);
    }

    [Fact]
    public void The_same_slip_counts_once_unless_it_was_denied()
    {
        var payable = Of();
        var transfer = Pay(payable, 5000, "abc1");
        Assert.Equal("Reference", Assert.Throws<RuleBroken>(() => Pay(payable, 5000, " ABC1 ")).Field);
        payable.DenyReceipt(transfer.Id, "没有到账", Clerk, Now);
        Assert.Equal(new Money(10000), payable.Open);
        Pay(payable, 5000, "abc1");
    }

    [Fact]
    public void An_answered_transfer_is_not_answered_again()
    {
        var payable = Of();
        var transfer = Pay(payable, 10000);
        Assert.Throws<RuleBroken>(() => payable.DenyReceipt(transfer.Id, " ", Clerk, Now));
        payable.ConfirmReceipt(transfer.Id, Clerk, Now);
        Assert.Throws<RuleBroken>(() => payable.DenyReceipt(transfer.Id, "没有到账", Clerk, Now));
        Assert.Throws<NotThere>(() => payable.ConfirmReceipt(Guid.NewGuid(), Clerk, Now));
    }

    [Fact]
    public void Days_in_the_future_or_long_before_the_acceptance_are_refused()
    {
        Assert.Throws<RuleBroken>(() => Pay(Of(), 1, on: Today.AddDays(1)));
        Assert.Throws<RuleBroken>(() => Pay(Of(), 1, on: Today.AddYears(-1).AddDays(-1)));
        Pay(Of(), 1, on: Today.AddYears(-1));
        // 16:30 UTC is the next day in China.
        Of().RecordTransfer("户", "R", Today.AddDays(1), new Money(1), null, Treasurer, new DateTime(2026, 11, 20, 16, 30, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void It_is_proven_once_when_invoice_and_receipt_agree_in_either_order()
    {
        foreach (var invoiceFirst in new[] { true, false })
        {
            var payable = Of();
            if (invoiceFirst) payable.RecordInvoice("26532000000000000001", Today, new Money(10000), null, Clerk, Now);
            payable.ConfirmReceipt(Pay(payable, 10000).Id, Clerk, Now);
            Assert.Equal(invoiceFirst, payable.ProvenAt is not null);
            if (!invoiceFirst) payable.RecordInvoice("26532000000000000001", Today, new Money(10000), null, Clerk, Now);
            Assert.Single(payable.TakeEvents().OfType<PurchaseProven>());
        }
    }

    [Fact]
    public void A_part_invoiced_is_not_proven()
    {
        var payable = Of();
        payable.RecordInvoice("26532000000000000001", Today, new Money(9999), null, Clerk, Now);
        payable.ConfirmReceipt(Pay(payable, 10000).Id, Clerk, Now);
        Assert.Null(payable.ProvenAt);
        Assert.Throws<RuleBroken>(() => payable.RecordInvoice("26532000000000000002", Today, new Money(2), null, Clerk, Now));
        payable.RecordInvoice("26532000000000000002", Today, new Money(1), null, Clerk, Now);
        Assert.NotNull(payable.ProvenAt);
    }

    [Theory]
    [InlineData("2653200000000000000")]
    [InlineData("265320000000000000011")]
    [InlineData("2653200000000000000x")]
    [InlineData("")]
    public void An_invoice_number_has_twenty_digits(string number) =>
        Assert.Throws<RuleBroken>(() => Of().RecordInvoice(number, Today, new Money(1), null, Clerk, Now));

    [Fact]
    public void A_void_invoice_frees_its_number_and_amount()
    {
        var payable = Of();
        var invoice = payable.RecordInvoice("2653 2000 0000 0000 0001", Today, new Money(10000), null, Clerk, Now);
        payable.CancelInvoice(invoice.Id, "开错", Clerk, Now);
        Assert.Equal((null, new Money(10000)), (invoice.LiveNumber, payable.NotInvoiced));
        Assert.Throws<RuleBroken>(() => payable.CancelInvoice(invoice.Id, "开错", Clerk, Now));
    }

    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("12345.60", 1234560)]
    [InlineData("1.230", 123)]
    public void Typed_yuan_are_exact(string typed, long fen) =>
        Assert.Equal(fen, Money.Typed(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture), "Amount").Fen);

    [Theory]
    [InlineData("0.001")]
    [InlineData("1000000000000.01")]
    public void Typed_yuan_finer_than_a_fen_or_beyond_reason_are_refused(string typed) =>
        Assert.Throws<RuleBroken>(() => Money.Typed(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture), "Amount"));
}
