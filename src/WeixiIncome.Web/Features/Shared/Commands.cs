using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>A request that changes something: one transaction, tried again as a whole where the database asks for it.</summary>
public interface ICommand<out TAnswer> : IRequest<TAnswer>;

/// <summary>A form that may be posted twice: the second post gets the first one's answer.</summary>
public interface IOnce
{
    /// <summary>Made with the form, hidden in it.</summary>
    Guid FormKey { get; }
}

/// <summary>
/// Opens the command's transaction and claims its id first, so that neither a repeated post nor a COMMIT whose reply was
/// lost carries it out twice.
/// </summary>
internal sealed class OneTransaction<TRequest, TAnswer>(MarketDb db, ICurrentUser user, TimeProvider clock) : IPipelineBehavior<TRequest, TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is not ICommand<TAnswer> || db.Database.CurrentTransaction is not null) return await next();
        var id = request is IOnce { FormKey: var key } && key != Guid.Empty ? IdOf(key) : Guid.CreateVersion7();
        try
        {
            return await db.Write(async ct =>
            {
                if (await Answered(id, ct) is { } before) return before.Value;
                var done = new CommandDone(id, typeof(TRequest).Name, user.MemberId, clock.Now());
                db.CommandsDone.Add(done);
                await db.SaveChangesAsync(ct);
                var answer = await next();
                done.Answered(JsonSerializer.Serialize(answer));
                await db.SaveChangesAsync(ct);
                return answer;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear(); // the form is shown again beside what stands now
            throw RuleBroken.ChangedMeanwhile;
        }
        catch (DbUpdateException broken) when (broken.Entries.Any(entry => entry.Entity is CommandDone))
        {
            // Another post of the same form was faster; its answer is ours.
            db.ChangeTracker.Clear();
            return await Answered(id, cancellationToken) is { } first ? first.Value : throw new RuleBroken("同一表单正在提交，请稍候再看结果。");
        }
        catch (RuleBroken broken)
        {
            db.ChangeTracker.Clear();
            if (broken.IsSuspicious) await Report(broken, cancellationToken);
            throw;
        }
    }

    /// <summary>The refused attempt left nothing behind: that it was made is written down for the county's supervisors.</summary>
    private Task<int> Report(RuleBroken broken, CancellationToken cancellationToken) => db.Write(async ct =>
    {
        await db.TellSupervisors("{0}（{1}）的一次操作被拒绝，请留意：{2}", [user.OrganisationName, user.Name, NoticeArguments.InChinese(broken.Sentence, broken.Arguments)], "/notices", clock.Now(), ct);
        return await db.SaveChangesAsync(ct);
    }, cancellationToken);

    private async Task<Found?> Answered(Guid id, CancellationToken ct)
    {
        var json = await db.CommandsDone.AsNoTracking().Where(d => d.Id == id).Select(d => d.Answer).SingleOrDefaultAsync(ct);
        return json is null ? null : new Found(JsonSerializer.Deserialize<TAnswer>(json)!);
    }

    /// <summary>A form key belongs to one person and one kind of command: nobody reads another's answer with it.</summary>
    private Guid IdOf(Guid key) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key:N}|{user.MemberId:N}|{typeof(TRequest).FullName}")).AsSpan(0, 16));

    private sealed record Found(TAnswer Value);
}
