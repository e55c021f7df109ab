using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Tests.Ratings.Status;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Spc;

/// <summary>What holds for every series, tried on hundreds of random ones of 13 to 40 points with gaps and ties.</summary>
public sealed class SignalProperties
{
    private static readonly Arbitrary<decimal?[]> AnySeries =
        Gen.Frequency((9, Gen.Choose(-20, 20).Select(n => (decimal?)n)), (1, Gen.Constant<decimal?>(null))).ArrayOf(40).SelectMany(values => Gen.Choose(13, 40).Select(n => values[..n])).ToArbitrary();

    private static readonly Arbitrary<int> Months = Gen.Choose(1, 39).ToArbitrary();

    [Fact]
    public void Limits_and_special_causes_do_not_depend_on_the_good_direction() =>
        Prop.ForAll(AnySeries, values =>
        {
            Signals higher = SignalCase.Analyse(SignalCase.Higher, values);
            Signals lower = SignalCase.Analyse(SignalCase.Lower, values);
            return Limits(higher).SequenceEqual(Limits(lower)) && higher.Letters() == lower.Letters()
                && higher.Points().Zip(lower.Points()).All(p => p.First.Variation == Opposite(p.Second.Variation));
        }).Check();

    [Fact]
    public void A_mirrored_series_has_mirrored_signals() =>
        Prop.ForAll(AnySeries, values =>
        {
            Signals signals = SignalCase.Analyse(SignalCase.Higher, values);
            Signals mirrored = SignalCase.Analyse(SignalCase.Lower, [.. values.Select(v => -v)]);
            return signals.Points().Select(p => (p.Cause, -p.Side, p.Variation)).SequenceEqual(mirrored.Points().Select(p => (p.Cause, p.Side, p.Variation)));
        }).Check();

    [Fact]
    public void Points_before_a_rebase_are_as_if_the_series_had_ended_there() =>
        Prop.ForAll(AnySeries, Months, (values, month) =>
        {
            SignalPoint[] all = Analyse(values, SignalCase.Rebase(month)).Points();
            SignalPoint[] ended = Analyse(values[..Math.Min(month, values.Length)]).Points();
            return all.Length >= ended.Length && all.Take(ended.Length).Select(Text).SequenceEqual(ended.Select(Text));
        }).Check();

    [Fact]
    public void A_later_rebase_leaves_earlier_stretches_alone() =>
        Prop.ForAll(AnySeries, Months, Months, (values, one, other) =>
        {
            if (one == other) return true;
            (int first, int second) = (Math.Min(one, other), Math.Max(one, other));
            Signals with = Analyse(values, SignalCase.Rebase(first), SignalCase.Rebase(second));
            Signals without = Analyse(values, SignalCase.Rebase(first));
            return Before(with, first).SequenceEqual(Before(without, first));
        }).Check();

    [Fact]
    public void Adding_a_constant_shifts_mean_and_limits_by_it_and_changes_no_signal() =>
        Prop.ForAll(AnySeries, Gen.Choose(-5000, 5000).ToArbitrary(), (values, constant) =>
        {
            Signals signals = SignalCase.Analyse(SignalCase.Higher, values);
            Signals shifted = SignalCase.Analyse(SignalCase.Higher, [.. values.Select(v => v + constant)]);
            return signals.Letters() == shifted.Letters()
                && Limits(signals).Zip(Limits(shifted)).All(p => Math.Abs(p.First + constant - p.Second) < 0.000000000000000001m);
        }).Check();

    [Fact]
    public void The_order_of_the_rules_is_kept() =>
        Prop.ForAll(AnySeries, values =>
        {
            foreach (SignalSegment segment in SignalCase.Analyse(SignalCase.Higher, values).Segments.Where(s => s.Limits is not null))
            {
                foreach (SignalPoint point in segment.Points)
                {
                    bool beyond = point.Value > segment.Limits!.Upper || point.Value < segment.Limits.Lower;
                    if (beyond != (point.Cause == SpecialCause.BeyondLimit)) return false;
                    bool near = !beyond && (point.Value > segment.Limits.NearUpper || point.Value < segment.Limits.NearLower);
                    if (point.Cause == SpecialCause.NearLimit && !near) return false;
                    if (point.Cause is SpecialCause.Trend or SpecialCause.Shift && point.Evidence.Count < 7) return false;
                    if (!point.Evidence.Contains(point.Period) && point.Cause != SpecialCause.None) return false;
                }
            }

            return true;
        }).Check();

    private static Signals Analyse(decimal?[] values, params Rebase[] rebases) => SignalRule.Analyse(SignalCase.Series(values), SignalCase.Higher, [], [], rebases);

    private static IEnumerable<decimal> Limits(Signals signals) =>
        signals.Segments.Select(s => s.Limits).OfType<ProcessLimits>().SelectMany(l => new[] { l.Mean, l.Lower, l.Upper, l.NearLower, l.NearUpper });

    private static IEnumerable<string> Before(Signals signals, int month) => signals.Points().Where(p => p.Period < SignalCase.Month(month)).Select(Text);

    private static string Text(SignalPoint point) => $"{point.Period} {point.Value} {point.Cause} {point.Side} {point.Variation} {string.Join(' ', point.Evidence)}";

    private static Variation Opposite(Variation variation) => variation switch { Variation.Concern => Variation.Improvement, Variation.Improvement => Variation.Concern, _ => variation };
}
