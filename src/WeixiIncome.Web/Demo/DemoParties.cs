using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;

namespace WeixiIncome.Web.Demo;

/// <summary>A supplier of the demonstration county with the people who act for it.</summary>
internal sealed record DemoSupplier(Organisation Organisation, Guid Clerk);

/// <summary>A buyer of the demonstration county with the hands of a unit; a person is all of them at once.</summary>
internal sealed record DemoBuyer(Organisation Organisation, Guid Buyer, Guid Approver, Guid Receiver, Guid SecondReceiver, Guid Treasurer, DeliveryAddress Address);

/// <summary>
/// The organisations and people of the demonstration county. All names say 示例 (example): no real unit and no real person.
/// </summary>
internal sealed class DemoParties
{
    private static readonly (OrganisationKind Kind, string Name, string Area, string About)[] SupplierPlans =
    [
        (OrganisationKind.Cooperative, "塔城示例糯山药专业合作社", "533423103204", "社员一百二十余户，以鲜山药和山药片为主。"),
        (OrganisationKind.Cooperative, "攀天阁示例老黑谷专业合作社", "533423202201", "保种老黑谷，统一收割、统一碾米。"),
        (OrganisationKind.Cooperative, "巴迪示例冰葡萄专业合作社", "533423205202", "澜沧江河谷葡萄与蔬菜种植。"),
        (OrganisationKind.Cooperative, "叶枝示例药材专业合作社", "533423102201", "秦艽、木香、天麻、重楼规范种植。"),
        (OrganisationKind.Cooperative, "康普示例核桃专业合作社", "533423204204", "老树核桃收购、脱壳与分级。"),
        (OrganisationKind.Cooperative, "白济汛示例养蜂专业合作社", "533423203204", "中蜂养殖，一年一取。"),
        (OrganisationKind.Cooperative, "永春示例当归芸豆专业合作社", "533423201204", "当归与芸豆轮作。"),
        (OrganisationKind.Cooperative, "维登示例漆油专业合作社", "533423207203", "漆籽收购与传统压榨。"),
        (OrganisationKind.Cooperative, "中路示例高山蔬菜专业合作社", "533423206203", "洋芋、白菜、苹果种植。"),
        (OrganisationKind.Cooperative, "保和示例畜禽养殖专业合作社", "533423101206", "土猪、土鸡、鸡蛋与琵琶肉。"),
        (OrganisationKind.Cooperative, "攀天阁示例食用菌专业合作社", "533423202205", "羊肚菌、香菇、木耳。"),
        (OrganisationKind.Cooperative, "叶枝示例青稞茶叶专业合作社", "533423102205", "青稞、蔓菁与高山茶。"),
        (OrganisationKind.LeadingFirm, "维西示例冰酒庄园有限公司", "533423205206", "冰葡萄收购与酿造。"),
        (OrganisationKind.LeadingFirm, "维西示例木本油料有限公司", "533423101002", "核桃油压榨与山珍礼盒。"),
    ];

    private static readonly (OrganisationKind Kind, string Name, string Area, AssistanceRelation Relation, string Where)[] BuyerPlans =
    [
        (OrganisationKind.BudgetUnit, "维西县示例机关食堂", "533423", AssistanceRelation.County, "保和镇示例路 1 号机关食堂"),
        (OrganisationKind.BudgetUnit, "维西县示例中学食堂", "533423", AssistanceRelation.County, "保和镇示例路 8 号学校后门"),
        (OrganisationKind.BudgetUnit, "维西县示例民族小学食堂", "533423", AssistanceRelation.County, "永春乡示例小学"),
        (OrganisationKind.BudgetUnit, "维西县示例医院食堂", "533423", AssistanceRelation.County, "保和镇示例路 20 号住院部一楼"),
        (OrganisationKind.BudgetUnit, "维西县示例养老服务中心食堂", "533423", AssistanceRelation.County, "保和镇示例路 33 号"),
        (OrganisationKind.BudgetUnit, "塔城镇示例机关食堂", "533423103", AssistanceRelation.County, "塔城镇示例街"),
        (OrganisationKind.PairedUnit, "示例省属大学", "5301", AssistanceRelation.Provincial, "昆明市示例大道 100 号后勤处"),
        (OrganisationKind.PairedUnit, "示例省属企业集团", "5301", AssistanceRelation.Provincial, "昆明市示例路 66 号工会"),
        (OrganisationKind.PairedUnit, "示例中央单位甲", "11", AssistanceRelation.Central, "北京市示例街 9 号机关服务中心"),
        (OrganisationKind.PairedUnit, "示例中央企业乙", "11", AssistanceRelation.Central, "北京市示例路 18 号工会"),
        (OrganisationKind.PairedUnit, "示例州级挂钩单位", "5334", AssistanceRelation.Prefectural, "香格里拉市示例路 3 号"),
        (OrganisationKind.ShanghaiPartner, "上海市宝山区示例国有企业", "310113", AssistanceRelation.Shanghai, "宝山区示例路 200 号"),
        (OrganisationKind.ShanghaiPartner, "上海市宝山区示例街道总工会", "310113", AssistanceRelation.Shanghai, "宝山区示例街 5 号"),
    ];

