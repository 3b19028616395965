using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WeixiIncome.IntegrationTests.Kernel;

/// <summary>A page as it came back.</summary>
public sealed record Seen(HttpStatusCode Status, string Html, IHtmlDocument Document, Uri? Location)
{
    public string Text => Document.Body?.TextContent ?? "";
}

/// <summary>A browser without script: follows links and posts the forms that pages contain, cookies kept.</summary>
public sealed class Visitor(HttpClient client)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public HttpClient Client => client;

    public void Remember(string name, string value) => cookies[name] = value;

    /// <summary>Has from now on what another browser has: a stolen cookie.</summary>
    public void CopyCookies(Visitor from)
    {
        foreach (var (name, value) in from.cookies) cookies[name] = value;
    }

    public Task<Seen> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Follows redirects of a GET until a page comes.</summary>
    public async Task<Seen> Follow(Seen seen)
    {
        for (var hops = 0; seen.Location is not null && hops < 10; hops++) seen = await Get(seen.Location.ToString());
        return seen;
    }

    /// <summary>
    /// Posts a form of a page, with what the page put into it, changed by what the person typed.
    /// </summary>
    /// <param name="form">CSS selector of the form.</param>
    /// <param name="typed">Field name and value; a null value leaves the field out.</param>
    public Task<Seen> Submit(Seen page, string form, params (string Name, string? Value)[] typed)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} on the page ({page.Status}): {page.Text.Trim()[..Math.Min(500, page.Text.Trim().Length)]}");
        var fields = Fields(element).ToList();
        foreach (var (name, value) in typed)
        {
            fields.RemoveAll(f => f.Key == name);
            if (value is not null) fields.Add(new(name, value));
        }
        var action = element.GetAttribute("action") is { Length: > 0 } address ? address : throw new InvalidOperationException($"Form {form} has no action.");
        return Post(action, fields);
    }

    public Task<Seen> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Posts a form with files; fields as in <see cref="Submit"/>.</summary>
    public Task<Seen> Upload(Seen page, string form, IEnumerable<(string Name, string FileName, byte[] Bytes)> files, params (string Name, string? Value)[] typed)
    {
        var element = (IHtmlFormElement)page.Document.QuerySelector(form)!;
        var content = new MultipartFormDataContent();
        foreach (var field in Fields(element).Where(f => typed.All(t => t.Name != f.Key))) content.Add(new StringContent(field.Value), field.Key);
        foreach (var (name, value) in typed.Where(t => t.Value is not null)) content.Add(new StringContent(value!), name);
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        return Send(new HttpRequestMessage(HttpMethod.Post, element.GetAttribute("action")) { Content = content });
    }

    public async Task<Seen> Send(HttpRequestMessage request)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2))) cookies[cookie[0]] = cookie[1];
        var html = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, html, await new HtmlParser().ParseDocumentAsync(html), response.Headers.Location);
    }

    /// <summary>The bytes of a download.</summary>
    public async Task<byte[]> Download(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled")) continue;
            if (element is IHtmlInputElement input)
            {
                if (input.Type is "submit" or "button" or "file" || input.Type is "checkbox" or "radio" && !input.IsChecked) continue;
                yield return new(name, input.Value);
            }
            else if (element is IHtmlTextAreaElement area) yield return new(name, area.Value);
            else if (element is IHtmlSelectElement select)
                foreach (var option in select.Options.Where(o => o.IsSelected)) yield return new(name, option.Value);
        }
    }
}
