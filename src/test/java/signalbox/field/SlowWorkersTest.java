package signalbox.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.runner.EmbeddedRunner.Scheme;
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
    void the_embedded_runner_asks_once_for_each_job() {
        site.embedded(site.database.spec(), Scheme.OLDEST, "root:50");

        site.addJobs(JOBS);
        site.awaitAllDone();

        assertThat(site.odoo.requested()).hasSize(JOBS).doesNotHaveDuplicates();
        assertThat(site.log.performedTwice()).isEmpty();
    }
}
