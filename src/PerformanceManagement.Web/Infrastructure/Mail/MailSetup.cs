using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Data;

namespace PerformanceManagement.Web.Infrastructure.Mail;

/// <summary>E-mail of the site: its settings, how messages leave, and who sends them.</summary>
public static class MailSetup
{
    private const string FolderName = "mail";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.PostConfigure<MailOptions>(mail =>
        {
            if (string.IsNullOrEmpty(mail.Folder)) mail.Folder = FolderBesideDatabase(builder.Configuration);
        });
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<IMailTransport>(services => string.IsNullOrEmpty(services.GetRequiredService<IOptions<MailOptions>>().Value.Host)
            ? ActivatorUtilities.CreateInstance<FolderTransport>(services)
            : ActivatorUtilities.CreateInstance<SmtpTransport>(services));
        builder.Services.AddScoped<OutboxSender>();
        builder.Services.AddHostedService<MailWorker>();
    }

    // A server's database has no folder: the site's own has one for data.
    private static string FolderBesideDatabase(IConfiguration configuration)
    {
        if (configuration.GetValue($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}", DatabaseProvider.Sqlite) != DatabaseProvider.Sqlite) return Path.Combine("data", FolderName);
        string connection = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) is { Length: > 0 } configured ? configured : DatabaseOptions.DefaultSqliteConnection;
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource)) ?? "", FolderName);
    }
}
