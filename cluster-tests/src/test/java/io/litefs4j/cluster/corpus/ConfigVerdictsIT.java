package io.litefs4j.cluster.corpus;

import io.litefs4j.testkit.corpus.ConfigVerdict;
import io.litefs4j.testkit.real.ConfigTrial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kept verdicts on configurations are still those of the real LiteFS. */
class ConfigVerdictsIT {

    @Test
    void litefs_gives_every_kept_verdict_again_in_the_same_words() {
        CorpusRecord.compare("config-verdicts.jsonl", today(ConfigVerdict.all()));
    }

    @Test
    void litefs_gives_every_verdict_of_the_search_again_in_the_same_words() {
        CorpusRecord.compare("config-verdicts-more.jsonl", today(ConfigVerdict.more()));
    }

    private static List<String> today(List<ConfigVerdict> verdicts) {
        List<String> today = new ArrayList<>();
        try (ConfigTrial trial = ConfigTrial.open()) {
            for (ConfigVerdict kept : verdicts) {
                ConfigTrial.Verdict verdict = trial.verdict(kept.config(), kept.environment(), kept.isExpanded());
                today.add(kept.line(verdict.accepted(), verdict.message()));
            }
        }
        return today;
    }
}
