namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>Settings as forms hold them: lists with an entry a line.</summary>
public static class SettingText
{
    /// <summary>What a form shows for a setting of a section: what it sets, or what holds where it does not.</summary>
    public static string Write(SectionSetting setting, TemplateSection section)
    {
        string value = setting.Of(section);
        return setting.Type == SettingType.Several ? string.Join('\n', value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : value;
    }

    /// <summary>A setting as a template stores it, from what was typed.</summary>
    public static string Read(SectionSetting setting, string? typed)
    {
        string text = TemplateStore.Tidy(typed);
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return setting.Type switch
        {
            SettingType.Several => string.Join(',', lines.SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
            SettingType.Lines => string.Join('\n', lines),
            _ => TemplateStore.Line(text),
        };
    }
}