    private readonly MarketDb db;
    private readonly DateTime start;
    private readonly string passwordHash;
    private int made;
    private int bank;

    public DemoParties(MarketDb db, DateTime start, string passwordHash)
    {
        (this.db, this.start, this.passwordHash) = (db, start, passwordHash);
        Suppliers = [.. SupplierPlans.Select((plan, i) => Supplier(plan.Kind, plan.Name, plan.Area, plan.About, i == 0))];
        Guid[] hands = [Account("approver@demo.weixi", "审批示例"), Account("receiver@demo.weixi", "验收示例甲"), Account("receiver2@demo.weixi", "验收示例乙"), Account("treasurer@demo.weixi", "财务示例")];
        Units = [.. BuyerPlans.Select(plan => Unit(plan.Kind, plan.Name, plan.Area, plan.Relation, plan.Where, hands))];
        Persons = [.. Enumerable.Range(1, 4).Select(i => Person(i))];
        Offices();
        Contractor = Runs(Units[3].Organisation);
        Successor = Member("successor@demo.weixi", "采购示例（接任）", null);
        DemoUnitTree.Place(this);
    }

    public IReadOnlyList<DemoSupplier> Suppliers { get; }
    public IReadOnlyList<DemoBuyer> Units { get; }
    public IReadOnlyList<DemoBuyer> Persons { get; }

    /// <summary>It runs the canteen of the hospital.</summary>
    public DemoBuyer Contractor { get; }

    /// <summary>Who takes a buyer's post over.</summary>
    public Guid Successor { get; }
    public Guid Supervisor { get; private set; }

    /// <summary>Of the bureau that follows assistance units.</summary>
    public Guid SecondSupervisor { get; private set; }
    public Guid TownshipOfficer { get; private set; }

    private DemoSupplier Supplier(OrganisationKind kind, string name, string area, string about, bool isDemo)
    {
        var organisation = Register(kind, name, area, AssistanceRelation.None);
        organisation.Describe("示例联系人", $"0887-000{made:0000}", null, about);
        organisation.UseAccount(name, "示例农村商业银行维西支行", $"62000000000000{++bank:00000}");
        var clerk = isDemo ? Account("coop@demo.weixi", "合作社示例") : Member($"clerk{made:00}@demo.weixi", "经办示例", null);
        Give(clerk, organisation, MarketRole.CooperativeClerk, MarketRole.Treasurer);
        return new(organisation, clerk);
    }

    private DemoBuyer Unit(OrganisationKind kind, string name, string area, AssistanceRelation relation, string where, Guid[] hands)
    {
        var organisation = Register(kind, name, area, relation);
        organisation.Describe("示例联系人", $"0887-000{made:0000}", where, null);
        var account = name switch
        {
            "维西县示例机关食堂" => "canteen@demo.weixi",
            "示例省属大学" => "unit@demo.weixi",
            "上海市宝山区示例国有企业" => "shanghai@demo.weixi",
            _ => null,
        };
        var buyer = account is null ? Member($"buyer{made:00}@demo.weixi", "采购示例", null) : Account(account, "采购示例");
        var people = account is not null ? hands : [.. Enumerable.Range(1, 4).Select(i => Member($"unit{made:00}-{i}@demo.weixi", $"示例人员{i}", null))];
        Give(buyer, organisation, MarketRole.Buyer);
        Give(people[0], organisation, MarketRole.Approver);
        Give(people[1], organisation, MarketRole.Receiver);
        Give(people[2], organisation, MarketRole.Receiver);
        Give(people[3], organisation, MarketRole.Treasurer);
        return new(organisation, buyer, people[0], people[1], people[2], people[3], Address(organisation, where));
    }

    private DemoBuyer Person(int number)
    {
        var organisation = Register(OrganisationKind.Person, $"示例居民{number}", "533423101", AssistanceRelation.None);
        var member = number == 1 ? Account("person@demo.weixi", "居民示例") : Member($"person{number}@demo.weixi", $"示例居民{number}", null);
        Give(member, organisation, MarketRole.Individual);
        if (number < 3)
        {
            var binding = new UnitBinding(organisation, Units[0].Organisation, start);
            if (number == 1) binding.Confirm(Units[0].Approver, start);
            db.UnitBindings.Add(binding);
        }
        return new(organisation, member, member, member, member, member, Address(organisation, $"保和镇示例小区 {number} 栋"));
    }

