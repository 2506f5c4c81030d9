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
        List<String> today = new ArrayList<>();
        try (ConfigTrial trial = ConfigTrial.open()) {
            for (ConfigVerdict kept : ConfigVerdict.all()) {
                ConfigTrial.Verdict verdict = trial.verdict(kept.config(), kept.environment(), kept.isExpanded());
                today.add(kept.line(verdict.accepted(), verdict.message()));
            }
        }
        CorpusRecord.compare("config-verdicts.jsonl", today);
    }
}
