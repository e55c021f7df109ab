using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Targets;

/// <summary>Reads what was typed about a year's targets, strictly, with a sentence for each thing that is wrong.</summary>
internal sealed class TargetReader(TargetsEdit typed, YearTargets stored)
{
    private readonly List<FieldMessage> problems = [];

    private MeasureRules Rules => stored.Rules;

    /// <summary>What is to be stored; null when there are problems.</summary>
    public TargetsEffect? Read(out IReadOnlyList<FieldMessage> found)
    {
        TargetFigure? year = Year();
        List<TargetFigure?> periods = typed.Profile is TargetProfile.Even or TargetProfile.LastYear ? [] : [.. stored.Periods.Select(OfPeriod)];
        TargetsEffect? read = problems.Count == 0 ? Together(year, periods) : null;
        found = problems;
        return problems.Count == 0 ? read : null;
    }

    private TargetFigure? Year()
    {
        if (stored.FixedBecause is not null) return stored.Target;
        string? words = Words();
        TargetFigure target = Based(new TargetFigure(typed.Year, Words: words) { Profile = typed.Profile });
        switch (typed.Choice)
        {
            case YearTargetChoice.Number or YearTargetChoice.Bound or YearTargetChoice.Strict:
                target = target with
                {
                    Kind = KindOf(typed.Choice, Rules.Good),
                    Value = Figure(typed.Value, nameof(typed.Value), "Enter the target"),
                    Floor = Optional(typed.Floor, nameof(typed.Floor)),
                };
                if (problems.Count == 0 && TargetCheck.FloorProblem(Rules.Good, target) is { } floor) Problem(nameof(typed.Floor), floor);
                break;
            case YearTargetChoice.Expected:
                target = target with { Kind = TargetKind.Expected, Value = Figure(typed.Value, nameof(typed.Value), "Enter the figure that is expected") };
                break;
            case YearTargetChoice.Range:
                target = target with { Low = Optional(typed.Low, nameof(typed.Low)), High = Optional(typed.High, nameof(typed.High)) };
                if (problems.Count == 0 && !target.HasNumber) Problem(nameof(typed.Low), "Enter one end of the range at least");
                if (target.Low > target.High) Problem(nameof(typed.Low), TargetCheck.UpsideDown);
                break;
            case YearTargetChoice.Words:
                if (words is null) Problem(nameof(typed.Words), "Enter the target in words");
                break;
            case YearTargetChoice.None:
                return target with { Kind = TargetKind.NoTarget };
            case YearTargetChoice.Baseline:
                return target with { Kind = TargetKind.BaselinePeriod, Value = Rules.Good == GoodDirection.None ? Optional(typed.Value, nameof(typed.Value)) : null };
            default:
                if (words is not null || target.Baseline is not null) Problem(nameof(typed.Choice), "Select what the target is: there are words or a baseline for it below");
                return null;
        }

        if (TargetCheck.DirectionProblem(Rules.Good, target) is { } problem) Problem(nameof(typed.Choice), $"{stored.Code} {problem}");
        return target;
    }

    private TargetFigure Based(TargetFigure target)
    {
        decimal? baseline = Optional(typed.Baseline, nameof(typed.Baseline));
        Period? period = null;
        if (!string.IsNullOrWhiteSpace(typed.BaselinePeriod))
        {
            if (Period.TryRead(typed.BaselinePeriod, new PeriodUse(Rules.Frequency, Rules.Calendar), out Period read, out string? problem)) period = read;
            else Problem(nameof(typed.BaselinePeriod), problem);
        }
        else if (baseline is not null)
        {
            Problem(nameof(typed.BaselinePeriod), "Enter the period of the baseline, such as 2015/16");
        }

        if (period is not null && string.IsNullOrWhiteSpace(typed.Baseline)) Problem(nameof(typed.Baseline), "Enter the figure of the baseline, or leave its period blank");
        return target with { Baseline = baseline, BaselinePeriod = period };
    }

    // A figure, a range, "no target", or nothing. Words that are already there stay with it.
    private TargetFigure? OfPeriod(PeriodTarget period, int place)
    {
        if (period.FixedBecause is not null) return period.Target;
        string? text = typed.Periods.ElementAtOrDefault(place)?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (period.Target is { } same && text == TargetText.Typed(same, Rules)) return same;
        if (text.Equals(TargetText.None, StringComparison.OrdinalIgnoreCase)) return new TargetFigure(period.Period) { Kind = TargetKind.NoTarget };

        string field = $"{nameof(typed.Periods)}[{place}]";
        TargetPhrase phrase = TargetPhrase.Of(text);
        TargetFigure target = phrase.Figure is { } figure
            ? new TargetFigure(period.Period, Figure(figure, field, "")) { Kind = phrase.Kind ?? (Rules.Good == GoodDirection.None ? TargetKind.Expected : TargetKind.Target), Floor = Optional(phrase.Floor, field) }
            : new TargetFigure(period.Period, Low: phrase.Low is null ? null : Figure(phrase.Low, field, ""), High: phrase.High is null ? null : Figure(phrase.High, field, ""));
        if (target.Low > target.High) Problem(field, TargetCheck.UpsideDown);
        if (TargetCheck.DirectionProblem(Rules.Good, target) is { } problem) Problem(field, $"{stored.Code} {problem}");
        else if ((!target.HasNumber || target.Value is not null) && TargetCheck.FloorProblem(Rules.Good, target) is { } floor) Problem(field, floor);
        return target;
    }

