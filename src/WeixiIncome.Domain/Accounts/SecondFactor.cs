using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>A person's authenticator app: its key, and the recovery codes for the day the phone is lost.</summary>
public sealed class SecondFactor : Aggregate
{
    public const int Codes = 10;
    private readonly List<RecoveryCode> recoveryCodes = [];

    private SecondFactor() { }

    /// <param name="protectedKey">The key, encrypted by whoever keeps it.</param>
    public SecondFactor(Guid memberId, string protectedKey) => (MemberId, ProtectedKey) = (memberId, protectedKey);

    public Guid MemberId { get; private set; }
    public string ProtectedKey { get; private set; } = "";
    public DateTime? EnabledAt { get; private set; }

    /// <summary>The step of the last code taken: a code that was seen over the shoulder opens nothing.</summary>
    public long LastStep { get; private set; }
    public IReadOnlyList<RecoveryCode> RecoveryCodes => recoveryCodes;

    public void Enable(byte[] key, string? code, DateTime now)
    {
        if (EnabledAt is not null) throw new RuleBroken("两步验证已经开启。");
        if (!Accept(key, code, now)) throw new RuleBroken("验证码不对。请核对手机时间，并输入应用里当前显示的 6 位数字。") { Field = "Code" };
        EnabledAt = now;
    }

    /// <summary>Takes a code of the app once.</summary>
    public bool Accept(byte[] key, string? code, DateTime now)
    {
        if (AuthenticatorCode.StepOf(key, code, now) is not { } step || step <= LastStep) return false;
        LastStep = step;
        return true;
    }

    /// <summary>Takes a recovery code once.</summary>
    public bool AcceptRecovery(string? code, DateTime now)
    {
        var digest = OneTimeCode.Digest(MemberId, code);
        if (recoveryCodes.Find(kept => kept.UsedAt is null && kept.Digest == digest) is not { } found) return false;
        found.Use(now);
        return true;
    }

    /// <summary>New codes replace the old ones; shown once.</summary>
    public IReadOnlyList<string> NewRecoveryCodes()
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => OneTimeCode.New(groups: 3)).ToArray();
        recoveryCodes.Clear();
        recoveryCodes.AddRange(codes.Select(code => new RecoveryCode(Id, OneTimeCode.Digest(MemberId, code))));
        return codes;
    }
}

/// <summary>Opens the door once in place of the app.</summary>
public sealed class RecoveryCode : Entity
{
    private RecoveryCode() { }

    internal RecoveryCode(Guid secondFactorId, string digest) => (SecondFactorId, Digest) = (secondFactorId, digest);

    public Guid SecondFactorId { get; private set; }
    public string Digest { get; private set; } = "";
    public DateTime? UsedAt { get; private set; }

    internal void Use(DateTime now) => UsedAt = now;
}
