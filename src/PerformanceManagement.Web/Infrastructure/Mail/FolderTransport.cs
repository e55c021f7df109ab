using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using PerformanceManagement.Core.Mail;

namespace PerformanceManagement.Web.Infrastructure.Mail;

/// <summary>Puts each message into a folder as an .eml file, where no mail server is configured. A message that is put there twice is one file.</summary>
public sealed class FolderTransport(MailComposer composer, IOptions<MailOptions> options) : IMailTransport
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public async Task SendAsync(OutboxMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        string folder = options.Value.Folder!;
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{message.CreatedAt:yyyyMMdd-HHmmss}-{message.Id}.eml"));
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerAlone);
            using MimeMessage mail = composer.Compose(message);
            await mail.WriteToAsync(unfinished, stop);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailProblemException("The folder for messages cannot be written", MailProblemKind.NoServer, fault);
        }
    }
}
