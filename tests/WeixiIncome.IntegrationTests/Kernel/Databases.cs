using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A fresh database, migrated by the real migrations, dropped after the test.</summary>
public sealed class TestDatabase(DatabaseProvider provider, string connection, Func<ValueTask> drop) : IAsyncDisposable
{
    public DatabaseProvider Provider => provider;
    public string Connection => connection;

    public ValueTask DisposeAsync() => drop();
}

/// <summary>Where tests get their databases: one implementation per engine.</summary>
public interface IDatabases
{
    Task<TestDatabase> Fresh();

    /// <summary>A database without a single table, for tests of the migrations themselves.</summary>
    Task<TestDatabase> Empty();
}

/// <summary>The tests' SQLite databases: a template is migrated once, each test gets a copy.</summary>
[CollectionDefinition("sqlite")]
public sealed class OnSqlite : ICollectionFixture<SqliteDatabases>;

/// <summary>The tests' MariaDB databases on a private server.</summary>
[CollectionDefinition("mysql")]
public sealed class OnMySql : ICollectionFixture<MySqlDatabases>;
