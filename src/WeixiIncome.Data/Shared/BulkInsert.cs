using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>
/// Inserts many new rows with few commands, past the change tracker: for loading data where nothing reacts and nobody else
/// knows the rows yet.
/// </summary>
public static class BulkInsert
{
    /// <summary>A server is asked seldom; the embedded engine looks its parameters up one by one, so few at a time are quicker.</summary>
    private static int RowsAtOnce(MarketDb db) => db is SqliteMarketDb ? 1 : 100;

    /// <summary>New entities of one type, then the parts of each; must stand in a transaction.</summary>
    public static async Task InsertAll<T>(this MarketDb db, IReadOnlyList<T> entities, CancellationToken ct) where T : Entity
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Many rows are inserted inside a transaction.");
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is not kept.", nameof(entities));
        await db.Insert(type, entities, ct);
        foreach (var parts in type.GetNavigations().Where(navigation => navigation.IsCollection))
            await db.Insert(parts.TargetEntityType, [.. entities.SelectMany(entity => ((IEnumerable<object>?)parts.GetGetter().GetClrValue(entity)) ?? [])], ct);
    }

    private static async Task Insert(this MarketDb db, IEntityType type, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var columns = Columns(type);
        for (var first = 0; first < rows.Count;)
        {
            var count = Math.Min(RowsAtOnce(db), rows.Count - first);
            await using var command = db.CommandFor(type, columns, count);
            // Full batches share one command; the rest has its own.
            for (; count > 0 && first + count <= rows.Count; first += count)
            {
                for (var i = 0; i < count; i++) Fill(command, i, columns, rows[first + i]);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static Column[] Columns(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return [.. type.GetProperties().Select(property => new Column(property.GetColumnName(table)!, property, property.GetRelationalTypeMapping()))];
    }

    private static DbCommand CommandFor(this MarketDb db, IEntityType type, Column[] columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(type.GetTableName()!)).Append(" (")
            .AppendJoin(", ", columns.Select(column => sql.DelimitIdentifier(column.Name))).Append(") VALUES ");
        for (var i = 0; i < rows; i++)
        {
            text.Append(i == 0 ? "(" : ", (").AppendJoin(", ", columns.Select((_, c) => $"@p{i * columns.Length + c}")).Append(')');
            for (var c = 0; c < columns.Length; c++)
                command.Parameters.Add(columns[c].Mapping.CreateParameter(command, $"@p{i * columns.Length + c}", null, nullable: true));
        }
        command.CommandText = text.ToString();
        return command;
    }

    private static void Fill(DbCommand command, int row, Column[] columns, object entity)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            var value = columns[c].Property.GetGetter().GetClrValue(entity);
            command.Parameters[row * columns.Length + c].Value = (columns[c].Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }

    private sealed record Column(string Name, IProperty Property, RelationalTypeMapping Mapping);

    private static TService GetService<TService>(this MarketDb db) where TService : class =>
        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<TService>(db);
}
