package signalbox.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.file.Settings;
import signalbox.app.fleet.Fleet;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.monitor.Feed;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.HostKey;
import signalbox.text.LogDetail;
import signalbox.text.Severity;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fleet.FleetSamples;
import signalbox.ui.fleet.FleetViewModel;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.shell.search.PaletteAction;

/// The whole frame over invented figures, without a database. `main` writes pictures of its states into a
/// folder.
public final class ShellPictures {
    private ShellPictures() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            for (var each : feeds().entrySet()) {
                var scene = Headless.scene(() -> window(each.getValue(), Environment.PRODUCTION), 1440, 900, theme);
                Headless.save(scene, folder.resolve("shell-" + each.getKey() + suffix));
            }
            Headless.save(
                    Headless.scene(ShellPictures::asking, 1440, 900, theme), folder.resolve("shell-asking" + suffix));
            Headless.save(
                    Headless.scene(() -> window(SampleFeed.healthy(), Environment.STAGING), 1040, 640, theme),
                    folder.resolve("shell-small" + suffix));
            Headless.save(
                    Headless.scene(() -> window(SampleFeed.healthy(), Environment.STAGING), 1240, 800, theme),
                    folder.resolve("shell-medium" + suffix));
            Headless.save(
                    Headless.scene(() -> window(refused(), Environment.STAGING), 1440, 900, theme),
                    folder.resolve("shell-refused" + suffix));
            Headless.save(
                    Headless.scene(ShellPictures::settings, 600, 520, theme), folder.resolve("settings" + suffix));
            Headless.save(
                    Headless.scene(ShellPictures::fleet, 1440, 900, theme), folder.resolve("shell-fleet" + suffix));
            Headless.save(
                    Headless.scene(ShellPictures::fleet, 1024, 700, theme),
                    folder.resolve("shell-fleet-small" + suffix));
            Headless.save(Headless.scene(ShellPictures::fault, 1024, 700, theme), folder.resolve("fault" + suffix));
        }
        System.exit(0);
    }

    private static Map<String, Feed> feeds() {
        return Map.of(
                "healthy", SampleFeed.healthy(),
                "strange", SampleFeed.strange(),
                "opening", SampleFeed.opening(),
                "leaderless", SampleFeed.leaderless(),
                "young", SampleFeed.young(),
                "standby", SampleFeed.standby(),
                "pooled", SampleFeed.pooled(),
                "faulted", SampleFeed.faulted());
    }

    private static Feed refused() {
        var refused = new PostgresException(
                PostgresException.Kind.WRONG_PASSWORD,
                "The password of p_acme_prod was refused by 10.0.12.2:5432. Type it, or put it into ~/.pgpass.",
                null);
        return new Feed(
                null,
                new Feed.Fault(SampleFeed.NOW, String.valueOf(refused.getMessage()), refused),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
    }

    /// The whole frame, with Overview in it, and the settings.
    public static List<ScreenState> states() {
        var states = new ArrayList<ScreenState>();
        new TreeMap<>(feeds())
                .forEach((name, feed) ->
                        states.add(ScreenState.of("shell-" + name, () -> window(feed, Environment.PRODUCTION))));
        states.add(ScreenState.of("shell-fleet", ShellPictures::fleet));
        states.add(ScreenState.of("shell-refused", () -> window(refused(), Environment.STAGING)));
        states.add(ScreenState.of("shell-asking", ShellPictures::asking));
        states.add(ScreenState.of("settings", ShellPictures::settings));
        states.add(ScreenState.of("fault", ShellPictures::fault));
        states.addAll(PastPictures.states());
        return states;
    }

    private static Overlay fleet() {
        var overlay = new Overlay(new StackPane());
        var still = new StillFrame(overlay);
        var actions = new FleetPart(
                new Fleet(AppFolders.below(Path.of("never-written")), InstantSource.fixed(SampleFeed.NOW)),
                _ -> {
                    throw new IllegalStateException("No alarm is called here");
                },
                still);
        var frame = new FleetFrame(new FleetViewModel(FleetSamples.full(), actions), still);
        frame.show(FleetSamples.full());
        frame.showOpened(still.others().opened());
        var content = new StackPane(frame);
        return new Overlay(content);
    }

    private static Overlay fault() {
        var overlay = new Overlay(window(SampleFeed.healthy(), Environment.STAGING));
        var card = new FaultCard(
                new IllegalStateException("No row 17 in a list of 12"),
                Path.of("/home/ada/.local/state/signalbox/log/signalbox.log"),
                () -> {},
                () -> {},
                () -> {});
        card.count();
        overlay.open(card, card.first());
        return overlay;
    }

    private static StackPane settings() {
        return new StackPane(new SettingsPane(Settings.USUAL, "test", new StillChoices()));
    }

    private record StillChoices() implements SettingsPane.Choices {
        @Override
        public void theme(Settings.ThemeChoice wanted) {}

        @Override
        public void motion(Settings.MotionChoice wanted) {}

        @Override
        public void zone(Settings.ClockZone wanted) {}

        @Override
        public void textPercent(int percent) {}

        @Override
        public void interval(Duration wanted) {}

        @Override
        public void serverPercent(double percent) {}

        @Override
        public void criticalCommand(String line) {}

        @Override
        public void webhook(String address) {}

        @Override
        public void log(LogDetail wanted) {}

        @Override
        public void recordDays(int wanted) {}

        @Override
        public void recordMegabytes(int wanted) {}

        @Override
        public String recording() {
            return "Recorded in /home/me/.local/state/signalbox/recordings/acme-prod.db, 212 MB.";
        }

        @Override
        public void copyDiagnostics() {}
    }

    private static Overlay asking() {
        var overlay = window(SampleFeed.healthy(), Environment.PRODUCTION);
        overlay.notifyOperator(Notice.done("3 jobs are pending again."));
        overlay.notifyOperator(
                Notice.warning("2 of 5 jobs were requeued.", "3 had changed in the meantime and were left alone."));
        overlay.ask(
                Question.of("Terminate the leader's backend?", "Terminate backend", "production")
                        .dangerous()
                        .say("On production, the connection of pid 30117 is ended. Its runner starts again at the end"
                                + " of the line.")
                        .changing(
                                List.of("pid 30117  jobrunner_b41d9e02  ends", "pid 31290  jobrunner_5f0a77c3  leads"))
                        .askingReason()
                        .typing("acme-prod-8812345"),
                _ -> {});
        return overlay;
    }

    /// The frame as a window would hold it.
    static Overlay window(Feed feed, Environment environment) {
        return window(feed, session(environment), _ -> {});
    }

    /// @param then what is done in it
    static Overlay window(Feed feed, Session session, Consumer<Shell> then) {
        var content = new StackPane();
        var overlay = new Overlay(content);
        var clock = InstantSource.fixed(SampleFeed.NOW);
        var model = new ShellViewModel(session, new InlineBackground(), overlay, clock);
        var shell = new Shell(session, model, new StillFrame(overlay));
        content.getChildren().add(shell);
        model.show(feed);
        shell.start();
        shell.stop();
        then.accept(shell);
        return overlay;
    }

    static Session session(Environment environment) {
        var folders = AppFolders.below(Path.of("never-written"));
        var spec = ConnectionSpec.of("10.0.12.2", 5432, "acme-prod-8812345", "p_acme_prod");
        var profile = TestProfiles.of("acme-prod", spec, environment);
        return new Session(
                new Destination(profile, spec), new AuditLog(folders.auditFile()), InstantSource.system(), null);
    }

    private record StillFrame(Overlay overlay) implements WindowServices {
        @Override
        public Background background() {
            return new InlineBackground();
        }

        @Override
        public SaveAs saveAs() {
            return (_, _, _) -> Optional.empty();
        }

        @Override
        public ColumnMemory columns() {
            return ColumnMemory.none();
        }

        @Override
        public void openSettings() {}

        @Override
        public void openWithPassword(Password typed) {}

        @Override
        public void acceptHostKey(HostKey key) {}

        @Override
        public void fill(TopBar bar) {}

        @Override
        public boolean hasProfile() {
            return true;
        }

        @Override
        public void editProfile() {}

        @Override
        public void openHelp() {}

        @Override
        public ProfileSwitch others() {
            return new StillSwitch();
        }

        @Override
        public NoticeBoard notices() {
            return overlay;
        }

        @Override
        public int news() {
            return 2;
        }

        @Override
        public void openHappened() {}

        @Override
        public List<PaletteAction> actions() {
            return List.of();
        }
    }

    private record StillSwitch() implements ProfileSwitch {
        @Override
        public void openFleet() {}

        @Override
        public void openProfile(Profile profile) {}

        @Override
        public void createProfile() {}

        @Override
        public void watchFleetFromStart(boolean wanted) {}

        @Override
        public void showOpened(String profile) {}

        @Override
        public void closeOpened(String profile) {}

        @Override
        public List<OpenedList.Entry> opened() {
            return List.of(
                    new OpenedList.Entry("acme-prod", Environment.PRODUCTION, Severity.CRITICAL, true, false),
                    new OpenedList.Entry("kestrel-staging", Environment.STAGING, null, false, true));
        }

        @Override
        public int fleetTrouble() {
            return 1;
        }
    }
}