    private DemoBuyer Runs(Organisation unit)
    {
        var organisation = Register(OrganisationKind.Contractor, "维西示例餐饮服务有限公司", unit.AreaCode, unit.Relation);
        db.CanteenContracts.Add(new CanteenContract(organisation, unit, Domain.Shared.BusinessDate.Of(start), null, null, start));
        Guid[] people = [Account("contractor@demo.weixi", "承包采购示例"), .. Enumerable.Range(1, 4).Select(i => Member($"contractor-{i}@demo.weixi", $"承包示例人员{i}", null))];
        MarketRole[] roles = [MarketRole.Buyer, MarketRole.Approver, MarketRole.Receiver, MarketRole.Receiver, MarketRole.Treasurer];
        foreach (var (person, role) in people.Zip(roles)) Give(person, organisation, role);
        return new(organisation, people[0], people[1], people[2], people[3], people[4], Address(organisation, "保和镇示例路 20 号住院部一楼厨房"));
    }

    private void Offices()
    {
        Give(Account("admin@demo.weixi", "管理员示例"), Register(OrganisationKind.Platform, "维西增收平台（示例）", "533423", AssistanceRelation.None), MarketRole.Administrator);
        Supervisor = Account("county@demo.weixi", "县级主管示例");
        Give(Supervisor, Register(OrganisationKind.CountyDepartment, "维西县工信局（示例）", "533423", AssistanceRelation.None), MarketRole.CountySupervisor);
        SecondSupervisor = Account("county2@demo.weixi", "县级主管示例乙");
        Give(SecondSupervisor, Register(OrganisationKind.CountyDepartment, "维西县乡村振兴局（示例）", "533423", AssistanceRelation.None), MarketRole.CountySupervisor);
        TownshipOfficer = Account("township@demo.weixi", "乡镇示例");
        Give(TownshipOfficer, Register(OrganisationKind.Township, "塔城镇人民政府（示例）", "533423103", AssistanceRelation.None), MarketRole.TownshipOfficer);
        Give(Account("province@demo.weixi", "省级示例"), Register(OrganisationKind.ProvinceDepartment, "云南省乡村振兴局（示例）", "53", AssistanceRelation.None), MarketRole.ProvinceViewer);
        Give(Account("village@demo.weixi", "村级示例"), Register(OrganisationKind.Village, "塔城村（示例）", "533423103204", AssistanceRelation.None), MarketRole.VillageOfficer);
        var audit = Register(OrganisationKind.AuditOffice, "维西县审计局（示例）", "533423", AssistanceRelation.None);
        var from = Domain.Shared.BusinessDate.Of(start);
        var auditor = new Membership(Account("auditor@demo.weixi", "审计示例"), audit, MarketRole.Auditor, from, from.AddYears(8));
        auditor.Appoint(Units.Take(2).Select(u => u.Organisation.Id), from, from.AddYears(8));
        db.Memberships.Add(auditor);
    }

    private DeliveryAddress Address(Organisation organisation, string where)
    {
        var area = organisation.AreaCode == "11" ? "11" : organisation.AreaCode;
        var address = new DeliveryAddress(organisation.Id, "示例收货人", $"0887-100{made:0000}", area, where);
        db.DeliveryAddresses.Add(address);
        return address;
    }

    private Organisation Register(OrganisationKind kind, string name, string area, AssistanceRelation relation)
    {
        made++;
        var body = $"9199999900{made:0000000}";
        var code = kind is OrganisationKind.Person or OrganisationKind.Village ? null : body + CreditCode.CheckCharacter(body);
        var organisation = Organisation.Register(kind, name, code, area, relation, start);
        db.Organisations.Add(organisation);
        return organisation;
    }

    private Guid Account(string userName, string name) => Member(userName, name, passwordHash);

    /// <summary>Only the demonstration accounts have a password; the other people of the history cannot sign in.</summary>
    private Guid Member(string userName, string name, string? hash)
    {
        var member = new Member
        {
            UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), DisplayName = name, CreatedAt = start,
            PasswordHash = hash, SecurityStamp = Domain.Shared.Ids.Next().ToString("N"), ConcurrencyStamp = Domain.Shared.Ids.Next().ToString(), LockoutEnabled = true,
            PhoneNumber = hash is null ? null : $"1990000{++made:0000}",
        };
        db.Members.Add(member);
        return member.Id;
    }

    private void Give(Guid member, Organisation organisation, params MarketRole[] roles)
    {
        foreach (var role in roles) db.Memberships.Add(new Membership(member, organisation, role, Domain.Shared.BusinessDate.Of(start)));
    }
}
