package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.report.trial.TrialJson;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static TrialJson trial(String experiment, Map<String, String> origins) throws IOException {
        return new TrialJson(new JsonMapper().readTree(experiment.replace('\'', '"')), origins, List.of());
    }

    @Test
    void partsWhatAllTrialsShareFromWhatTheyDoNot() throws IOException {
        Settings settings = new Settings();
        settings.add(trial(
                "{'name':'t','oversampler':{'plugin':'eos','eos':{'k':10}},'metrics':['bac','fm'],'ce':{}}",
                Map.of("name", "a.conf:1", "oversampler.plugin", "a.conf:2")));
        settings.add(trial(
                "{'name':'t','oversampler':{'plugin':'none'},'metrics':['bac','fm'],'ce':{}}",
                Map.of("name", "b.conf:7", "oversampler.plugin", "a.conf:2")));

        // Set in two places, so that neither is named.
        assertThat(settings.shared())
                .containsExactly(
                        new Settings.Setting("name", "t", ""), new Settings.Setting("metrics", "[\"bac\",\"fm\"]", ""));
        assertThat(settings.own(0))
                .containsExactly(
                        new Settings.Setting("oversampler.plugin", "eos", "a.conf:2"),
                        new Settings.Setting("oversampler.eos.k", "10", ""));
        assertThat(settings.own(1)).containsExactly(new Settings.Setting("oversampler.plugin", "none", "a.conf:2"));
    }

    @Test
    void sharesAllOfASingleTrial() throws IOException {
        Settings settings = new Settings();
        settings.add(trial("{'seed':0,'data':'/home/ann/set'}", Map.of()));

        assertThat(settings.shared())
                .containsExactly(new Settings.Setting("seed", "0", ""), new Settings.Setting("data", "…/set", ""));
        assertThat(settings.own(0)).isEmpty();
    }

    @Test
    void sharesNothingWithoutTrials() {
        assertThat(new Settings().shared()).isEmpty();
    }
}
