namespace PerformanceManagement.Core.Data.Sample;

/// <summary>What the services of the sample council say about their programmes in its present quarter. No figures: those are the measures' to give.</summary>
internal static class SamplePlanNotes
{
    /// <summary>The key of a plan item, and the note.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["PR1.1.1"] = "The outreach team now starts its rounds before dawn, when people who sleep outside are easier to find. Advisers sit in the job centre and at two food banks, so that people ask for help before they have lost their home.\n\nNext quarter the winter shelter opens with the churches' network.",
        ["PR1.1.2"] = "Homes bought back by the council are being prepared for families who live in temporary accommodation. A move-on officer starts in October. Every stay in bed and breakfast is reviewed daily once it is three weeks old.",
        ["PR1.2.1"] = "A shortage of plasterers and electricians slowed repairs and re-lets over the summer. A second contractor is in place and both electricians' posts are filled. The stock condition survey of the older estates continues.",
        ["PR1.2.2"] = "The licensing team has been at full strength since July and has finished its street-by-street check of Eastgate. Most landlords put hazards right after advice alone. The team moves on to the station quarter next.",
        ["PR2.1.1"] = "The extra-care flats at Mill Court opened in July and their first tenants have settled in. Empty posts in social work meant that people waited too long for an assessment; new starters and a duty team are bringing the wait down.",
        ["PR2.1.2"] = "Community connectors now hold sessions at food banks and reach people whom no service knew. Evening phone calls are being tried for those who cannot come in the day.",
        ["PR2.2.1"] = "Free swimming for younger children continued through the holidays. The gym at the riverside centre was refurbished without closing the pool.",
        ["PR3.1.1"] = "Leave over the summer and more large family groups slowed assessments in the East team, which has a temporary manager since September. The mentoring scheme for young people who have offended has been extended to the end of the year.",
        ["PR3.1.2"] = "The family reunification team has helped children go home safely, and the number of foster carers who asked for an information pack rose after the summer fair. A second children's home for short stays is being planned.",
        ["PR3.2.1"] = "Late advice from psychologists still delays new plans. Agency psychologists began in September and a weekly panel with health partners chases overdue advice. Family workers are based in schools where absence is highest.",
        ["PR3.3.1"] = "Tutors call learners after the first missed session. Two digital skills courses with low results have been redesigned with the college. Advisers reached every school leaver who had no offer.",
        ["PR4.1.1"] = "The dry summer cut garden waste, and some paper from blocks of flats was too mixed to recycle. Crews leave advice cards and the blocks get new bin stores in November. Two collection rounds are being redrawn after complaints.",
        ["PR4.1.2"] = "Larger bins along the seafront and litter picks on Saturday evenings made the streets cleaner in the holidays. Cameras have been moved to lanes where rubbish is dumped most often.",
        ["PR4.2.1"] = "Electric vans ordered for the parks team arrived later than promised. The bus operators are working with the council on the junctions that make services late, and have been asked for their missing data.",
        ["PR4.3.1"] = "Work on the market hall has begun and the riverside path has a new agreed date. Large applications are settled early in meetings with applicants, which keeps decisions in time.",
        ["W5"] = "The website is watched from two places since July. The new form for reporting a problem in the street asks fewer questions and can be used on a phone.",
    };
}
