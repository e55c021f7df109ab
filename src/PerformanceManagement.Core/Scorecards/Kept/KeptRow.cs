using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>
/// A row of the scorecard as it is kept when its quarter is signed off: a form of its own, used for nothing else, so that no change of the code reaches
/// what members saw. Its members have names that never change, choices stand as words of <see cref="KeptWords"/>, and beside the figures are the texts in
/// which they were shown, which are shown again. Written and read member by member. Format 2; format 1 was the row as the code of its day named it,
/// without texts, and is read only to be carried over (decision 0021).
/// </summary>
internal sealed record KeptRow
{
    /// <summary>The format that is written.</summary>
    public const int Current = 2;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    // Format 1 held members of the database's own rows, such as keys of plan items above: nothing is made of them.
    private static readonly JsonSerializerOptions FirstOptions = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    [JsonPropertyName("Format")]
    [JsonPropertyOrder(-1)]
    public required int Format { get; init; }

    [JsonPropertyName("MeasureId")]
    public int MeasureId { get; init; }

    [JsonPropertyName("Code")]
    public required string Code { get; init; }

    [JsonPropertyName("Title")]
    public required string Title { get; init; }

    [JsonPropertyName("Rules")]
    public required KeptRules Rules { get; init; }

    [JsonPropertyName("Flags")]
    public required string Flags { get; init; }

    [JsonPropertyName("Directorate")]
    public string? Directorate { get; init; }

    [JsonPropertyName("Service")]
    public string? Service { get; init; }

    [JsonPropertyName("Portfolio")]
    public string? Portfolio { get; init; }

    [JsonPropertyName("OwnerId")]
    public int? OwnerId { get; init; }

    [JsonPropertyName("PlanPath")]
    public required IReadOnlyList<KeptPlace> PlanPath { get; init; }

    [JsonPropertyName("Quarter")]
    public required string Quarter { get; init; }

    [JsonPropertyName("Reported")]
    public required KeptPoint Reported { get; init; }

    [JsonPropertyName("FigureExplanation")]
    public string? FigureExplanation { get; init; }

    [JsonPropertyName("YearSoFarExplanation")]
    public string? YearSoFarExplanation { get; init; }

    [JsonPropertyName("Target")]
    public KeptTarget? Target { get; init; }

    [JsonPropertyName("YearTarget")]
    public KeptTarget? YearTarget { get; init; }

    [JsonPropertyName("Rating")]
    public required KeptRating Rating { get; init; }

    [JsonPropertyName("LastKnown")]
    public KeptLastKnown? LastKnown { get; init; }

    [JsonPropertyName("ShortTrend")]
    public required KeptTrend ShortTrend { get; init; }

    [JsonPropertyName("LongTrend")]
    public required KeptTrend LongTrend { get; init; }

    [JsonPropertyName("SinceLastYear")]
    public required KeptTrend SinceLastYear { get; init; }

    [JsonPropertyName("SinceOutturn")]
    public KeptTrend? SinceOutturn { get; init; }

    [JsonPropertyName("MonthOnMonth")]
    public IReadOnlyList<KeptMonth>? MonthOnMonth { get; init; }

    [JsonPropertyName("Series")]
    public required IReadOnlyList<KeptPoint> Series { get; init; }

    [JsonPropertyName("Breaks")]
    public required IReadOnlyList<string> Breaks { get; init; }

    [JsonPropertyName("PreviousYear")]
    public KeptPoint? PreviousYear { get; init; }

    [JsonPropertyName("YearSoFar")]
    public KeptPoint? YearSoFar { get; init; }

    [JsonPropertyName("YearSoFarRating")]
    public KeptRating? YearSoFarRating { get; init; }

    [JsonPropertyName("Forecast")]
    public KeptForecast? Forecast { get; init; }

    [JsonPropertyName("EarlierQuarters")]
    public required IReadOnlyList<KeptQuarter> EarlierQuarters { get; init; }

    [JsonPropertyName("Note")]
    public KeptNote? Note { get; init; }

    [JsonPropertyName("QualityNote")]
    public string? QualityNote { get; init; }

    [JsonPropertyName("Restated")]
    public IReadOnlyList<KeptCorrection>? Restated { get; init; }

    [JsonPropertyName("NotApproved")]
    public bool IsNotApproved { get; init; }

    [JsonPropertyName("Shown")]
    public KeptRowTexts? Shown { get; init; }

    /// <summary>A row as it is shown now, with the words in which it is.</summary>
    public static KeptRow Of(ScorecardRow row) => OfShown(row.AsShown());

