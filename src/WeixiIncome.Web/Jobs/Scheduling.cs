using Quartz;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Jobs;

/// <summary>
/// What runs by the clock. In embedded mode the schedule lies in memory; on a server database all replicas share it, and
/// each firing is carried out by one of them. A job may run twice all the same, so each claims what it works on.
/// </summary>
public static class Scheduling
{
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    public static void AddJobs(this IServiceCollection services, MarketSettings settings)
    {
        if (!settings.JobsEnabled) return;
        services.AddQuartz(quartz =>
        {
            if (settings.Provider == DatabaseProvider.MySql)
                quartz.UsePersistentStore(store =>
                {
                    store.UseMySqlConnector(provider => provider.ConnectionString = settings.Connection);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, 2 * CheckIn));
                });
            // A changed schedule takes a new name: what is stored is never overwritten, or a joining replica would double it.
            quartz.ScheduleJob<SendMail>(trigger => trigger.WithIdentity("send-mail").WithCronSchedule(SendMail.Cron), job => job.WithIdentity("send-mail"));
            quartz.ScheduleJob<SweepLeftUploads>(trigger => trigger.WithIdentity("sweep-uploads")
                .WithCronSchedule(SweepLeftUploads.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)), job => job.WithIdentity("sweep-uploads"));
        });
        services.Configure<QuartzOptions>(options =>
        {
            options.Scheduling.OverwriteExistingData = false;
            options.Scheduling.IgnoreDuplicates = true;
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
