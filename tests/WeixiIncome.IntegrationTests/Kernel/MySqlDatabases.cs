using System.Text;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A private MariaDB server for the test run; a template is migrated once, captured, and replayed for each test.</summary>
public sealed class MySqlDatabases : IDatabases, IAsyncLifetime
{
    private readonly MariaDbServer server = new();
    private string script = "";
    private int made;

    public async ValueTask InitializeAsync()
    {
        await server.Start();
        await Run(server.Connection(), "CREATE DATABASE template CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        var connection = MySqlMarketDb.Settle(server.Connection("template"));
        var options = new DbContextOptionsBuilder<MySqlMarketDb>();
        MySqlMarketDb.Configure(options, connection);
        await using (var db = new MySqlMarketDb(options.Options))
        {
            await db.Database.MigrateAsync();
            await db.LoadReference(CancellationToken.None);
        }
        script = await Capture(connection);
    }

    public Task<TestDatabase> Fresh() => Made(script);

    public Task<TestDatabase> Empty() => Made("");

    private async Task<TestDatabase> Made(string tables)
    {
        var name = $"market{Interlocked.Increment(ref made)}";
        await Run(server.Connection(), $"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci; USE {name}; {tables}");
        var connection = MySqlMarketDb.Settle(server.Connection(name));
        return new TestDatabase(DatabaseProvider.MySql, connection, async () =>
        {
            await using (var pooled = new MySqlConnection(connection)) await MySqlConnection.ClearPoolAsync(pooled);
            await Run(server.Connection(), $"DROP DATABASE {name}");
        });
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Tables as they were migrated, triggers included, then every row of the template.</summary>
    private static async Task<string> Capture(string connection)
    {
        await using var open = new MySqlConnection(connection);
        await open.OpenAsync();
        var text = new StringBuilder("SET foreign_key_checks=0, unique_checks=0;");
        foreach (var table in await Column(open, "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'", 0))
        {
            text.Append((await Column(open, $"SHOW CREATE TABLE `{table}`", 1)).Single()).Append(';');
            foreach (var row in await Rows(open, table)) text.Append("INSERT INTO `").Append(table).Append("` VALUES (").Append(row).Append(");");
        }
        await using (var command = new MySqlCommand("SELECT trigger_name, action_timing, event_manipulation, event_object_table, action_statement FROM information_schema.triggers WHERE trigger_schema = DATABASE()", open))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                text.Append($"CREATE TRIGGER {reader.GetString(0)} {reader.GetString(1)} {reader.GetString(2)} ON {reader.GetString(3)} FOR EACH ROW {reader.GetString(4)};");
        return text.Append("SET foreign_key_checks=1, unique_checks=1;").ToString();
    }

    private static async Task<List<string>> Column(MySqlConnection open, string sql, int column)
    {
        await using var command = new MySqlCommand(sql, open);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(column));
        return values;
    }

    private static async Task<List<string>> Rows(MySqlConnection open, string table)
    {
        await using var command = new MySqlCommand($"SELECT * FROM `{table}`", open);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Literal(reader.GetValue(i)))));
        return rows;
    }

    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        Guid id => $"0x{Convert.ToHexString(id.ToByteArray(bigEndian: true))}",
        byte[] bytes => bytes.Length == 0 ? "''" : $"0x{Convert.ToHexString(bytes)}",
        bool flag => flag ? "1" : "0",
        DateTime at => $"'{at:yyyy-MM-dd HH:mm:ss.ffffff}'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        string text => $"'{MySqlHelper.EscapeString(text)}'",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.GetType().FullName),
    };

    private static async Task Run(string connection, string sql)
    {
        await using var open = new MySqlConnection(connection);
        await open.OpenAsync();
        await using var command = new MySqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
