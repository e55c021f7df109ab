namespace PerformanceManagement.Benchmarks;

/// <summary>Names and notes as long as those of printed papers. The same number always gets the same words.</summary>
internal static class ManyMeasuresText
{
    private static readonly string[] Subjects =
    [
        "Household waste sent for reuse, recycling and composting", "Households in temporary accommodation", "Children with a child protection plan seen within 20 working days",
        "Planning applications of householders decided in time", "Adults with a learning disability in paid work", "Streets and open spaces cleaned to the standard",
        "Calls to the contact centre that are answered", "Council tax collected", "Older people at home 91 days after reablement", "Care leavers in education, employment or training",
        "Potholes made safe in time", "Working days lost to sickness for each member of staff", "Library visits, in person and online", "Empty homes brought back into use",
    ];

    private static readonly string[] Areas = ["", " (eastern wards)", " (western wards)", " (town centre)", ", year to date", ", private sector"];

    private static readonly string[] Priorities = ["A clean, green and safe place", "Supporting residents to live well for longer", "Growth that reaches every ward", "Children who thrive at school and at home"];

    private static readonly string[] Outcomes = ["Streets that people are proud of", "Homes that people can afford", "Older and disabled people live at home", "Healthy and active communities", "Jobs, skills and places to work", "A strong and varied economy"];

    private static readonly string[] Programmes =
    [
        "Waste and recycling", "Street scene and enforcement", "Preventing homelessness", "Housing supply", "Adult social care that prevents, reduces and delays need", "Carers and reablement",
        "Public health and leisure", "Food, air and trading standards", "Town centres", "Skills and employability", "Planning and regeneration", "Roads and transport",
    ];

    private static readonly string[] Sentences =
    [
        "Demand rose over the summer, and two posts stayed vacant until September.",
        "The new contract began on 1 July and the first full quarter should show in the next report.",
        "Performance is ahead of the profile because the backlog of last year was cleared in May.",
        "Three of the five neighbouring councils report the same pressure.",
        "The service has moved staff to the front desk and reviews its rota every fortnight.",
        "A review of all open cases ended in August and closed one in ten of them.",
        "The figure is provisional until the return is signed off by the department.",
        "Work with partners goes on, and an action plan was agreed with the directorate on 14 September.",
        "Seasonal change accounts for most of the difference from the quarter before.",
        "Two large sites came late into the programme, which moved completions into the next year.",
        "Residents were asked in the annual survey, and more than four in five were content.",
    ];

    /// <summary>The directorates, by which measures take turns.</summary>
    public static IReadOnlyList<string> Directorates { get; } = ["Adults and health", "Children and families", "Place", "Housing", "Resources"];

    public static string Title(int n) => Subjects[n % Subjects.Length] + Areas[n / Subjects.Length % Areas.Length];

    public static string Priority(int n) => OneOf(Priorities, n);

    public static string Outcome(int n) => OneOf(Outcomes, n);

    public static string Programme(int n) => OneOf(Programmes, n);

    /// <summary>What a service says of a quarter in a year: another text for each measure and year.</summary>
    public static string Note(int n, int year, int sentences) =>
        $"{year}: " + string.Join(' ', Enumerable.Range(0, sentences).Select(i => Sentences[((n * 5) + (year * 3) + (i * 4)) % Sentences.Length]))
        + $" At the end of the quarter {100 + (((n * 37) + (year * 11)) % 800)} cases were open.";

    // A plan of very many items goes round again, with a number.
    private static string OneOf(string[] names, int n) => n < names.Length ? names[n] : $"{names[n % names.Length]} {(n / names.Length) + 1}";
}
