package signalbox.ui.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;
import signalbox.ui.config.content.Comparison;
import signalbox.ui.config.content.DisplayMode;
import signalbox.ui.config.content.SecretFingerprints;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ActionFlow;

/// Which configurations are compared, and how they are shown. On the FX thread only.
final class ConfigViewModel {
    enum Mode {
        SIDE_BY_SIDE("Side by side"),
        UNIFIED("Unified");

        private final String words;

        Mode(String words) {
            this.words = words;
        }

        String label() {
            return words;
        }
    }

    static final Duration REVEAL = Duration.ofSeconds(60);
    private static final String PATCH = "odoo.conf.patch";

    private final ConfigCatalog configs;
    private final Background background;
    private final InstantSource clock;
    private final NoticeBoard notices;
    private final SaveAs saveAs;
    private final SecretFingerprints fingerprints = new SecretFingerprints();
    private final ComparisonSide left;
    private final ComparisonSide right;
    private final NewestAnswer<Comparison> comparisons;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SIDE_BY_SIDE);
    private final ReadOnlyObjectWrapper<@Nullable ConfigContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Duration> revealedFor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Integer> line = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ConfigSource>> known = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final Set<Integer> unfolded = new HashSet<>();
    private final Set<String> trades = new HashSet<>();
    private final List<ConfigSource> given = new ArrayList<>();
    private @Nullable Instant maskedAt;
    private int pasted;

    ConfigViewModel(
            ConfigCatalog configs, Background background, InstantSource clock, NoticeBoard notices, SaveAs saveAs) {
        this.configs = configs;
        this.background = background;
        this.clock = clock;
        this.notices = notices;
        this.saveAs = saveAs;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        this.left = new ComparisonSide("A", configs, background, this::compare);
        this.right = new ComparisonSide("B", configs, background, this::compare);
        this.comparisons = new NewestAnswer<>(background, Duration.ZERO, (answer, _) -> receive(answer));
        mode.subscribe(this::lay);
    }

    ComparisonSide left() {
        return left;
    }

    ComparisonSide right() {
        return right;
    }

    /// Whether the two are shown side by side or one below the other.
    ObjectProperty<Mode> mode() {
        return mode;
    }

    /// Null while nothing is read.
    ReadOnlyObjectProperty<@Nullable ConfigContent> content() {
        return content.getReadOnlyProperty();
    }

    /// For how long secrets are still shown; null while they are masked.
    ReadOnlyObjectProperty<@Nullable Duration> revealedFor() {
        return revealedFor.getReadOnlyProperty();
    }

    /// The line of the checked file to which a finding or a setting led; null: none.
    ReadOnlyObjectProperty<@Nullable Integer> line() {
        return line.getReadOnlyProperty();
    }

    /// The configurations that were opened or pasted in this session, then the copies that were kept.
    ReadOnlyObjectProperty<List<ConfigSource>> known() {
        return known.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /// Why the two cannot be compared; empty while there is no fault.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /// The builds whose odoo.conf can be read.
    List<ConfigSource> builds() {
        return configs.builds();
    }

    /// Compares the first two builds, if there are two and nothing is chosen yet.
    void begin() {
        var builds = configs.builds();
        if (builds.size() > 1 && !left.isChosen() && !right.isChosen()) {
            left.choose(builds.getFirst());
            right.choose(builds.get(1));
        }
    }

    void open(ComparisonSide side, Path file) {
        choose(side, new ConfigSource.OnDisk(file.toAbsolutePath().normalize()));
    }

    void paste(ComparisonSide side, @Nullable String text) {
        if (text == null || text.isBlank()) {
            notices.notifyOperator(Notice.warning(TextClipboard.EMPTY, "Copy an odoo.conf and paste it here."));
        } else {
            choose(side, new ConfigSource.Pasted(++pasted, text));
        }
    }

    void choose(ComparisonSide side, ConfigSource source) {
        if (isGiven(source)) {
            given.remove(source);
            given.addFirst(source);
        }
        side.choose(source);
    }

    private static boolean isGiven(ConfigSource source) {
        return source instanceof ConfigSource.OnDisk || source instanceof ConfigSource.Pasted;
    }

    /// Reads the list of copies again, because another session may have kept one.
    void lookForKept() {
        background.run(configs::kept, outcome -> {
            var all = new ArrayList<>(given);
            if (outcome instanceof TaskResult.Done<List<ConfigSource.Kept>>(var kept)) {
                all.addAll(kept);
            }
            known.set(List.copyOf(all));
        });
    }

    /// Whether what was chosen is read and checked, or cannot be.
    boolean isSettled() {
        var isChosen = left.isChosen() || right.isChosen();
        var isReading = left.chosen().get().reading() || right.chosen().get().reading();
        return !isReading && (!isChosen || content.get() != null || !fault.get().isEmpty());
    }

    /// Swaps the sides. Not possible while one of them is being read.
    void swap() {
        var before = left.chosen().get();
        var after = right.chosen().get();
        if (!before.reading() && !after.reading()) {
            left.take(after);
            right.take(before);
        }
    }

    void readAgain() {
        left.readAgain();
        right.readAgain();
    }

    private void compare() {
        unfolded.clear();
        line.set(null);
        lookForKept();
        var before = left.read();
        var after = right.read();
        fault.set("");
        if (before == null && after == null) {
            comparisons.forget();
            content.set(null);
        } else {
            var wanted = Set.copyOf(trades);
            comparisons.ask(() -> compared(before, after, wanted));
        }
    }

    /// Whether the patch makes a correction that gives up one thing for another.
    ///
    /// @param code of its finding
    void wantTrade(String code, boolean wanted) {
        if (wanted ? trades.add(code) : trades.remove(code)) {
            compare();
        }
    }

    boolean wantsTrade(String code) {
        return trades.contains(code);
    }

    private Comparison compared(@Nullable LoadedConfig before, @Nullable LoadedConfig after, Set<String> wanted) {
        var context = configs.context();
        if (before != null && after != null) {
            return Comparison.of(before, after, context, wanted);
        }
        return Comparison.alone(
                Optional.ofNullable(after).or(() -> Optional.ofNullable(before)).orElseThrow(), context, wanted);
    }

    private void receive(TaskResult<Comparison> answer) {
        switch (answer) {
            case TaskResult.Done<Comparison>(var compared) -> show(compared);
            case TaskResult.Failed<Comparison>(var cause) -> {
                content.set(null);
                fault.set(ActionFlow.message(cause));
            }
        }
    }

    private void lay() {
        var current = content.get();
        if (current != null) {
            show(current.compared());
        }
    }

    private void show(Comparison compared) {
        var unified = mode.get() == Mode.UNIFIED && !compared.isAlone();
        var display = new DisplayMode(unified, revealedFor.get() != null, unfolded);
        var subject = compared.right().equals(right.read()) ? right : left;
        content.set(new ConfigContent(compared, compared.rows(display, fingerprints), unified, subject.name()));
    }

    /// @param from the index of the fold's first row
    void unfold(int from) {
        unfolded.add(from);
        lay();
    }

    /// Goes to a line of the checked file, and unfolds it if necessary.
    void goTo(int wanted) {
        var current = content.get();
        if (current != null) {
            var fold = current.compared().foldOf(wanted, current.rows());
            if (fold >= 0) {
                unfold(fold);
            }
            line.set(null);
            line.set(wanted);
        }
    }

    /// Shows secrets for a minute; a second call masks them at once.
    void toggleSecrets() {
        maskedAt = maskedAt == null ? clock.instant().plus(REVEAL) : null;
        tick();
        lay();
    }

    void tick() {
        var at = clock.instant();
        now.set(at);
        var until = maskedAt;
        if (until != null && !at.isBefore(until)) {
            maskedAt = null;
            revealedFor.set(null);
            lay();
        } else {
            revealedFor.set(until == null ? null : Duration.between(at, until));
        }
    }

    /// Keeps a copy of the checked file, without secrets.
    void keep() {
        var current = content.get();
        if (current == null) {
            return;
        }
        var read = current.compared().right();
        background.run(() -> configs.keep(read), outcome -> {
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Optional<ConfigSource.Kept>>(var kept) ->
                            kept.isPresent()
                                    ? Notice.done("A copy was saved, without secrets.")
                                    : Notice.done("The newest copy says the same: none was added.");
                        case TaskResult.Failed<Optional<ConfigSource.Kept>>(var cause) ->
                            Notice.failed("No copy was saved.", ActionFlow.message(cause));
                    });
            lookForKept();
        });
    }

    void savePatch() {
        var current = content.get();
        if (current == null || current.compared().correction().isEmpty()) {
            return;
        }
        var patch = current.compared().correction().diff();
        saveAs.ask("Save the patch", PATCH, List.of(new SaveAs.Kind("Patch", "patch")))
                .ifPresent(file -> background.run(() -> Files.writeString(file, patch), this::saved));
    }

    private void saved(TaskResult<Path> outcome) {
        notices.notifyOperator(
                switch (outcome) {
                    case TaskResult.Done<Path>(var file) -> Notice.done("The patch is in " + file + ".");
                    case TaskResult.Failed<Path>(var cause) ->
                        Notice.failed("The patch was not written.", ActionFlow.message(cause));
                });
    }
}
