using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>Who approves a directorate's values between two days, beside its director.</summary>
public sealed class ApprovalDeputy
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The directorate.</summary>
    public int DirectorateId { get; set; }

    /// <summary>The directorate, when loaded.</summary>
    public Directorate? Directorate { get; set; }

    /// <summary>Who.</summary>
    public int UserId { get; set; }

    /// <summary>Who, when loaded.</summary>
    public User? User { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>The last day, which is one of them.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
