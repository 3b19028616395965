using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Areas;

/// <summary>What kind of place goods pass through.</summary>
public enum NodeKind
{
    [Description("冷链集配基地")] ColdChain = 1,
    [Description("电商服务点")] ECommerce = 2,
    [Description("仓储分拣点")] Storage = 3,
}

/// <summary>A cold-chain base or e-commerce point, with what it can hold. Source: county plan, measures on 冷链物流 and 农村电商.</summary>
public sealed class Node : Aggregate
{
    private Node() { }

    public Node(string? name, NodeKind kind, string areaCode, long capacity, string? contact)
    {
        if (!Enum.IsDefined(kind)) throw new RuleBroken("请选择节点类型。") { Field = "Kind" };
        (Kind, AreaCode, IsOpen) = (kind, areaCode, true);
        Describe(name, capacity, contact);
    }

    public string Name { get; private set; } = "";
    public NodeKind Kind { get; private set; }
    public string AreaCode { get; private set; } = "";

    /// <summary>Grams a month.</summary>
    public long Capacity { get; private set; }
    public string? Contact { get; private set; }
    public bool IsOpen { get; private set; }

    public void Describe(string? name, long capacity, string? contact)
    {
        Name = Guard.Text(name, "节点名称", 60);
        Capacity = Guard.Positive(capacity, "月处理能力");
        Contact = PersonalData.Refuse(Guard.OptionalText(contact, "联系方式", 60), "Contact");
    }

    public void Open(bool isOpen) => IsOpen = isOpen;
}
