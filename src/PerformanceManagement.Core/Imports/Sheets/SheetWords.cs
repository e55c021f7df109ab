using System.Text;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What councils write in the headings and cells of their spreadsheets for what this system knows by one word. The one list; docs/bring-in-a-spreadsheet.md says what is read.</summary>
internal static class SheetWords
{
    private static readonly Dictionary<string, ColumnRole> Roles = Of(
        (ColumnRole.Code, "code|kpi|kpi code|kpi ref|kpi reference|kpi no|kpi number|kpi id|ref|reference|ref no|reference number|no|id|pi|pi code|pi ref|pi no|indicator code|indicator ref|indicator no|indicator number|indicator id|measure code|measure ref|measure no|measure number|measure id|performance indicator code"),
        (ColumnRole.Title, "title|name|short name|measure|measures|measure name|measure title|indicator|indicators|indicator name|indicator title|performance indicator|performance measure|key performance indicator|kpi name|kpi title|kpi description|measure description|indicator description|pi name|pi title|what we measure"),
        (ColumnRole.Definition, "definition|description|full description|what is measured|how it is measured|how is it measured|methodology"),
        (ColumnRole.Directorate, "directorate|department|dept|directorate name"),
        (ColumnRole.Service, "service|service area|service name|team|division|section|business unit"),
        (ColumnRole.Portfolio, "portfolio|portfolio holder|cabinet member|cabinet portfolio|lead member|lead councillor"),
        (ColumnRole.Committees, "committee|committees|scrutiny committee|overview and scrutiny committee|reported to"),
        (ColumnRole.Plan, "plan|council plan|corporate plan|plan item|priority|corporate priority|council priority|strategic priority|outcome|objective|corporate objective|strategic objective|theme|programme"),
        (ColumnRole.Unit, "unit|units|unit of measure|unit of measurement|uom|measure type|measured in|format|unit type"),
        (ColumnRole.Decimals, "decimals|decimal places|dp|decimal"),
        (ColumnRole.Good, "good|polarity|good is|good performance|good performance is|what is good|success is|aim|aim to|desired direction|better|better is|high or low is good|high or low is better|good direction|bigger or smaller is better|bigger is better|good to be"),
        (ColumnRole.Frequency, "frequency|reporting frequency|frequency of reporting|freq|how often|reported|collection frequency"),
        (ColumnRole.Period, "period|quarter|month|date|reporting period|year|financial year|time period|period name|reporting quarter"),
        (ColumnRole.Value, "value|actual|actuals|result|outturn|performance|figure|score|current|current performance|current value|actual value|actual performance|achieved|data"),
        (ColumnRole.Numerator, "numerator|num"),
        (ColumnRole.Denominator, "denominator|den|denom"),
        (ColumnRole.YearToDate, "ytd|year to date|cumulative|year so far|actual ytd|ytd actual|cumulative actual"),
        (ColumnRole.Target, "target|targets|goal|target value|current target|quarterly target|monthly target|period target|target for period"),
        (ColumnRole.Note, "note|notes|comment|comments|commentary|narrative|explanation|officer comment|officer comments|performance commentary|latest note|remarks|supporting commentary"),
        (ColumnRole.NoteDate, "note date|date of note|comment date|date of comment"),
        (ColumnRole.Source, "source|data source|source of data"),
        (ColumnRole.Ignored, "status|rag|rag status|rag rating|rating|traffic light|dot|direction of travel|direction|trend|trend arrow|variance|difference|change|short trend|long trend|progress|on target|achieved target|vs target|against target|performance against target|colour"));

    // Words of a heading that say what stands beside its period: "Q1 Target", "Outturn 2016/17".
    private static readonly (string Words, ColumnRole Role)[] Beside =
    [
        ("direction of travel|rag status|rag rating|rag|status|dot|trend|variance|rating|change", ColumnRole.Ignored),
        ("target|targets|goal", ColumnRole.Target),
        ("numerator", ColumnRole.Numerator),
        ("denominator", ColumnRole.Denominator),
        ("year to date|ytd|cumulative", ColumnRole.YearToDate),
        ("commentary|comments|comment|notes|note|narrative", ColumnRole.Note),
        ("actual|actuals|outturn|result|results|value|performance|figure|data|achieved", ColumnRole.Value),
    ];

    private static readonly Dictionary<string, GoodDirection> Goods = Of(
        (GoodDirection.Higher, "higher|high|higher is better|high is good|bigger|bigger is better|big is better|up|increase|increasing|maximise|aim to maximise|more|larger|larger is better|max|↑"),
        (GoodDirection.Lower, "lower|low|lower is better|low is good|smaller|smaller is better|small is better|down|decrease|decreasing|minimise|aim to minimise|less|fewer|min|reduce|reduction|↓"),
        (GoodDirection.Range, "range|in range|within range|plan is best|within a range|goldilocks"),
        (GoodDirection.None, "none|neither|n/a|not applicable|no polarity|neutral|no good direction|data only|contextual|for information"));

