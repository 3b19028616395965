namespace WeixiIncome.Domain.Shared;

/// <summary>The last number given in a series, such as the orders of a day (WX20261122).</summary>
public sealed class NumberSeries
{
    private NumberSeries() { }

    public NumberSeries(string name, long last) => (Name, Last) = (name, last);

    public string Name { get; private set; } = "";
    public long Last { get; private set; }
}
