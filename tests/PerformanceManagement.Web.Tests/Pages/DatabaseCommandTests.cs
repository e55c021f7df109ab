using AngleSharp.Html.Dom;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages;

/// <summary>A page asks the database a fixed number of questions, however many measures, projects, actions, risks and open quarters there are.</summary>
public sealed class DatabaseCommandTests
{
    // The role, the page and the most commands it may take, the one that finds the sign-in included. The first page that shows a scorecard works it out with those of the seven quarters before, which asks one each for the schemes, measures' overrides, the long trends, corrections after sign-off, editions a measure was not in, what is suppressed and what is made from what; a measure asks the last two again for its own history. What should be looked at beside measures is three or four.
    private static readonly (string Role, string Address, int Most)[] Pages =
    [
        (Roles.Viewer, "/dashboard", 70),
        (Roles.Viewer, "/dashboard?group=directorate&sort=worst&search=measure", 30),
        (Roles.Viewer, "/meeting?all=true", 30),
        (Roles.Viewer, "/meeting/M%20001?all=true", 30),
        (Roles.Viewer, "/meeting-pack?all=true", 30),
        (Roles.Viewer, "/compare?measure=M%20001", 30),
        (Roles.Viewer, "/compare?measure=M%20001&measure=M%20002&measure=M%20003&list=attention", 30),
        (Roles.Viewer, "/measures/M%20001/neighbours", 30),
        (Roles.Viewer, "/measures", 7),
        (Roles.Viewer, "/measures/M%20001", 41),
        (Roles.Viewer, "/a-to-z?letter=M", 4),
        (Roles.Viewer, "/search?q=measures", 30),
        (Roles.Viewer, "/search?q=nothing+like+thiss", 15),
        (Roles.Viewer, "/plan", 25),
        (Roles.Viewer, "/watched", 30),
        (Roles.Viewer, "/measures/M%200011", 14),
        (Roles.Viewer, "/how-ratings-work", 10),
        (Roles.PerformanceOfficer, "/measures/M%20001/rating", 7),
        (Roles.PerformanceOfficer, "/", 43),
        (Roles.PerformanceOfficer, "/enter", 13),
        (Roles.PerformanceOfficer, "/delivery?kind=actions&only=missed", 12),
        (Roles.PerformanceOfficer, "/delivery?kind=risks&only=rose", 16),
        (Roles.PerformanceOfficer, "/delivery/risk-matrix", 14),
        (Roles.PerformanceOfficer, "/delivery/updates", 7),
        (Roles.PerformanceOfficer, "/delivery/items/PLAN", 16),
        (Roles.PerformanceOfficer, "/delivery/items/PLAN/edit", 12),
        (Roles.PerformanceOfficer, "/reports", 11),
        (Roles.PerformanceOfficer, "/enter/grid", 30),
        (Roles.PerformanceOfficer, "/enter/workbook", 20),
        (Roles.PerformanceOfficer, "/quarters/2026-27-Q2/values", 20),
        (Roles.PerformanceOfficer, "/quarters/2026-27-Q2/progress", 20),
        (Roles.PerformanceOfficer, "/quarters/2026-27-Q2/progress?by=person", 20),
        (Roles.PerformanceOfficer, "/log", 10),
        (Roles.PerformanceOfficer, "/log?measure=M%20001", 10),
        (Roles.PerformanceOfficer, "/year", 20),
        (Roles.PerformanceOfficer, "/outbox", 10),
        (Roles.Administrator, "/people", 7),
        (Roles.Administrator, "/people/1/hand-over", 9),
        (Roles.PerformanceOfficer, "/reports/2026-27-Q2/1", 25),
    ];

    // What one page worked out, the next ones share.
    private static readonly (string Role, string Address, int Most)[] Again =
    [
        (Roles.Viewer, "/dashboard", 2),
        (Roles.Viewer, "/dashboard?show=missing", 9),
        (Roles.Viewer, "/dashboard/measures.csv", 8),
        (Roles.Viewer, "/", 16),
        (Roles.Viewer, "/measures/M%20001/why", 9),
    ];

    // After a change of a measure, that measure is read again: what it is, its figures, targets and notes, and what most measures have none of is not asked for.
    private static readonly (string Role, string Address, int Most)[] AfterAChange =
    [
        (Roles.Viewer, "/dashboard", 8),
        (Roles.Viewer, "/dashboard?show=attention", 8),
    ];

    // Where values are approved, what is not approved is asked for once, for all quarters.
    private static readonly (string Role, string Address, int Most)[] WhereValuesAreApproved =
    [
        (Roles.Viewer, "/dashboard", 9),
        (Roles.PerformanceOfficer, "/approve", 40),
    ];

    [Fact]
    public async Task Pages_send_as_few_commands_for_400_measures_and_three_open_quarters_as_for_40_and_one()
    {
        int[] few = await CountAsync(new MeasuresSite());
        int[] many = await CountAsync(new LargeSite());

        many.Should().Equal(few);
        few.Should().OnlyContain(count => count > 1);
        using var all = new AssertionScope();
        foreach (((string _, string address, int most), int count) in Pages.Concat(Again).Concat(AfterAChange).Concat(WhereValuesAreApproved).Zip(few))
            count.Should().BeLessThanOrEqualTo(most, address);
    }

    [Fact]
    public async Task A_form_that_is_refused_is_judged_and_shown_by_what_was_read_once()
    {
        await using var site = new MeasuresSite();
        await ((IAsyncLifetime)site).InitializeAsync();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        const string address = "/enter/2026-27-Q2/M%20001";
        var form = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form[method=post]")!;

        site.Commands.Reset();
        using HttpResponseMessage answer = await officer.SendForm(form, address, new() { ["Form.Value"] = "91,5" });

        (await Visitor.Read(answer)).QuerySelector(".govuk-error-summary")!.TextContent.Should().Contain("91,5");
        site.Commands.Count.Should().BeLessThanOrEqualTo(15, "those that find the sign-in and the council's settings included");
    }

