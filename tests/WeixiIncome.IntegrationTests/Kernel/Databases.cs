using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Hosting;

// One template and one server a run; every class runs beside others, as many at once as xunit.runner.json says.
[assembly: AssemblyFixture(typeof(SqliteDatabases))]
[assembly: AssemblyFixture(typeof(MySqlDatabases))]

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
