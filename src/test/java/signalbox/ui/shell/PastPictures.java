package signalbox.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.record.write.IncidentRecording;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.screen.ScreenName;

/// The frame at moments of a recorded incident. `main` writes pictures into a folder.
public final class PastPictures {
    static final Instant IN_THE_GAP = Instant.parse("2026-06-12T03:12:39Z");
    static final Instant UNWATCHED = Instant.parse("2026-06-11T18:40:00Z");

    private static final String PROFILE = "acme-prod";

    private PastPictures() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
            for (var place : List.of(ScreenName.values())) {
                for (var size : List.of(List.of(1440, 900), List.of(1024, 700))) {
                    Headless.save(
                            Headless.scene(() -> window(place, IN_THE_GAP), size.get(0), size.get(1), theme),
                            folder.resolve("past-" + place.name().toLowerCase(Locale.ROOT) + "-" + size.get(0) + suffix
                                    + ".png"));
                }
            }
            Headless.save(
                    Headless.scene(() -> window(ScreenName.OVERVIEW, UNWATCHED), 1440, 900, theme),
                    folder.resolve("past-unwatched" + suffix + ".png"));
        }
        System.exit(0);
    }

    static List<ScreenState> states() {
        var states = new ArrayList<ScreenState>();
        for (var place : List.of(
                ScreenName.OVERVIEW,
                ScreenName.JOBS,
                ScreenName.CHANNELS,
                ScreenName.RUNNERS,
                ScreenName.WORKERS,
                ScreenName.FAILOVER)) {
            states.add(ScreenState.of(
                    "shell-past-" + place.name().toLowerCase(Locale.ROOT), () -> window(place, IN_THE_GAP)));
        }
        states.add(ScreenState.of("shell-past-unwatched", () -> window(ScreenName.OVERVIEW, UNWATCHED)));
        return states;
    }

    /// The frame of a session with the recorded incident, at a moment of it.
    static Overlay window(ScreenName place, Instant at) {
        return ShellPictures.window(SampleFeed.healthy(), session(), shell -> {
            shell.open(place);
            shell.past().enter(at);
            if (place == ScreenName.JOBS) {
                shell.past().lookUp(IncidentRecording.JOB);
            }
        });
    }

    /// A session that is not started, of a profile with the recorded incident.
    static Session session() {
        return Recorded.SESSIONS.open(new Destination(
                TestProfiles.of(
                        PROFILE,
                        ConnectionSpec.of("10.0.12.2", 5432, "acme-prod-8812345", "p_acme_prod"),
                        Environment.PRODUCTION),
                ConnectionSpec.of("10.0.12.2", 5432, "acme-prod-8812345", "p_acme_prod")));
    }

    /// Written once.
    private static final class Recorded {
        private static final Sessions SESSIONS = write();

        private static Sessions write() {
            try {
                var folders = AppFolders.below(Files.createTempDirectory("signalbox-past"));
                IncidentRecording.write(folders.recordingFile(PROFILE));
                return new Sessions(folders, InstantSource.fixed(SampleFeed.NOW));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
