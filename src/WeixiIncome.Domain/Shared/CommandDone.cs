namespace WeixiIncome.Domain.Shared;

/// <summary>
/// A command that was carried out, with its answer: a second post of the same form, or a retry after a lost COMMIT
/// reply, finds it and gets the same answer.
/// </summary>
public sealed class CommandDone
{
    private CommandDone() { }

    public CommandDone(Guid id, string name, Guid? memberId, DateTime at) => (Id, Name, MemberId, At) = (id, name, memberId, at);

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? MemberId { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>JSON of the answer.</summary>
    public string Answer { get; private set; } = "null";

    public void Answered(string json) => Answer = json;
}
