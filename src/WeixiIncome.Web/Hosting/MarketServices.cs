using System.Text.Encodings.Web;
using System.Text.Unicode;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Web.Features.Shared;
using WeixiIncome.Web.Features.Shared.Files;

namespace WeixiIncome.Web.Hosting;

/// <summary>What the market is made of: the one place where services are registered.</summary>
public static class MarketServices
{
    public static void AddMarket(this WebApplicationBuilder builder)
    {
        var settings = MarketSettings.Read(builder.Configuration, builder.Environment);
        if (builder.Configuration["urls"] is not { Length: > 0 } && builder.Configuration["http_ports"] is not { Length: > 0 })
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddTelemetry();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Demonstration>();
        builder.Services.AddProxies(MarketSettings.ProxyNetworks(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDatabase(settings);
        builder.Services.AddMediator();
        builder.Services.AddIdentity();
        builder.Services.AddPages();
        builder.Services.AddModules(builder.Configuration, settings);
    }

    /// <summary>The database, the mediator and what commands need; enough for the command line and jobs too.</summary>
    public static void AddDatabase(this IServiceCollection services, MarketSettings settings)
    {
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            services.AddDbContextFactory<SqliteMarketDb>((sp, options) => SqliteMarketDb.Configure(options.AddInterceptors(sp.GetServices<IInterceptor>()), settings.Connection));
            services.AddSingleton<Func<MarketDb>>(sp => sp.GetRequiredService<IDbContextFactory<SqliteMarketDb>>().CreateDbContext);
        }
        else
        {
            services.AddDbContextFactory<MySqlMarketDb>((sp, options) => MySqlMarketDb.Configure(options.AddInterceptors(sp.GetServices<IInterceptor>()), settings.Connection));
            services.AddSingleton<Func<MarketDb>>(sp => sp.GetRequiredService<IDbContextFactory<MySqlMarketDb>>().CreateDbContext);
        }
        services.AddScoped<MarketDb>(sp =>
        {
            var db = sp.GetRequiredService<Func<MarketDb>>()();
            db.Events = sp.GetRequiredService<IMediator>();
            return db;
        });
        services.AddSingleton<AreaBook>();
        services.AddSingleton<PersonalKeyRing>();
        services.AddSingleton<LedgerHeads>();
        services.AddSingleton(sp => new PersonalVault(() => sp.GetRequiredService<PersonalKeyRing>().Current));
        services.AddScoped<UploadedFiles>().AddScoped<Features.Payments.Statements.Bundles>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRingStore(sp.GetRequiredService<Func<MarketDb>>())));
        services.AddDataProtection().SetApplicationName("WeixiIncome");
    }

    /// <summary>A proxy on this machine, or in the networks that the operator names, says who called and how.</summary>
    private static void AddProxies(this IServiceCollection services, IReadOnlyList<System.Net.IPNetwork> networks) =>
        services.Configure<ForwardedHeadersOptions>(proxies =>
        {
            proxies.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks) proxies.KnownIPNetworks.Add(network);
        });

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Member>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                // What a password must be is said by Passwords, alone.
                identity.Password = new PasswordOptions
                {
                    RequiredLength = Passwords.Shortest, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 1,
                };
            })
            .AddEntityFrameworkStores<MarketDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "weixi";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            // What is not yours is not there.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<PublicAddress>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(sp => sp.GetRequiredService<CurrentUser>());
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Words>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(localisation =>
        {
            localisation.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");
            // Chinese first: the browser's own language does not decide, the person does.
            localisation.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider { CookieName = "lang" }];
        });
        services.AddControllersWithViews(mvc =>
            {
                mvc.Conventions.Add(new FeatureFolders());
                mvc.Filters.Add<BrokenRuleFilter>();
                mvc.Filters.Add(new Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute());
            })
            .AddRazorOptions(razor => razor.ViewLocationExpanders.Add(new FeatureFolders()))
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, _) => new WordsLocalizer());
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.Mvc.MvcOptions>, FormMessages>();
        // Over TLS the form cookie is marked Secure too; the framework's own default never marks it.
        services.AddAntiforgery(form => form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }

    private static void AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(sp => sp.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(KeepFilesFirst<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(OneTransaction<,>));
        foreach (var type in typeof(MarketServices).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true, ContainsGenericParameters: false }))
            foreach (var served in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() is var open
                         && (open == typeof(IRequestHandler<,>) || open == typeof(INotificationHandler<>))))
                services.AddScoped(served, type);
    }
}