    private static TargetKind KindOf(YearTargetChoice choice, GoodDirection good) => (choice, good) switch
    {
        (YearTargetChoice.Bound, GoodDirection.Lower) => TargetKind.AtMost,
        (YearTargetChoice.Bound, _) => TargetKind.AtLeast,
        (YearTargetChoice.Strict, GoodDirection.Lower) => TargetKind.FewerThan,
        (YearTargetChoice.Strict, _) => TargetKind.MoreThan,
        _ => TargetKind.Target,
    };

    private TargetsEffect? Together(TargetFigure? year, List<TargetFigure?> periods)
    {
        if (typed.Profile is not { } profile) return new TargetsEffect(year, year is null or { IsTarget: true } or { Kind: TargetKind.Expected } ? periods : Cleared());
        if (year is not { HasFigure: true, Kind: not TargetKind.BaselinePeriod })
        {
            Problem(nameof(typed.Profile), $"There is no number for the year to spread: enter the {stored.PeriodWord} each on its own");
            return null;
        }

        if (profile == TargetProfile.AsGiven && periods.FindIndex(p => p is { Value: null }) is >= 0 and var odd && TargetProfileRule.AddsUp(Rules))
        {
            Problem($"{nameof(typed.Periods)}[{odd}]", $"A target that adds up to the year’s is one figure; {stored.Periods[odd].Period.Label} has another kind");
            return null;
        }

        if (profile == TargetProfile.AsGiven && !TargetProfileRule.AddsUp(Rules)) return new TargetsEffect(year, periods);
        return Spread(year, profile, periods);
    }

    private TargetsEffect? Spread(TargetFigure year, TargetProfile profile, List<TargetFigure?> given)
    {
        decimal?[][] ends = [.. new[] { year.Value, year.Low, year.High, profile == TargetProfile.AsGiven ? null : year.Floor }.Select((end, n) => end is { } figure ? EndOf(figure, n, profile, given) : new decimal?[stored.Periods.Count])];
        if (problems.Count > 0) return null;
        return new TargetsEffect(year, [.. stored.Periods.Select((p, i) => p.FixedBecause is not null ? p.Target : new TargetFigure(p.Period, ends[0][i], ends[1][i], ends[2][i])
        {
            Kind = year.Kind,
            Floor = profile == TargetProfile.AsGiven ? given[i]?.Floor : ends[3][i],
        })]);
    }

    // A range is spread end by end.
    private decimal?[] EndOf(decimal year, int which, TargetProfile profile, List<TargetFigure?> given)
    {
        decimal? Of(TargetFigure? target) => which switch { 0 => target?.Value, 1 => target?.Low, 2 => target?.High, _ => target?.Floor };
        List<ProfilePart> parts = [.. stored.Periods.Select((p, i) => new ProfilePart(p.Period)
        {
            LastYear = p.LastYear.IsPartial ? null : p.LastYear.Value,
            IsFixed = p.FixedBecause is not null,
            Target = Of(p.FixedBecause is not null ? p.Target : given.ElementAtOrDefault(i)),
        })];
        SpreadOutcome outcome = TargetProfileRule.Spread(year, profile, parts, Rules);
        if (outcome.Refused is not { } because) return [.. outcome.Targets.Cast<decimal?>()];
        Problem(nameof(typed.Profile), because);
        return [];
    }

    // No target this year, or a baseline year, holds for all its periods that are not signed off.
    private List<TargetFigure?> Cleared() => [.. stored.Periods.Select(p => p.FixedBecause is null ? null : p.Target)];

    private string? Words()
    {
        string? words = typed.Words is null ? null : string.Join(' ', typed.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words?.Length > Target.WordsLength) Problem(nameof(typed.Words), $"The words must be {Target.WordsLength} characters or fewer; there are {words.Length}");
        return string.IsNullOrEmpty(words) ? null : words;
    }

    private decimal? Optional(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Figure(text, field, "");

    private decimal? Figure(string? text, string field, string whenBlank)
    {
        FigureRead read = FigureParser.Read(text, Rules.Unit, Rules.Decimals).TargetOnly();
        if (string.IsNullOrWhiteSpace(text) && whenBlank.Length > 0) Problem(field, whenBlank);
        else if (read.Problem is not null) Problem(field, read.Problem);
        return read.Value;
    }

    private void Problem(string field, string message) => problems.Add(new FieldMessage(field, message));
}
