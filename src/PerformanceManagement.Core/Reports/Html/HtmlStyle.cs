using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>The style of a report that is a file of its own; on the site its stylesheets give these classes their look.</summary>
internal static class HtmlStyle
{
    public static string Css { get; } = $$"""
        body { margin: 0; color: #0b0c0c; font: 1rem/1.45 "Public Sans", Arial, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 2rem; line-height: 1.2; }
        h2 { margin-top: 2.5rem; font-size: 1.5rem; }
        h3 { margin-top: 2rem; font-size: 1.2rem; }
        h4, h5 { margin-top: 1.5rem; font-size: 1rem; }
        a { color: #1a65a6; }
        .govuk-body { max-width: 44rem; }
        .govuk-summary-list__row { display: flex; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid #b1b4b6; }
        .govuk-summary-list__key { flex: 0 0 14rem; font-weight: 700; }
        .govuk-summary-list__value { margin: 0; }
        .govuk-visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .pm-front-sheet { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid #0b0c0c; }
        .pm-front-sheet > div { grid-column: 1 / -1; padding: .4rem .75rem; border: 1px solid #0b0c0c; }
        .pm-front-sheet > .pm-front-sheet__half { grid-column: auto; }
        .pm-front-sheet__half .govuk-summary-list__key { flex-basis: auto; }
        .pm-report__numbered { display: grid; grid-template-columns: 3rem 1fr; }
        .pm-report__numbered + .govuk-list { margin-left: 3rem; }
        .pm-report__figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem 2rem; align-items: end; }
        .pm-report__chart { width: 100%; background: #f3f2f1; }
        .govuk-inset-text { margin: 1.5rem 0; padding: .1rem 1rem; border-left: 4px solid #b1b4b6; }
        .pm-report__findings { padding: 1rem 1.25rem; background: #f3f2f1; font-weight: 700; list-style: none; }
        .pm-report__findings li { margin: .4rem 0; }
        .pm-scroll { position: relative; overflow-x: auto; margin: 0 0 1.5rem; }
        .pm-scroll:focus { outline: 3px solid #0b0c0c; }
        table { width: 100%; border-collapse: collapse; font-size: .875rem; }
        caption { padding: .4rem 0; font-size: 1rem; font-weight: 700; text-align: left; }
        th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid #0b0c0c; vertical-align: bottom; }
        .pm-group th { padding-top: .6rem; background: #f3f2f1; }
        .pm-over { padding-right: .3rem; border-bottom-width: 1px; text-align: center; }
        .pm-box th, .pm-box td { padding: .35rem .6rem; border: 1px solid #b1b4b6; }
        .pm-box th { width: 11rem; background: #f3f2f1; }
        .pm-number { text-align: right; }
        .pm-code { white-space: nowrap; }
        small { color: #484949; font-size: .8125rem; }
        .pm-status, .pm-trend { display: inline-flex; align-items: center; gap: .35rem; }
        .pm-status__shape, .pm-trend__arrow { flex: none; width: 14px; height: 14px; }
        .pm-status__shape { fill: currentcolor; }
        .pm-trend__arrow { fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
        .pm-status__word, .pm-trend__word { color: #0b0c0c; }
        .pm-status--green, .pm-trend--improved { color: {{StatusPalette.Rgb(StatusColour.Green)}}; }
        .pm-status--amber { color: {{StatusPalette.Rgb(StatusColour.Amber)}}; }
        .pm-status--red, .pm-trend--worsened { color: {{StatusPalette.Rgb(StatusColour.Red)}}; }
        .pm-status--blue { color: {{StatusPalette.Rgb(StatusColour.Blue)}}; }
        .pm-status--grey { color: {{StatusPalette.Rgb(StatusColour.Grey)}}; }
        .pm-explain > summary { list-style: none; cursor: pointer; }
        .pm-explain > summary::-webkit-details-marker { display: none; }
        .pm-explain > summary:focus { outline: 3px solid #0b0c0c; }
        .pm-explain :is(.pm-status__word, .pm-trend__word, .pm-explain__word) { text-decoration: underline dotted #505a5f; text-underline-offset: 3px; }
        .pm-explain > p { min-width: 14rem; max-width: 34rem; margin: .3rem 0; padding-left: .6rem; border-left: 3px solid #b1b4b6; text-align: left; }
        .pm-sparkline { width: 90px; height: 24px; }
        .pm-chart__value { fill: none; stroke: #1d70b8; stroke-width: 1.5; }
        .pm-chart__point { fill: #1d70b8; }
        @media print {
          .pm-scroll { overflow: visible; }
          tr, .pm-report__block, .pm-report__figure { break-inside: avoid; }
          .pm-report__page { break-before: page; }
        }
        """;
}
