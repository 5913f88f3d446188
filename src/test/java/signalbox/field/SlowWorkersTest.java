package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.testing.TestDatabase.Schema;

/// More jobs at a time than workers: requests run into their time-out of 1 s before a worker is free.
@Tag("pg")
class SlowWorkersTest {
    private static final int JOBS = 100;

    private final Site site = new Site(Schema.FULL, 4, Duration.ofMillis(500));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void the_embedded_runner_does_not_ask_in_a_loop() {
        site.embedded(site.database.spec(), SchemeChoice.OLDEST, "root:50");

        site.addJobs(JOBS);
        site.awaitAllDone();

        // One that no worker began for 10 s is asked for again, once a minute at most: it does no harm.
        var requested = site.odoo.requested();
        assertThat(Set.copyOf(requested)).hasSize(JOBS);
        assertThat(requested).allMatch(job -> Collections.frequency(requested, job) <= 2);
        assertThat(site.log.startedTwice()).isEmpty();
    }
}
