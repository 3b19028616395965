using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>A way in which a product of the demonstration county is sold.</summary>
/// <param name="From">Season in months, both included; may run over the year end.</param>
/// <param name="Stock">What is left today, in units of sale.</param>
internal sealed record DemoOffer(string Specification, Unit Unit, decimal Price, decimal Minimum, int From = 1, int To = 12, int Lead = 2, decimal Stock = 500, params (decimal Quantity, decimal Price)[] Tiers);

/// <summary>A product of the demonstration county.</summary>
internal sealed record DemoProduct(string Category, string Name, int Supplier, string Origin, string Description, string? Picture, params DemoOffer[] Offers);

/// <summary>The produce that Weixi is known for, with plausible prices; no certificate is claimed.</summary>
internal static class DemoProduce
{
    public static readonly DemoProduct[] Products =
    [
        new("yam", "糯山药（鲜）", 0, "533423103204", "塔城河谷沙壤地种植，蒸煮软糯，适合炖汤和蒸食。采挖后三天内发货。", "yam",
            new DemoOffer("一级 · 5 公斤箱", Unit.Kilogram, 16.8m, 5, 10, 3, 3, 3200, (100, 15.8m), (500, 14.9m)),
            new DemoOffer("统货 · 散装", Unit.Kilogram, 12.6m, 20, 10, 3, 3, 5200, (200, 11.8m))),
        new("yam", "糯山药片（干）", 0, "533423103204", "鲜山药去皮切片，热风烘干，炖汤、磨粉均可。", "yam",
            new DemoOffer("一级 · 500 克袋", Unit.Jin, 46m, 2, Stock: 860, Tiers: [(50, 43m)])),
        new("rice", "攀天阁老黑谷米", 1, "533423202201", "攀天阁高海拔稻田的老品种，米色紫黑，香糯有嚼劲。", "oldrice",
            new DemoOffer("真空 · 5 公斤袋", Unit.Kilogram, 19.6m, 5, Lead: 3, Stock: 6400, Tiers: [(100, 18.6m), (500, 17.5m)]),
            new DemoOffer("礼盒 · 2.5 公斤", Unit.Kilogram, 26.8m, 2.5m, Lead: 3, Stock: 900)),
        new("rice", "苦荞米", 1, "533423202205", "高寒山地苦荞，低温脱壳，可煮饭、泡茶。", "buckwheat",
            new DemoOffer("2.5 公斤袋", Unit.Kilogram, 15.2m, 2.5m, Stock: 2100, Tiers: [(200, 14m)])),
        new("rice", "青稞面", 11, "533423102205", "本地青稞石磨磨制，做粑粑、馒头均可。", "oldrice",
            new DemoOffer("2.5 公斤袋", Unit.Kilogram, 13.5m, 5, Stock: 1500, Tiers: [(100, 12.6m)])),
        new("grape", "冰葡萄（鲜）", 2, "533423205202", "澜沧江干热河谷葡萄，挂树越冬，冬季采收。", "icegrape",
            new DemoOffer("精选 · 2.5 公斤箱", Unit.Kilogram, 38m, 5, 11, 1, 5, 420, (50, 35m))),
        new("fruit", "维西苹果", 8, "533423206203", "海拔两千三百米果园，昼夜温差大，脆甜。", "apple",
            new DemoOffer("80 果 · 10 公斤箱", Unit.Kilogram, 9.8m, 10, 9, 1, 2, 3000, (300, 8.9m))),
        new("fruit", "青刺果（鲜）", 7, "533423207203", "山地青刺果，可榨油、可腌制。", "plum",
            new DemoOffer("统货", Unit.Kilogram, 14m, 10, 5, 7, 2, 400)),
        new("wine", "冰葡萄酒 375ml", 12, "533423205206", "冰葡萄压榨酿造，甜润。未满十八周岁请勿饮酒。", "icewine",
            new DemoOffer("375ml 单瓶", Unit.Bottle, 168m, 1, Stock: 1800, Tiers: [(12, 158m), (60, 148m)]),
            new DemoOffer("375ml × 2 礼盒", Unit.Box, 338m, 1, Stock: 460)),
        new("wine", "冰葡萄酒 750ml", 12, "533423205206", "橡木桶陈酿，适合佐餐与馈赠。未满十八周岁请勿饮酒。", "icewine",
            new DemoOffer("750ml 单瓶", Unit.Bottle, 298m, 1, Stock: 900, Tiers: [(12, 279m)])),
        new("honey", "百花蜜", 5, "533423203204", "中蜂采集山地百花，一年一取，自然成熟。", "honey",
            new DemoOffer("500 克瓶", Unit.Jin, 68m, 2, Stock: 1300, Tiers: [(40, 63m), (200, 58m)]),
            new DemoOffer("1 公斤桶", Unit.Kilogram, 128m, 2, Stock: 700, Tiers: [(50, 118m)])),
        new("honey", "蜂巢蜜", 5, "533423203208", "整块封盖蜂巢，盒装。", "honey", new DemoOffer("250 克盒", Unit.Kilogram, 220m, 0.5m, 7, 12, 3, 90)),
        new("walnut", "铁核桃（干）", 4, "533423204204", "老树核桃，壳厚仁香，当年新果。", "walnut",
            new DemoOffer("一级 · 10 公斤袋", Unit.Kilogram, 18.5m, 10, Lead: 2, Stock: 8200, Tiers: [(200, 17.2m), (1000, 16m)]),
            new DemoOffer("统货 · 25 公斤袋", Unit.Kilogram, 14.2m, 25, Lead: 2, Stock: 9600, Tiers: [(500, 13.1m)])),
        new("walnut", "核桃仁", 4, "533423204208", "手工取仁，二路以上，真空包装。", "walnut",
            new DemoOffer("500 克袋", Unit.Jin, 29.8m, 4, Stock: 2600, Tiers: [(100, 27.5m)])),
        new("oil-walnut", "冷榨核桃油", 13, "533423101002", "核桃仁低温压榨，宜凉拌，开封后冷藏。", "walnutoil",
            new DemoOffer("500ml 瓶", Unit.Litre, 132m, 0.5m, Stock: 900, Tiers: [(20, 124m), (100, 116m)]),
            new DemoOffer("5 升桶", Unit.Litre, 98m, 5, Stock: 1400, Tiers: [(100, 92m)])),
        new("oil-lacquer", "漆油", 7, "533423207207", "漆树籽传统压榨，炖鸡、炒蛋的本地做法常用；漆树过敏者慎用。", "lacquer",
            new DemoOffer("500 克块", Unit.Jin, 42m, 2, Stock: 1100, Tiers: [(60, 39m)])),
        new("mushroom", "羊肚菌（干）", 10, "533423202201", "林下仿野生栽培，春季采收，低温烘干。", "mushroom",
            new DemoOffer("一级 · 100 克盒", Unit.Kilogram, 980m, 0.2m, Lead: 2, Stock: 160, Tiers: [(2, 920m)])),
        new("mushroom", "香菇（干）", 10, "533423202205", "段木香菇，厚菇。", "mushroom",
            new DemoOffer("500 克袋", Unit.Jin, 58m, 2, Stock: 900, Tiers: [(50, 54m)])),
        new("mushroom", "木耳（干）", 10, "533423202205", "青冈木段栽培，秋耳。", "mushroom", new DemoOffer("500 克袋", Unit.Jin, 49m, 2, Stock: 780, Tiers: [(50, 45m)])),
        new("meat", "琵琶肉", 9, "533423101206", "整腔腌制风干，切块真空包装，需烹熟食用。", "pork",
            new DemoOffer("1 公斤袋", Unit.Kilogram, 96m, 2, 11, 4, 5, 620, (50, 90m))),
        new("meat", "生态土猪肉", 9, "533423101202", "按订单屠宰，检疫后冷链配送。", "pork",
            new DemoOffer("分割 · 冷鲜", Unit.Kilogram, 42m, 10, Lead: 3, Stock: 2400, Tiers: [(100, 39.5m)])),
        new("meat", "高山土鸡", 9, "533423101206", "散养一百八十天以上，按订单现宰。", "chicken",
            new DemoOffer("整只 · 冷鲜", Unit.Kilogram, 48m, 6, Lead: 3, Stock: 1600, Tiers: [(60, 45m)])),
        new("meat", "牦牛肉干", 9, "533423101002", "牦牛后腿肉，原味与麻辣。", "beef", new DemoOffer("250 克袋", Unit.Kilogram, 260m, 1, Stock: 140, Tiers: [(10, 240m)])),
        new("egg", "散养土鸡蛋", 9, "533423101206", "农户散养，每周收集两次，防震蛋托。", "egg",
            new DemoOffer("30 枚托", Unit.Piece, 1.4m, 60, Lead: 2, Stock: 26_000, Tiers: [(600, 1.3m), (3000, 1.22m)])),
        new("potato", "高山洋芋", 8, "533423206207", "黄心洋芋，沙壤地，面糯。", "potato",
            new DemoOffer("统货 · 20 公斤袋", Unit.Kilogram, 3.8m, 40, 7, 2, 2, 16_000, (500, 3.4m), (2000, 3.1m))),
        new("vegetable", "高山白菜", 8, "533423206203", "露地种植，当天采收。", "vegetable",
            new DemoOffer("净菜 · 散装", Unit.Kilogram, 3.6m, 30, 5, 12, 1, 6000, (300, 3.2m))),
        new("vegetable", "高山莲花白", 8, "533423206207", "露地种植，耐储运。", "vegetable", new DemoOffer("统货", Unit.Kilogram, 2.9m, 40, 5, 12, 1, 8000, (400, 2.6m))),
        new("vegetable", "河谷番茄", 2, "533423205202", "澜沧江河谷大棚，自然成熟。", "vegetable", new DemoOffer("一级 · 10 公斤箱", Unit.Kilogram, 6.8m, 20, Lead: 1, Stock: 2600, Tiers: [(200, 6.2m)])),
        new("vegetable", "青椒", 2, "533423205202", "河谷露地，肉厚。", "chili", new DemoOffer("统货", Unit.Kilogram, 5.6m, 20, 5, 11, 1, 1800, (200, 5.1m))),
        new("vegetable", "蔓菁", 11, "533423102201", "高寒坝区蔓菁，可鲜食、可晒干。", "vegetable", new DemoOffer("统货", Unit.Kilogram, 3.2m, 30, 9, 2, 2, 3800)),
        new("bean", "大白芸豆", 6, "533423201204", "粒大饱满，煮后沙糯。", "bean",
            new DemoOffer("一级 · 5 公斤袋", Unit.Kilogram, 17.6m, 5, Stock: 3600, Tiers: [(100, 16.4m), (500, 15.5m)])),
        new("bean", "花芸豆", 6, "533423201204", "山地种植，适合炖煮。", "bean", new DemoOffer("5 公斤袋", Unit.Kilogram, 14.8m, 5, Stock: 2400, Tiers: [(100, 13.8m)])),
        new("tea", "高山绿茶", 11, "533423102205", "春季采摘，手工炒制。", "tea", new DemoOffer("250 克罐", Unit.Kilogram, 360m, 0.5m, Stock: 80, Tiers: [(5, 330m)])),
        new("herb-qinjiao", "秦艽（统货）", 3, "533423102201", "规范种植三年以上，晾晒去杂。药材，非食品。", "qinjiao",
            new DemoOffer("统货 · 25 公斤袋", Unit.Kilogram, 78m, 25, 9, 3, 5, 2800, (200, 74m), (1000, 70m))),
        new("herb-danggui", "当归（全归）", 6, "533423201204", "秋末采挖，柴火熏制后回潮捆扎。", "danggui",
            new DemoOffer("一级 · 25 公斤袋", Unit.Kilogram, 66m, 25, 10, 4, 5, 3600, (200, 62m), (1000, 58m)),
            new DemoOffer("归片 · 1 公斤袋", Unit.Kilogram, 88m, 2, Lead: 3, Stock: 700)),
        new("herb-muxiang", "云木香", 3, "533423102205", "切段晾干，气味芳香。药材，非食品。", "muxiang",
            new DemoOffer("统货 · 40 公斤袋", Unit.Kilogram, 21m, 40, 10, 4, 5, 6800, (500, 19.5m))),
        new("herb-tianma", "乌天麻（干）", 3, "533423102205", "仿野生栽培，蒸后低温烘干。", "tianma",
            new DemoOffer("一级 · 500 克袋", Unit.Jin, 118m, 2, Lead: 3, Stock: 900, Tiers: [(50, 110m)])),
        new("herb-chonglou", "滇重楼（干片）", 3, "533423102201", "七年生以上，切片烘干。药材，非食品。", "chonglou",
            new DemoOffer("统货 · 1 公斤袋", Unit.Kilogram, 420m, 1, Lead: 5, Stock: 260, Tiers: [(20, 398m)])),
        new("gift", "维西山珍礼盒", 13, "533423101002", "核桃仁、羊肚菌、百花蜜、老黑谷米组合。", "generic",
            new DemoOffer("标准装", Unit.Box, 298m, 1, Lead: 4, Stock: 600, Tiers: [(20, 279m), (100, 262m)])),
        new("gift", "河谷年货礼盒", 12, "533423205206", "冰葡萄汁、葡萄干、核桃糖组合。", "generic", new DemoOffer("标准装", Unit.Box, 198m, 1, 11, 2, 4, 420, (50, 186m))),
    ];
}
