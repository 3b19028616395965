using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>Where an organisation takes delivery; kept for the next order.</summary>
public sealed class DeliveryAddress : Aggregate
{
    private DeliveryAddress() { }

    public DeliveryAddress(Guid organisationId, string recipient, string phone, string areaCode, string detail)
    {
        OrganisationId = organisationId;
        Correct(recipient, phone, areaCode, detail);
    }

    public Guid OrganisationId { get; private set; }
    public string Recipient { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string AreaCode { get; private set; } = "";
    public string Detail { get; private set; } = "";
    public bool IsRemoved { get; private set; }

    public void Correct(string recipient, string phone, string areaCode, string detail)
    {
        Recipient = Guard.Text(recipient, "收货人", 50);
        Phone = Guard.Text(phone, "收货电话", 30);
        if (Phone.Count(char.IsAsciiDigit) < 7 || Phone.Any(c => !char.IsAsciiDigit(c) && c is not ('-' or '+' or ' ' or '(' or ')')))
            throw new RuleBroken("收货电话“{0}”不像电话号码，请核对。", Phone) { Field = "Phone" };
        AreaCode = Guard.Text(areaCode, "所在地区", 12);
        Detail = Guard.Text(detail, "详细地址", 200);
    }

    public void Remove() => IsRemoved = true;
}
