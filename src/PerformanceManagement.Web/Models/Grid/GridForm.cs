using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>The table of what is entered, as it is sent without script.</summary>
public sealed class GridForm
{
    /// <summary>The rows.</summary>
    public List<GridRowForm> Rows { get; set; } = [];

    /// <summary>Which button was pressed: <see cref="ResultForm.Draft"/> or <see cref="ResultForm.Submit"/>.</summary>
    public string? Save { get; set; }

    public bool IsDraft => Save != ResultForm.Submit;
}

/// <summary>One row of it, which a script sends by itself.</summary>
public sealed class GridRowForm
{
    /// <summary>The measure's code.</summary>
    public string? Code { get; set; }

    /// <summary>The period, as addresses write it.</summary>
    public string? Period { get; set; }

    /// <summary>What tells whether the row was changed since it was shown.</summary>
    public string? AsShown { get; set; }

    /// <summary>What is typed.</summary>
    public ResultForm Form { get; set; } = new();

    /// <summary>Which row it is; null where that cannot be read.</summary>
    public (string Code, Period Period)? Key => Code is { Length: > 0 } code && Core.Periods.Period.TryRead(Period, out Period period, out _) ? (code, period) : null;

    /// <summary>Whether something was typed since it was shown.</summary>
    public bool IsChanged => AsShown != MarkOf(Form);

    /// <summary>A short mark of all that is typed in a row: another one when anything of it is changed.</summary>
    public static string MarkOf(ResultForm form)
    {
        string all = string.Join('\u001f', new[] { form.FiguresAsTyped, form.Quality, form.Label, form.Note, form.DoubtReason }.Select(text => (text ?? "").ReplaceLineEndings("\n")));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)), 0, 8);
    }
}