    private static readonly Dictionary<string, Frequency> Frequencies = Of(
        (Frequency.Month, "month|monthly|months|m|every month"),
        (Frequency.Quarter, "quarter|quarterly|quarters|q|every quarter"),
        (Frequency.Term, "term|termly|every term"),
        (Frequency.Survey, "survey|by survey"),
        (Frequency.HalfYear, "half-year|half year|half yearly|half-yearly|bi-annual|biannual|bi-annually|six monthly|6 monthly|twice a year|twice yearly"),
        (Frequency.Year, "year|yearly|annual|annually|years|y|a|once a year|every year"));

    private static readonly Dictionary<string, string> Units = Of(
        ("%", "%|percentage|percent|per cent|percentages|pct|% of"),
        ("number", "number|no|num|count|numeric|integer|#|numbers"),
        ("£", "£|pounds|gbp|currency|money|£s"),
        ("£k", "£k|£000|£000s|£'000|£'000s|£ 000|£ 000s|£ thousands|£ thousand|k£"),
        ("£m", "£m|£ million|£ millions|£million|£millions"),
        ("rate per 1,000", "rate per 1,000|rate per 1000|per 1,000|per 1000|per thousand"),
        ("rate per 100,000", "rate per 100,000|rate per 100000|per 100,000|per 100000|per hundred thousand"),
        ("minutes:seconds", "minutes:seconds|mm:ss|m:ss|minutes and seconds"),
        ("hours:minutes", "hours:minutes|hh:mm|h:mm|hours and minutes"),
        ("days and hours", "days and hours"),
        ("days", "days|day|working days"));

    private static readonly string[] Totals = ["total", "totals", "sub-total", "sub-totals", "subtotal", "subtotals", "sub total", "grand total", "overall total"];

    /// <summary>What a heading is called alone; null when it is none that is known.</summary>
    public static ColumnRole? RoleOf(string heading) => Roles.TryGetValue(Plain(heading), out ColumnRole role) ? role : null;

    /// <summary>What a heading says beside its period, and what is left of it.</summary>
    public static (ColumnRole? Role, string Left) Without(string heading)
    {
        string plain = $" {Plain(heading)} ";
        ColumnRole? found = null;
        foreach ((string words, ColumnRole role) in Beside)
        {
            foreach (string word in words.Split('|'))
            {
                if (!plain.Contains($" {word} ", StringComparison.Ordinal)) continue;
                found ??= role;
                plain = plain.Replace($" {word} ", " ", StringComparison.Ordinal);
            }
        }

        return (found, plain.Trim(' ', '-', ':', ','));
    }

    /// <summary>Which way is better; null where the words are not known.</summary>
    public static GoodDirection? GoodOf(string text) => Goods.TryGetValue(Plain(text), out GoodDirection good) ? good : null;

    /// <summary>How often; null where the words are not known.</summary>
    public static Frequency? FrequencyOf(string text) => Frequencies.TryGetValue(Plain(text), out Frequency frequency) ? frequency : null;

    /// <summary>The unit as this system calls it; a word that is not known is a unit of the council's own.</summary>
    public static string UnitOf(string text) => Units.GetValueOrDefault(TypedText.AsSeen(text).ToLowerInvariant(), OneLine(text));

    /// <summary>Whether a row that begins so adds up others: "Total", "Sub-total – Housing", "Total for Housing".</summary>
    /// <param name="text">Its first text.</param>
    /// <param name="hasCode">Whether codes name the measures here and this row has none: "Total complaints" then is a total as well.</param>
    public static bool IsTotal(string text, bool hasCode)
    {
        string plain = Plain(text);
        return Totals.Any(total => plain == total || plain.StartsWith(total + " - ", StringComparison.Ordinal) || plain.StartsWith(total + " for ", StringComparison.Ordinal) || (hasCode && plain.StartsWith(total + " ", StringComparison.Ordinal)));
    }

    /// <summary>A text on one line as it was written, without what has no width: a name keeps its own quotes and dashes.</summary>
    public static string OneLine(string? text) => TypedText.WithoutMarks(string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A heading as it is compared: small letters, one kind of space and dash, without signs at its ends.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in TypedText.AsSeen(text).ToLowerInvariant().Replace('_', ' '))
        {
            if (c is '(' or ')' or '?' or '*' or '[' or ']' or '"') continue;
            if (c is '.' or ':' && plain.Length > 0 && !char.IsAsciiDigit(plain[^1])) continue;
            plain.Append(c);
        }

        return TypedText.AsSeen(plain.ToString()).Trim(' ', '-', ':', ',', '.');
    }

    private static Dictionary<string, T> Of<T>(params (T Meaning, string Words)[] words) =>
        words.SelectMany(w => w.Words.Split('|').Select(word => (word, w.Meaning))).ToDictionary(p => p.word, p => p.Meaning, StringComparer.Ordinal);
}
