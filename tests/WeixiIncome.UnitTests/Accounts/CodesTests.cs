using System.Text;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

public sealed class CodesTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>The vectors of RFC 6238, appendix B, cut to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_agree_with_the_standard(long seconds, string code)
    {
        var key = Encoding.ASCII.GetBytes("12345678901234567890");
        Assert.Equal(code, AuthenticatorCode.At(key, AuthenticatorCode.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));
    }

    [Fact]
    public void A_key_is_read_out_in_base_32() =>
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", AuthenticatorCode.Readable(Encoding.ASCII.GetBytes("12345678901234567890")));

    [Fact]
    public void A_code_of_the_app_works_once_and_for_a_minute_and_a_half()
    {
        var key = AuthenticatorCode.NewKey();
        var factor = new SecondFactor(Guid.NewGuid(), "");
        var code = AuthenticatorCode.At(key, AuthenticatorCode.StepAt(Now));
        Assert.False(factor.Accept(key, code, Now.AddSeconds(90)));
        Assert.True(factor.Accept(key, code, Now.AddSeconds(30)));
        Assert.False(factor.Accept(key, code, Now));
        Assert.False(factor.Accept(key, "", Now));
    }

    [Fact]
    public void A_recovery_code_works_once_and_new_ones_replace_the_old()
    {
        var factor = new SecondFactor(Guid.NewGuid(), "");
        var old = factor.NewRecoveryCodes();
        Assert.Equal(SecondFactor.Codes, old.Distinct().Count());
        Assert.True(factor.AcceptRecovery(old[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), Now));
        Assert.False(factor.AcceptRecovery(old[3], Now));
        var fresh = factor.NewRecoveryCodes();
        Assert.False(factor.AcceptRecovery(old[4], Now));
        Assert.True(factor.AcceptRecovery(fresh[0], Now));
    }

    [Fact]
    public void A_reset_code_is_not_for_oneself_and_keeps_only_a_digest()
    {
        var member = Guid.NewGuid();
        var code = OneTimeCode.New();
        var reset = new ResetCode(member, code, Guid.NewGuid(), Now, ResetCode.ForForgottenPassword);
        Assert.True(reset.Opens(OneTimeCode.Digest(member, code), Now.AddHours(23)));
        Assert.False(reset.Opens(OneTimeCode.Digest(member, code), Now.AddHours(24)));
        Assert.False(reset.Opens(OneTimeCode.Digest(Guid.NewGuid(), code), Now));
        Assert.DoesNotContain(code, reset.Digest, StringComparison.Ordinal);
        reset.Use(Now);
        Assert.False(reset.Opens(OneTimeCode.Digest(member, code), Now));
        Assert.Throws<RuleBroken>(() => new ResetCode(member, code, member, Now, ResetCode.ForForgottenPassword));
    }

    [Theory]
    [InlineData("+86 139-8870 1234", "13988701234")]
    [InlineData("13988701234", "13988701234")]
    [InlineData("0887-8626123", null)]
    [InlineData("１３９８８７０１２３４", null)]
    public void A_mobile_number_is_read_however_it_is_written(string typed, string? phone) => Assert.Equal(phone, SignInName.AsPhone(typed));

    [Theory]
    [InlineData("李桂花")]
    [InlineData("coop@demo.weixi")]
    [InlineData("𠮷田")]
    public void A_user_name_may_be_Chinese(string typed) => Assert.Equal(typed, SignInName.UserName($" {typed} "));

    [Theory]
    [InlineData("a")]
    [InlineData("13988701234")]
    [InlineData("two words")]
    [InlineData("nul\0l")]
    [InlineData("<b>")]
    public void A_user_name_has_no_other_characters(string typed) => Assert.Equal("UserName", Assert.Throws<RuleBroken>(() => SignInName.UserName(typed)).Field);
}
