package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.health.KnownConfig.NotGiven;
import signalbox.health.KnownConfig.Read;
import signalbox.health.KnownConfig.Unreadable;

class ConfigWatchTest {
    private static final KnownConfig BARE =
            new Read(ConfigFile.of("odoo.conf", "[options]\n"), CheckContext.UNKNOWN.withOdooSh(true));

    private volatile KnownConfig onHost = BARE;
    private final ConfigWatch watch = new ConfigWatch(() -> onHost);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void the_file_is_read_once_something_is_known_to_compare_it_with() {
        watch.start();
        assertThat(watch.config()).isInstanceOf(NotGiven.class);

        watch.wake();

        await().atMost(Duration.ofSeconds(30)).until(() -> BARE.equals(watch.config()));
        assertThat(watch.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("config-defaults-on-odoo-sh", "config-runner-not-loaded");
    }

    @Test
    void it_looks_again_when_it_is_woken() {
        onHost = new NotGiven("no process was listed.");
        try (var soon = new ConfigWatch(() -> onHost, Duration.ofMillis(1))) {
            soon.start();
            soon.wake();
            await().atMost(Duration.ofSeconds(30)).until(() -> soon.config().equals(onHost));
            onHost = BARE;

            soon.wake();

            await().atMost(Duration.ofSeconds(30)).until(() -> BARE.equals(soon.config()));
        }
    }

    @Test
    void what_was_found_stays_while_the_file_cannot_be_read_again() {
        watch.look();
        onHost = new Unreadable("The host does not answer.");
        watch.look();

        assertThat(watch.config()).isSameAs(BARE);
        assertThat(watch.findings()).isNotEmpty();

        onHost = new NotGiven("It does not exist.");
        watch.look();
        assertThat(watch.findings()).isEmpty();
        assertThat(watch.config()).isSameAs(onHost);
        onHost = new Unreadable("The host does not answer.");
        watch.look();
        assertThat(watch.config()).isSameAs(onHost);
    }
}
