using WeixiIncome.Domain.Orders.Standing;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>How states of standing orders look.</summary>
public static class StandingTones
{
    public static string Of(StandingStatus status) => status switch { StandingStatus.Running => "ok", StandingStatus.Paused => "wait", _ => "quiet" };

    public static string Of(StandingApproval approval) => approval switch { StandingApproval.Given => "ok", StandingApproval.Awaited => "wait", _ => "bad" };

    public static string Of(RunStatus status) => status switch { RunStatus.Placed => "ok", RunStatus.Partly => "warn", RunStatus.NotPlaced or RunStatus.Missed => "bad", _ => "quiet" };
}
