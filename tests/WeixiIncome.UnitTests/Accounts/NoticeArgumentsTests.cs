using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

public sealed class NoticeArgumentsTests
{
    [Fact]
    public void What_is_written_comes_back()
    {
        object?[] given = ["核桃“大”", new DateOnly(2026, 11, 20), new Measured(2500, Unit.Kilogram)];
        Assert.Equal(given, NoticeArguments.Read(NoticeArguments.Write(given)));
    }

    [Fact]
    public void Values_of_the_trade_become_texts()
    {
        var written = NoticeArguments.Write([new Money(123456), OrderStatus.Shipped, null, 3]);
        Assert.Equal(["¥1,234.56", "待验收", "", "3"], NoticeArguments.Read(written));
    }

    [Fact]
    public void A_mail_says_it_in_Chinese() =>
        Assert.Equal("2026-11-20：2.5 公斤，¥1.00", NoticeArguments.InChinese("{0}：{1}，{2}", [new DateOnly(2026, 11, 20), new Measured(2500, Unit.Kilogram), new Money(100)]));
}
