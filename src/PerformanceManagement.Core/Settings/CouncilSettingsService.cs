using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Settings;

/// <summary>Shows and changes the council's settings: an administrator's.</summary>
public sealed class CouncilSettingsService(PerformanceDbContext database, CouncilConfiguration configured, CouncilSettingsReader reader, OfferedProfiles profiles, TimeProvider time)
{
    private const string Area = "change the council’s settings";

    private static readonly (string Field, string Label)[] Lines =
    [
        (nameof(CouncilSettings.Name), "The council’s name"),
        (nameof(CouncilSettings.ProductName), "The name of this service"),
        (nameof(CouncilSettings.Support), "The contact for help"),
        (nameof(CouncilSettings.ReportFrom), "Who presents papers"),
        (nameof(CouncilSettings.CoordinatedBy), "Who puts papers together"),
        (nameof(CouncilSettings.LeadOfficer), "Whom to ask about a paper"),
    ];

    /// <summary>The settings as they stand.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage settings.</exception>
    public async Task<CouncilSettingsView> FindAsync(Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        CouncilSettings? stored = await CouncilSettingsReader.SettingsQuery(database).FirstOrDefaultAsync(stop);
        return new CouncilSettingsView(await reader.InForceAsync(stop), AsTyped(stored)) { Profiles = profiles, Configuration = configured };
    }

