using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Households;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.CommandLine;

/// <summary>
/// <c>personal-keys rotate</c>: a new current key in the ring's file, then every household sealed with it, a hundred at a time. May be
/// stopped and begun again: what is sealed with the current key is left alone, and old keys stay for reading.
/// </summary>
internal static class PersonalKeysVerb
{
    private const int Batch = 100;

    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 1);
        if (session.Words[0] != "rotate") throw new UsedWrongly(session.Say.Text("personal-keys 后面只能写 rotate，现在是“{0}”。", "personal-keys takes rotate, not \"{0}\".", session.Words[0]));
        if (!await session.IsMigrated(CancellationToken.None)) return Verbs.FoundWrong;
        var (ring, vault) = (session.Services.GetRequiredService<PersonalKeyRing>(), session.Services.GetRequiredService<PersonalVault>());
        var keys = ring.Current.Rotate(ring.Path);
        var (after, sealedAgain) = ("", 0);
        while (true)
        {
            var from = after;
            var batch = await session.Db.Households.Where(h => string.Compare(h.Number, from) > 0).OrderBy(h => h.Number).Take(Batch).Include(h => h.Members).AsSplitQuery().ToListAsync();
            if (batch.Count == 0) break;
            foreach (var household in batch) household.Reseal(vault.Again);
            sealedAgain += batch.Count;
            after = batch[^1].Number;
            await session.Db.SaveChangesAsync();
            session.Db.ChangeTracker.Clear();
        }
        session.Say.Line("当前密钥 {0}，已重新加密 {1} 户。请备份密钥文件 {2}；旧密钥保留，用来读旧备份。", "The current key is {0}; {1} households were sealed again. Back up the key file {2}; old keys stay, to read old backups.", keys.Current, sealedAgain, ring.Path);
        return Verbs.Done;
    }
}
