package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Sessions;
import signalbox.postgres.Sql;
import signalbox.queue.job.JobLink;
import signalbox.testing.TestDatabase;
import signalbox.ui.Headless;

/// A person follows a link to a job.
@Tag("fx")
@Tag("pg")
class LinkedWindowTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final String UUID = "5c1f9a4e-0c44-4c1b-9d8e-linked";

    private static CompletableFuture<Integer> open(AppFolders folders, AtomicReference<Destination> opened) {
        var sessions = new Sessions(folders, InstantSource.system());
        var setup = new WindowSetup(
                WindowRequest.to(new JobLink("linked", UUID)),
                folders,
                new SettingsStore(folders),
                (destination, _) -> {
                    opened.set(Objects.requireNonNull(destination));
                    return sessions.open(destination);
                },
                (_, _, _) -> Optional.empty(),
                (_, _, _) -> {},
                "test",
                () -> "");
        return Headless.on(() -> SignalboxWindow.open(setup));
    }

    private static Stage window() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && String.valueOf(stage.getTitle()).startsWith("Signalbox"))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts() {
        return Headless.on(() -> window().getScene().getRoot().lookupAll(".label").stream()
                .map(label -> label instanceof Labeled labeled ? String.valueOf(labeled.getText()) : "")
                .toList());
    }

    @Test
    void the_window_opens_the_profile_of_the_link_and_shows_its_job_alone(@TempDir Path folder) throws Exception {
        var folders = AppFolders.below(folder);
        try (var postgres = TestDatabase.fresh()) {
            try (var connection = postgres.open("test")) {
                add(new Sql(connection), UUID);
                add(new Sql(connection), "another");
            }
            var last = TestProfiles.of("last", postgres.spec(), Environment.STAGING, false);
            new Profiles(folders).save(last);
            new Profiles(folders).save(TestProfiles.of("linked", postgres.spec(), Environment.STAGING, false));
            new SettingsStore(folders).change(settings -> settings.withLastProfile("last"));
            var opened = new AtomicReference<Destination>();
            var ended = open(folders, opened);

            await().atMost(GENEROUS).until(() -> texts().stream().anyMatch(text -> text.contains(UUID)));
            assertThat(opened.get().profile().name()).isEqualTo("linked");
            assertThat(texts()).noneMatch(text -> text.contains("another"));
            Headless.on(() -> {
                window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
            assertThat(ended.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
    }

    private static void add(Sql sql, String uuid) {
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, state, channel, name, model_name, method_name, date_created)
                VALUES (?, 'failed', 'root', 'Job ' || ?, 'mail.mail', 'send', now() AT TIME ZONE 'utc')
                """, uuid, uuid);
    }
}