    private static KeptRow OfShown(ScorecardRow row) => new()
    {
        Format = Current,
        MeasureId = row.MeasureId,
        Code = row.Code,
        Title = row.Title,
        Rules = KeptRules.Of(row.Rules),
        Flags = KeptWords.Of(row.Flags),
        Directorate = row.Directorate,
        Service = row.Service,
        Portfolio = row.Portfolio,
        OwnerId = row.OwnerId,
        PlanPath = [.. row.PlanPath.Select(KeptPlace.Of)],
        Quarter = row.Quarter.Token,
        Reported = KeptPoint.Of(row.Reported),
        FigureExplanation = row.FigureExplanation,
        YearSoFarExplanation = row.YearSoFarExplanation,
        Target = row.Target is { } target ? KeptTarget.Of(target) : null,
        YearTarget = row.YearTarget is { } yearTarget ? KeptTarget.Of(yearTarget) : null,
        Rating = KeptRating.Of(row.Rating),
        LastKnown = row.LastKnown is { } lastKnown ? KeptLastKnown.Of(lastKnown) : null,
        ShortTrend = KeptTrend.Of(row.ShortTrend),
        LongTrend = KeptTrend.Of(row.LongTrend),
        SinceLastYear = KeptTrend.Of(row.SinceLastYear),
        SinceOutturn = row.SinceOutturn is { } sinceOutturn ? KeptTrend.Of(sinceOutturn) : null,
        MonthOnMonth = row.MonthOnMonth is { } monthOnMonth ? [.. monthOnMonth.Select(KeptMonth.Of)] : null,
        Series = [.. row.Series.Select(KeptPoint.Of)],
        Breaks = [.. row.Breaks.Select(p => p.Token)],
        PreviousYear = row.PreviousYear is { } previousYear ? KeptPoint.Of(previousYear) : null,
        YearSoFar = row.YearSoFar is { } yearSoFar ? KeptPoint.Of(yearSoFar) : null,
        YearSoFarRating = row.YearSoFarRating is { } yearSoFarRating ? KeptRating.Of(yearSoFarRating) : null,
        Forecast = row.Forecast is { } forecast ? KeptForecast.Of(forecast) : null,
        EarlierQuarters = [.. row.EarlierQuarters.Select(KeptQuarter.Of)],
        Note = row.Note is { } note ? KeptNote.Of(note) : null,
        QualityNote = row.QualityNote,
        Restated = row.Restated is { } restated ? [.. restated.Select(KeptCorrection.Of)] : null,
        IsNotApproved = row.IsNotApproved,
        Shown = row.Shown is { } shown ? KeptRowTexts.Of(shown) : null,
    };

    /// <summary>The row as members saw it.</summary>
    public ScorecardRow ToRow() => new()
    {
        MeasureId = MeasureId,
        Code = Code,
        Title = Title,
        Rules = Rules.ToRules(),
        Flags = KeptWords.ToFlags(Flags),
        Directorate = Directorate,
        Service = Service,
        Portfolio = Portfolio,
        OwnerId = OwnerId,
        PlanPath = [.. PlanPath.Select(k => k.ToPlace())],
        Quarter = Periods.Period.Parse(Quarter),
        Reported = Reported.ToPoint(),
        FigureExplanation = FigureExplanation,
        YearSoFarExplanation = YearSoFarExplanation,
        Target = Target?.ToTarget(),
        YearTarget = YearTarget?.ToTarget(),
        Rating = Rating.ToRating(),
        LastKnown = LastKnown?.ToLastKnown(),
        ShortTrend = ShortTrend.ToTrend(),
        LongTrend = LongTrend.ToTrend(),
        SinceLastYear = SinceLastYear.ToTrend(),
        SinceOutturn = SinceOutturn?.ToTrend(),
        MonthOnMonth = MonthOnMonth is null ? null : [.. MonthOnMonth.Select(k => k.ToMonth())],
        Series = [.. Series.Select(k => k.ToPoint())],
        Breaks = [.. Breaks.Select(p => Periods.Period.Parse(p))],
        PreviousYear = PreviousYear?.ToPoint(),
        YearSoFar = YearSoFar?.ToPoint(),
        YearSoFarRating = YearSoFarRating?.ToRating(),
        Forecast = Forecast?.ToForecast(),
        EarlierQuarters = [.. EarlierQuarters.Select(k => k.ToQuarter())],
        Note = Note?.ToNote(),
        QualityNote = QualityNote,
        Restated = Restated is null ? null : [.. Restated.Select(k => k.ToCorrection())],
        IsNotApproved = IsNotApproved,
        Shown = Shown?.ToTexts(),
    };

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what is stored.</summary>
    /// <param name="json">The text.</param>
    /// <param name="format">Its format.</param>
    /// <exception cref="JsonException">It is no row of that format: a member is missing or unknown, or a word stands for nothing.</exception>
    public static KeptRow Read(string json, int format) => format switch
    {
        1 => ReadFirst(json),
        Current => JsonSerializer.Deserialize<KeptRow>(json, Options) is { Format: Current } row ? row : throw new JsonException($"What is kept is no row of format {Current}."),
        _ => throw new JsonException($"There is no format {format} of what is kept."),
    };

    private static KeptRow ReadFirst(string json)
    {
        JsonObject members = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("What is kept is no row.");
        members[nameof(Format)] = 1;
        return members.Deserialize<KeptRow>(FirstOptions) ?? throw new JsonException("What is kept is no row.");
    }
}
