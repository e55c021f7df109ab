using System.Text.Json.Nodes;
using FluentAssertions;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Words;

/// <summary>The files of profiles: those shipped, a council's own, and those that are wrong.</summary>
public sealed class ReportProfileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-profiles-");

    public ReportProfileTests()
    {
        foreach (string file in Directory.EnumerateFiles(ReportSample.Templates, "*.json")) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Two_profiles_are_shipped_and_count_as_their_papers_do()
    {
        ReportProfiles profiles = ReportSample.Profiles;

        profiles.All.Select(p => (p.Key, p.Texts.Name)).Should().Equal(("corporate-performance", "Corporate performance report"), ("plan-monitoring", "Plan monitoring report"));
        profiles.Council.Key.Should().Be("plan-monitoring");
        profiles.Council.Texts.Counting.Rules.Should().Be(new CountingRules(PercentFormat.Whole, ArrearsRule.LeftOut));
        profiles.Find("corporate-performance")!.Texts.Counting.Rules.Should().Be(new CountingRules(PercentFormat.TwoDecimals, ArrearsRule.Carried, LastYearRule.Outturn));
        profiles.Find(null).Should().Be(profiles.Council);
        profiles.Find("").Should().Be(profiles.Council);
        profiles.Find("corporate").Should().BeNull();
    }

    [Fact]
    public void A_council_adds_a_profile_by_copying_a_file()
    {
        Change("our-own.json", "plan-monitoring.json", file => file["name"] = "Our own");

        ReportProfiles.Load(folder.FullName, "our-own").Council.Texts.Name.Should().Be("Our own");
    }

    [Fact]
    public void A_profile_that_configuration_names_and_nobody_wrote_is_refused() =>
        Loading("our-own").Should().Be("Report:Profile is “our-own”, and there is no such profile. There are: corporate-performance, plan-monitoring.");

    [Theory]
    [InlineData("sentences/onTarget/many", "{total} were on target.", "sentences.onTarget.many holds {total}, which nothing fills. It can hold {n}, {m}, {percent}.")]
    [InlineData("sentences/onTarget/one", " ", "sentences.onTarget.one is empty.")]
    [InlineData("sentences/lastQuarter/none", "Nothing in {quarter}.", "sentences.lastQuarter.none holds {quarter}, which nothing fills. It can hold {n}, {m}, {percent}, {mark}, {same}, {worse}, {samePercent}, {worsePercent}.")]
    [InlineData("sentences/footnote", "*{n}", "sentences.footnote holds {n}, which nothing fills. No name in braces has a meaning there.")]
    [InlineData("sentences/leftOut/many", "{n}:", "sentences.leftOut.many holds {n}, which nothing fills. It can hold {m}.")]
    [InlineData("counting/percent", "three-decimals", "counting.percent is “three-decimals”, and can be whole or two-decimals.")]
    [InlineData("counting/arrears", "guessed", "counting.arrears is “guessed”, and can be left-out or carried.")]
    public void A_profile_that_is_wrong_is_refused_with_its_file_its_place_and_a_plain_sentence(string place, string text, string sentence)
    {
        Change("plan-monitoring.json", "plan-monitoring.json", file =>
        {
            string[] path = place.Split('/');
            path.SkipLast(1).Aggregate((JsonNode)file, (node, name) => node[name]!)[path[^1]] = text;
        });

        Loading("plan-monitoring").Should().StartWith("The texts of the report cannot be read from").And.Contain("plan-monitoring.json: ").And.EndWith(sentence);
    }

    [Theory]
    [InlineData("sentences", "required")]
    [InlineData("counting", "required")]
    public void A_profile_that_lacks_a_part_is_refused_with_its_name(string part, string word)
    {
        Change("corporate-performance.json", "corporate-performance.json", file => file.Remove(part));

        Loading("plan-monitoring").Should().Contain("corporate-performance.json").And.Contain(word).And.Contain(part);
    }

    [Fact]
    public void A_key_nobody_knows_and_a_sentence_that_is_null_are_refused()
    {
        Change("plan-monitoring.json", "plan-monitoring.json", file => file["sentences"]!["onTraget"] = "");
        Loading("plan-monitoring").Should().Contain("onTraget");

        Change("plan-monitoring.json", "corporate-performance.json", file => file["sentences"]!["onTarget"] = null);
        Loading("plan-monitoring").Should().Contain("onTarget", "the message names the place");
    }

    private void Change(string to, string from, Action<JsonObject> change)
    {
        JsonObject file = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, from)))!.AsObject();
        change(file);
        File.WriteAllText(Path.Combine(folder.FullName, to), file.ToJsonString());
    }

    private string Loading(string council) => FluentActions.Invoking(() => ReportProfiles.Load(folder.FullName, council)).Should().Throw<InvalidOperationException>().Which.Message;
}