    /// <summary>Stores other settings. Another profile, and another choice of what approvers may do, is shown first.</summary>
    /// <returns>Saved, refused beside its field, a <see cref="Preview{T}"/> of <see cref="CouncilSettingsEffect"/>, or a conflict with <see cref="CouncilSettingsEdit"/>.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage settings.</exception>
    public async Task<Outcome?> SaveAsync(CouncilSettingsEdit edit, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    internal static IQueryable<int> ReportsInWorkQuery(PerformanceDbContext database) =>
        database.CommitteeReports.Where(r => !database.ReportEditions.Any(e => e.CommitteeId == r.CommitteeId && e.Period == r.Period && e.WithdrawnAt == null)).Select(r => r.Id);

    internal static IQueryable<CollectionTask> NotApprovedQuery(PerformanceDbContext database) =>
        database.CollectionTasks.Where(t => t.State == TaskState.Submitted && database.Collections.Any(c => c.Period == t.Quarter && c.State == CollectionState.Open));

    // Whoever has another role that prepares papers keeps that.
    internal static IQueryable<int> ApproversQuery(PerformanceDbContext database)
    {
        List<string> others = [.. Policies.RolesFor(Policies.Report).Where(r => r != Roles.Approver)];
        return from member in database.UserRoles
               join role in database.Roles on member.RoleId equals role.Id
               where role.Name == Roles.Approver
                   && !database.UserRoles.Any(m => m.UserId == member.UserId && database.Roles.Any(r => r.Id == m.RoleId && others.Contains(r.Name!)))
               select member.UserId;
    }

    private static void Require(Actor actor) => actor.Require(Policies.Administer, Area, "Ask an administrator.");

    private static CouncilSettingsEdit AsTyped(CouncilSettings? stored) => new()
    {
        Name = stored?.Name,
        ProductName = stored?.ProductName,
        BrandColour = stored?.BrandColour,
        Support = stored?.Support,
        Profile = stored?.Profile,
        ReportFrom = stored?.ReportFrom,
        CoordinatedBy = stored?.CoordinatedBy,
        LeadOfficer = stored?.LeadOfficer,
        ApproversPrepareReports = stored?.ApproversPrepareReports ?? true,
        ValuesNeedApproval = stored?.ValuesNeedApproval ?? false,
        OwnEntriesMayBeApproved = stored?.OwnEntriesMayBeApproved ?? false,
        Version = stored?.Version,
    };

    private async Task<Outcome?> StoreAsync(CouncilSettingsEdit edit, Change change, CancellationToken stop)
    {
        CouncilSettings? stored = await database.CouncilSettings.OrderBy(s => s.Id).FirstOrDefaultAsync(stop);
        if (stored?.Version != edit.Version) return new Conflict<CouncilSettingsEdit>(AsTyped(stored));

        List<FieldMessage> problems = [];
        CouncilSettingsEdit read = Read(edit, problems);
        if (problems.Count > 0) return new Refused(problems);

        CouncilInForce before = configured.Over(stored, null);
        CouncilSettings changed = stored ?? new CouncilSettings();
        List<AuditDetail> details = [];
        List<string> what = Put(read, changed, details);
        if (stored is not null && what.Count == 0) return new Saved("Saved the settings, which are as they were");
        CouncilInForce after = configured.Over(changed, null);
        if (!edit.IsConfirmed && await EffectAsync(before, after, stop) is { } effect) return new Preview<CouncilSettingsEffect>(effect);

        if (stored is null) database.CouncilSettings.Add(changed);
        change.Audit("settings.changed", what.Count == 0 ? "The council’s settings were saved as they were." : $"The council’s settings were changed: {string.Join("; ", what)}.", details: details);
        return new Saved("Saved the council’s settings");
    }

    // What is set in the configuration is not typed here, and stays stored as it was.
    private CouncilSettingsEdit Read(CouncilSettingsEdit edit, List<FieldMessage> problems)
    {
        foreach ((string field, string label) in Lines)
        {
            if (Line(field, edit) is { Length: > CouncilSettings.LineLength }) problems.Add(new FieldMessage(field, $"{label} must be {CouncilSettings.LineLength} characters or fewer"));
        }

        if (IsTyped(nameof(edit.Name)) && Tidy(edit.Name) is null) problems.Add(new FieldMessage(nameof(edit.Name), "Enter the name of the council"));
        string? colour = Tidy(edit.BrandColour) is { } typed ? (typed[0] == '#' ? typed : "#" + typed) : null;
        if (colour is not null && IsTyped(nameof(edit.BrandColour)))
        {
            if (!Colour.TryParse(colour, out Colour read)) problems.Add(new FieldMessage(nameof(edit.BrandColour), $"{TypedText.Quoted(edit.BrandColour)} is not a colour. Write it like {CouncilInForce.UsualColour}"));
            else if (read.ProblemUnderWhite is { } problem) problems.Add(new FieldMessage(nameof(edit.BrandColour), problem));
            else colour = read.ToString();
        }

        if (IsTyped(nameof(edit.Profile)) && Tidy(edit.Profile) is { } key && profiles.NameOf(key) is null) problems.Add(new FieldMessage(nameof(edit.Profile), $"There is no profile {TypedText.Quoted(key)}. Choose one of the list"));
        return edit with { BrandColour = colour };
    }

    private List<string> Put(CouncilSettingsEdit edit, CouncilSettings stored, List<AuditDetail> details)
    {
        List<string> what = [];
        Put(nameof(edit.Name), "name", stored.Name, edit.Name, v => stored.Name = v);
        // What is the product's own is not stored, and so follows the product.
        Put(nameof(edit.ProductName), "name of the service", stored.ProductName, edit.ProductName == CouncilInForce.UsualProductName ? null : edit.ProductName, v => stored.ProductName = v);
        Put(nameof(edit.BrandColour), "colour", stored.BrandColour, edit.BrandColour == CouncilInForce.UsualColour.ToString() ? null : edit.BrandColour, v => stored.BrandColour = v);
        Put(nameof(edit.Support), "contact for help", stored.Support, edit.Support, v => stored.Support = v);
        Put(nameof(edit.Profile), "report profile", stored.Profile, edit.Profile == profiles.UsualKey ? null : edit.Profile, v => stored.Profile = v);
        Put(nameof(edit.ReportFrom), "report from", stored.ReportFrom, edit.ReportFrom, v => stored.ReportFrom = v);
        Put(nameof(edit.CoordinatedBy), "report coordinated by", stored.CoordinatedBy, edit.CoordinatedBy, v => stored.CoordinatedBy = v);
        Put(nameof(edit.LeadOfficer), "whom to ask about a paper", stored.LeadOfficer, edit.LeadOfficer, v => stored.LeadOfficer = v);
        if (IsTyped(nameof(edit.ApproversPrepareReports)) && (stored.ApproversPrepareReports ?? true) != edit.ApproversPrepareReports)
        {
            stored.ApproversPrepareReports = edit.ApproversPrepareReports;
            Say(edit.ApproversPrepareReports, "approvers prepare reports", "approvers do not prepare reports");
        }

        if (IsTyped(nameof(edit.ValuesNeedApproval)) && (stored.ValuesNeedApproval ?? false) != edit.ValuesNeedApproval)
        {
            stored.ValuesNeedApproval = edit.ValuesNeedApproval;
            Say(edit.ValuesNeedApproval, "values are approved", "values are not approved");
        }

        if (IsTyped(nameof(edit.OwnEntriesMayBeApproved)) && (stored.OwnEntriesMayBeApproved ?? false) != edit.OwnEntriesMayBeApproved)
        {
            stored.OwnEntriesMayBeApproved = edit.OwnEntriesMayBeApproved;
            Say(edit.OwnEntriesMayBeApproved, "people may approve what they entered themselves", "people may not approve what they entered themselves");
        }

        return what;

        void Say(bool isSo, string so, string notSo)
        {
            what.Add(isSo ? so : notSo);
            details.Add(AuditDetail.Of(AuditField.Rule, Wording.UpperFirst(isSo ? notSo : so), Wording.UpperFirst(isSo ? so : notSo)));
        }

        void Put(string field, string label, string? was, string? typed, Action<string?> put)
        {
            string? now = Tidy(typed);
            if (!IsTyped(field) || now == was) return;
            put(now);
            details.Add(AuditDetail.OfRule(Wording.UpperFirst(label), was, now));
            what.Add(now is null ? $"{label} no longer “{was}”" : was is null ? $"{label} “{now}”" : $"{label} “{now}”, was “{was}”");
        }
    }

    private async Task<CouncilSettingsEffect?> EffectAsync(CouncilInForce before, CouncilInForce after, CancellationToken stop)
    {
        bool counts = (before.Profile ?? profiles.UsualKey) != (after.Profile ?? profiles.UsualKey);
        bool approvers = before.ApproversPrepareReports != after.ApproversPrepareReports;
        bool approvals = before.ValuesNeedApproval != after.ValuesNeedApproval;
        if (!counts && !approvers && !approvals) return null;
        return new CouncilSettingsEffect
        {
            // A profile whose file is gone has no name: the usual one counted in its place.
            Profile = counts ? (profiles.NameOf(before.Profile) ?? profiles.NameOf(null)!, profiles.NameOf(after.Profile) ?? profiles.NameOf(null)!) : null,
            ReportsInWork = counts ? await ReportsInWorkQuery(database).CountAsync(stop) : 0,
            ApproversPrepareReports = approvers ? after.ApproversPrepareReports : null,
            ValuesNeedApproval = approvals ? after.ValuesNeedApproval : null,
            NotApproved = approvals ? await NotApprovedQuery(database).CountAsync(stop) : 0,
            Approvers = approvers ? await ApproversQuery(database).Distinct().CountAsync(stop) : 0,
        };
    }

    private bool IsTyped(string field) => configured.KeyOf(field) is null;

    private static string? Line(string field, CouncilSettingsEdit edit) => Tidy(field switch
    {
        nameof(edit.Name) => edit.Name,
        nameof(edit.ProductName) => edit.ProductName,
        nameof(edit.Support) => edit.Support,
        nameof(edit.ReportFrom) => edit.ReportFrom,
        nameof(edit.CoordinatedBy) => edit.CoordinatedBy,
        nameof(edit.LeadOfficer) => edit.LeadOfficer,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    });

    // One line, whatever was pasted.
    private static string? Tidy(string? typed) => string.Join(' ', TypedText.WithoutMarks(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;
}