    private static async Task<int[]> CountAsync(MeasuresSite site)
    {
        await using (site)
        {
            await site.InitializeAsync();
            await site.WithDatabase(database => DeliveryAsync(database, site is LargeSite ? 200 : 1));
            await WatchAsync(site, site is LargeSite ? 200 : 20);
            List<int> counts = [];
            foreach ((string role, string address, int _) in Pages)
            {
                Visitor visitor = await site.SignInAs(role);
                site.Commands.Reset();
                using HttpResponseMessage answer = await visitor.Get(address);
                counts.Add(site.Commands.Count);
            }

            foreach ((string role, string address, int _) in Again)
            {
                Visitor visitor = await site.SignInAs(role);
                await visitor.Page(address);
                site.Commands.Reset();
                await visitor.Page(address);
                counts.Add(site.Commands.Count);
            }

            await CountAfterAChangeAsync(site, AfterAChange, counts);
            await site.WithDatabase(database =>
            {
                database.CouncilSettings.Add(new CouncilSettings { ValuesNeedApproval = true });
                return database.SaveChangesAsync();
            });
            await WaitingAsync(site, site is LargeSite ? 25 : 20);
            await CountAfterAChangeAsync(site, WhereValuesAreApproved, counts);
            return [.. counts];
        }
    }

    private static async Task CountAfterAChangeAsync(MeasuresSite site, (string Role, string Address, int Most)[] pages, List<int> counts)
    {
        foreach ((string role, string address, int _) in pages)
        {
            Visitor visitor = await site.SignInAs(role);
            await visitor.Page(address);
            await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            {
                var database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
                (await database.Measures.SingleAsync(m => m.Code == ManyMeasures.Code(12))).Definition = $"What is shown by {address}.";
                await database.SaveChangesAsync();
            }

            site.Commands.Reset();
            await visitor.Page(address);
            counts.Add(site.Commands.Count);
        }
    }

    // One that was returned before is compared with what it was.
    private static Task<int> WaitingAsync(MeasuresSite site, int count) => site.WithDatabase(database => database.Database.ExecuteSqlAsync(
        $"INSERT INTO CollectionTasks (MeasureId, Quarter, Period, State, StateAt, Comment, IsAdded, Version) SELECT Id, {ManyMeasures.Quarter.Token}, {ManyMeasures.Quarter.Token}, 'Submitted', '2026-10-01 00:00:00', 'Say more.', 0, '00000000-0000-0000-0000-000000000000' FROM Measures LIMIT {count}"));

    // As they stood before there was anything, so that all of them have changed.
    private static async Task WatchAsync(MeasuresSite site, int count)
    {
        User viewer = await site.UserWithRole(Roles.Viewer);
        await site.WithDatabase(database => database.Database.ExecuteSqlAsync(
            $"INSERT INTO Watches (UserId, MeasureId, Quarter, Value, Status, Target, Note, Corrections, IsSignedOff, SeenAt, Version) SELECT {viewer.Id}, Id, {ManyMeasures.Quarter.Token}, 'Not entered yet', 'Not rated', '', '', 0, 0, '2026-01-01 00:00:00', '00000000-0000-0000-0000-000000000000' FROM Measures LIMIT {count}"));
    }

    // Twice as many projects as asked for, five times as many actions of one plan, and as many risks, each with a step that was missed and about the first measure.
    private static async Task<int> DeliveryAsync(PerformanceDbContext database, int of)
    {
        Measure measure = await database.Measures.SingleAsync(m => m.Code == ManyMeasures.Code(1));
        Directorate directorate = await database.Directorates.FirstAsync();
        var plan = new DeliveryItem { Code = "PLAN", Kind = DeliveryKind.ActionPlan, Title = "Peer challenge" };
        database.DeliveryItems.Add(plan);
        foreach ((DeliveryKind kind, int count) in new[] { (DeliveryKind.Project, 2 * of), (DeliveryKind.PlannedAction, 5 * of), (DeliveryKind.Risk, of) })
        {
            for (int n = 0; n < count; n++)
            {
                var item = new DeliveryItem { Code = $"{kind} {n}", Kind = kind, Title = $"{kind} {n}", SortOrder = n, Directorate = directorate, Parent = kind == DeliveryKind.PlannedAction ? plan : null };
                item.SetDue(CompletionText.Read("July 2026"));
                var step = new DeliveryStep { Text = "First", SortOrder = 1 };
                step.SetDue(CompletionText.Read("August 2026"));
                item.Steps.Add(step);
                if (n < 20) item.Measures.Add(measure);
                database.DeliveryItems.Add(item);
                foreach ((Period quarter, string score) in new[] { (ManyMeasures.Quarter, "BII"), (ManyMeasures.Quarter.Previous, "DII") })
                    database.DeliveryUpdates.Add(new DeliveryUpdate { Item = item, Period = quarter, State = DeliveryUpdateState.Submitted, Score = kind == DeliveryKind.Risk ? score : null, ChangedAt = TestData.Submitted, ChangedBy = "Somebody" });
            }
        }

        return await database.SaveChangesAsync();
    }

    private sealed class LargeSite : MeasuresSite
    {
        public override int Measures => 400;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await WithDatabase(database =>
            {
                database.Collections.AddRange(Enumerable.Range(1, 2).Select(back => new Collection { Period = ManyMeasures.Quarter.Back(back), State = CollectionState.Open }));
                return database.SaveChangesAsync();
            });
        }
    }
}
