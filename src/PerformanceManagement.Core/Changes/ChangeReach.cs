using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using PerformanceManagement.Core.YearChanges;

namespace PerformanceManagement.Core.Changes;

/// <summary>
/// How far a change reaches: to nothing that pages share, to pages beside the scorecards, to some measures, or to everything. By it a scorecard that was
/// worked out before the change knows what of it is still right (decision 0027). What is not named here reaches everything, which is always right.
/// </summary>
internal sealed class ChangeReach
{
    /// <summary>Above so many measures a change is taken to reach everything.</summary>
    public const int MostMeasures = 500;

    private static readonly HashSet<Type> Nowhere = [typeof(AuditEntry), typeof(AuditDetail), typeof(OutboxMessage), typeof(EntryWorkbook), typeof(YearChange), typeof(ResultDraft), typeof(SignInTicket), typeof(DataVersion), typeof(SearchWord), typeof(SearchNote),
        typeof(PackRun), typeof(PackRunUpload), typeof(PackRunPart), typeof(PackRunFile), typeof(PackRunLine), typeof(SheetUpload), typeof(RememberedMapping)];

    // Shown beside figures, in pages and papers of their own: no row of a scorecard is made from them.
    private static readonly HashSet<Type> BesideScorecards =
    [
        typeof(User), typeof(Microsoft.AspNetCore.Identity.IdentityRole<int>), typeof(Microsoft.AspNetCore.Identity.IdentityUserRole<int>), typeof(Microsoft.AspNetCore.Identity.IdentityUserClaim<int>),
        typeof(Microsoft.AspNetCore.Identity.IdentityUserLogin<int>), typeof(Microsoft.AspNetCore.Identity.IdentityUserToken<int>), typeof(Microsoft.AspNetCore.Identity.IdentityRoleClaim<int>),
        typeof(PlanNote), typeof(CommitteeMeeting), typeof(Watch), typeof(SavedView), typeof(BenchmarkGroup), typeof(BenchmarkGroupMember),
        typeof(ReportTemplate), typeof(ReportTemplateVersion), typeof(CommitteeReport), typeof(ReportText), typeof(ReportTextVersion), typeof(ReportComment), typeof(ReportGiven),
        typeof(ReportEdition), typeof(ReportEditionFile), typeof(ReportJob),
        typeof(DeliveryItem), typeof(DeliveryStep), typeof(DeliveryUpdate), typeof(StoredRiskScale), typeof(CouncilLogo),
        typeof(ListedName), typeof(ApprovalDeputy),
    ];

    // What there is to choose from is made of these.
    private static readonly string[] ChosenBy = [nameof(Measure.Service), nameof(Measure.Portfolio)];

    // These hold a measure's key, and yet say something of a whole quarter.
    private static readonly HashSet<Type> Whole = [typeof(SignedOffFigure), typeof(Collection)];

    private readonly HashSet<int> before = [];
    private Dictionary<int, int>? measureOfResult;
    private readonly List<Func<int?>> keys = [];

    private ChangeReach()
    {
    }

    /// <summary>A change of everything.</summary>
    public static ChangeReach All { get; } = new() { IsEverything = true, MovesVersion = true };

    /// <summary>A change of what stands beside the scorecards.</summary>
    public static ChangeReach Beside { get; } = new() { IsBeside = true, MovesVersion = true };

    /// <summary>Whether the version of the data moves at all.</summary>
    public bool MovesVersion { get; private set; }

    /// <summary>Whether every scorecard has to be worked out anew.</summary>
    public bool IsEverything { get; private set; }

    /// <summary>Whether something beside the scorecards is changed.</summary>
    public bool IsBeside { get; private set; }

    /// <summary>The keys of the measures it reaches; to be asked once it is saved, when new measures have theirs.</summary>
    public IReadOnlyCollection<int> MeasureIds => [.. before.Union(keys.Select(key => key()).OfType<int>()).Where(id => id > 0)];

    /// <summary>How far what is tracked and not yet saved reaches.</summary>
    public static ChangeReach Of(ChangeTracker tracker)
    {
        var reach = new ChangeReach();
        foreach (EntityEntry entry in tracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) reach.Add(entry, tracker);
        }

        return reach;
    }

    /// <summary>Whether it is known how far a change of rows of a kind reaches; what is not known is taken to reach everything.</summary>
    internal static bool IsKnown(IEntityType type) =>
        Nowhere.Contains(type.ClrType) || StandsBeside(type) || Whole.Contains(type.ClrType) || type.ClrType == typeof(Measure) || type.ClrType == typeof(Restatement) || KeyOfMeasure(type).Any();

    // What joins such a row to another belongs to it.
    private static bool StandsBeside(IEntityType type) =>
        BesideScorecards.Contains(type.ClrType) || (type.HasSharedClrType && type.GetForeignKeys().Any(key => BesideScorecards.Contains(key.PrincipalEntityType.ClrType)));

    private static IEnumerable<IProperty> KeyOfMeasure(IReadOnlyTypeBase type) =>
        ((IEntityType)type).GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType == typeof(Measure)).Select(key => (IProperty)key.Properties[0]);

    // That something is saved and not submitted is laid over what is shared (decision 0027).
    private static bool IsDraftAlone(EntityEntry entry) => entry is { Entity: CollectionTask { State: TaskState.Draft, ExcusedBecause: null, IsAdded: false, GivenToId: null } }
        && (entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Property(nameof(CollectionTask.State)).OriginalValue is TaskState.NotStarted));

    private void Add(EntityEntry entry, ChangeTracker tracker)
    {
        Type type = entry.Metadata.ClrType;
        if (Nowhere.Contains(type) || IsDraftAlone(entry)) return;
        MovesVersion = true;
        if (StandsBeside(entry.Metadata))
        {
            IsBeside = true;
            return;
        }

        if (entry.Entity is Measure measure && entry.State != EntityState.Deleted)
        {
            IsBeside |= entry.State == EntityState.Added || ChosenBy.Any(name => entry.Property(name).IsModified);
            keys.Add(() => measure.Id);
            return;
        }

        if (entry.Entity is Restatement)
        {
            // An earlier figure is stored with its result, whose measure it is.
            measureOfResult ??= tracker.Entries<MeasureResult>().ToDictionary(r => r.Property(x => x.Id).CurrentValue, r => r.Entity.MeasureId);
            if (entry.Property(nameof(Restatement.MeasureResultId)).CurrentValue is int of && measureOfResult.TryGetValue(of, out int measureId)) before.Add(measureId);
            else IsEverything = true;
            return;
        }

        // A committee that has measures now, or has none any more, can be chosen or not.
        IsBeside |= entry.Metadata.HasSharedClrType;
        List<IProperty> ofMeasures = Whole.Contains(type) || entry.Entity is Measure ? [] : [.. KeyOfMeasure(entry.Metadata)];
        if (ofMeasures.Count == 0) IsEverything = true;
        foreach (IProperty key in ofMeasures)
        {
            PropertyEntry property = entry.Property(key.Name);
            if (entry.State != EntityState.Added && property.OriginalValue is int was) before.Add(was);
            if (entry.State != EntityState.Deleted) keys.Add(() => property.CurrentValue as int?);
        }
    }
}
