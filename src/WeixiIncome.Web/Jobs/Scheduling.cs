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
            quartz.ScheduleJob<CloseQuotations>(trigger => trigger.WithIdentity("close-quotations").WithCronSchedule(CloseQuotations.Cron), job => job.WithIdentity("close-quotations"));
            quartz.ScheduleJob<SendMail>(trigger => trigger.WithIdentity("send-mail").WithCronSchedule(SendMail.Cron), job => job.WithIdentity("send-mail"));
            quartz.ScheduleJob<SweepLeftUploads>(trigger => trigger.WithIdentity("sweep-uploads")
                .WithCronSchedule(SweepLeftUploads.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)), job => job.WithIdentity("sweep-uploads"));
            quartz.ScheduleJob<RemindYearEnd>(trigger => trigger.WithIdentity("remind-year-end").WithCronSchedule(RemindYearEnd.Cron), job => job.WithIdentity("remind-year-end"));
            quartz.ScheduleJob<PlaceStandingOrders>(trigger => trigger.WithIdentity("standing-orders").WithCronSchedule(PlaceStandingOrders.Cron), job => job.WithIdentity("standing-orders"));
            quartz.ScheduleJob<KeepDeadlines>(trigger => trigger.WithIdentity("keep-deadlines").WithCronSchedule(KeepDeadlines.Cron), job => job.WithIdentity("keep-deadlines"));
            quartz.ScheduleJob<RemindReserves>(trigger => trigger.WithIdentity("remind-reserves").WithCronSchedule(RemindReserves.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)), job => job.WithIdentity("remind-reserves"));
            quartz.ScheduleJob<WarnOfEndingProofs>(trigger => trigger.WithIdentity("warn-of-proofs").WithCronSchedule(WarnOfEndingProofs.Cron), job => job.WithIdentity("warn-of-proofs"));
            quartz.ScheduleJob<RemindOfDues>(trigger => trigger.WithIdentity("remind-of-dues").WithCronSchedule(RemindOfDues.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)), job => job.WithIdentity("remind-of-dues"));
            quartz.ScheduleJob<SealLedgerDays>(trigger => trigger.WithIdentity("seal-ledger").WithCronSchedule(SealLedgerDays.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)), job => job.WithIdentity("seal-ledger"));
            quartz.ScheduleJob<RemindOfPledges>(trigger => trigger.WithIdentity("remind-of-pledges").WithCronSchedule(RemindOfPledges.Cron), job => job.WithIdentity("remind-of-pledges"));
        });
        services.Configure<QuartzOptions>(options =>
        {
            options.Scheduling.OverwriteExistingData = false;
            options.Scheduling.IgnoreDuplicates = true;
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
