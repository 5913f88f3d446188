package signalbox.ui.audit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.audit.chain.ChainReport;
import signalbox.audit.reading.AuditDetail;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditPage;
import signalbox.audit.reading.AuditRow;
import signalbox.audit.reading.AuditSums;
import signalbox.ui.audit.content.AuditFacts;
import signalbox.ui.audit.content.AuditFigures;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.action.ActionFlow;

/// What of the log is shown: a filter, the portions that were read, the figures of 30 days, one action in full, and
/// whether the chain is unbroken. It reads again when something was written. On the FX thread only.
final class AuditViewModel {
    /// So many actions are read at once.
    static final int PORTION = 100;

    /// So many are shown at most: the filter finds those before.
    static final int MOST_ROWS = 5_000;

    private static final Duration OTHERS = Duration.ofSeconds(5);

    /// @param isMore whether it stands behind what is shown already
    private record Portion(AuditPage page, boolean isMore) {}

    /// @param text the sums of the actions with the text of the filter
    private record Sums(AuditSums all, AuditSums text) {}

    private final AuditSource source;
    private final Background background;
    private final InstantSource clock;
    private final NewestAnswer<Portion> pages;
    private final NewestAnswer<Sums> sums;
    private final NewestAnswer<ChainReport> checks;
    private final NewestAnswer<Optional<AuditDetail>> details;
    private final NewestAnswer<Long> sizes;
    private final ReadOnlyObjectWrapper<AuditFilter> filter = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<AuditRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<AuditPage> page = new ReadOnlyObjectWrapper<>(AuditPage.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable AuditSums> known = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<AuditFigures> figures = new ReadOnlyObjectWrapper<>(AuditFigures.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ChainReport> chain = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AuditFacts> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper everywhere = new ReadOnlyBooleanWrapper();
    private @Nullable Sums newest;
    private long written = -1;
    private long size = -1;

    AuditViewModel(AuditSource source, Background background, InstantSource clock) {
        this.source = source;
        this.background = background;
        this.clock = clock;
        filter.set(AuditFilter.ALL.on(source.profile()));
        pages = new NewestAnswer<>(background, OTHERS, (answer, _) -> take(answer, this::show));
        sums = new NewestAnswer<>(background, OTHERS, (answer, _) -> take(answer, this::count));
        checks = new NewestAnswer<>(background, OTHERS, (answer, _) -> take(answer, chain::set));
        details = new NewestAnswer<>(background, OTHERS, (answer, _) -> take(answer, this::detail));
        sizes = new NewestAnswer<>(background, OTHERS, (answer, _) -> take(answer, this::sized));
    }

    AuditSource source() {
        return source;
    }

    Background background() {
        return background;
    }

    ReadOnlyObjectProperty<AuditFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// Whether all profiles of this computer are shown, and not the open one alone.
    ReadOnlyBooleanProperty everywhere() {
        return everywhere.getReadOnlyProperty();
    }

    /// Newest first.
    ReadOnlyObjectProperty<List<AuditRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// The portion that was read last.
    ReadOnlyObjectProperty<AuditPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Whether the log was read once.
    ReadOnlyBooleanProperty read() {
        return read.getReadOnlyProperty();
    }

    /// What occurs in the last 30 days; null before it was read.
    ReadOnlyObjectProperty<@Nullable AuditSums> known() {
        return known.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AuditFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    /// Null before it was checked.
    ReadOnlyObjectProperty<@Nullable ChainReport> chain() {
        return chain.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable AuditFacts> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Why the log cannot be read; empty when it can.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /// Whether there is more behind what is shown, and it may be shown.
    boolean hasOlder() {
        return page.get().older() != null && rows.get().size() < MOST_ROWS;
    }

    InstantSource clock() {
        return clock;
    }

    void opened() {
        refresh();
    }

    /// Called each second while it is shown: what this window did appears at once, what others did soon.
    void tick() {
        if (source.written().getAsLong() != written) {
            refresh();
        } else {
            sizes.repeat(clock.instant(), source.reader()::size);
        }
    }

    private void sized(long now) {
        if (size >= 0 && now != size) {
            refresh();
        }
        size = now;
    }

    private void refresh() {
        written = source.written().getAsLong();
        load(Math.clamp(rows.get().size(), PORTION, MOST_ROWS));
        sum();
        checks.ask(source.reader()::check);
        var shown = selected.get();
        if (shown != null) {
            open(shown.detail().row().offset());
        }
    }

    /// Shows what matches, from the newest on.
    void filter(AuditFilter wanted) {
        var before = filter.get();
        if (wanted.equals(before)) {
            return;
        }
        filter.set(wanted);
        load(PORTION);
        if (wanted.text().equals(before.text())) {
            figure();
        } else {
            sum();
        }
    }

    /// Of the open profile alone, or of all on this computer.
    void all(boolean all) {
        everywhere.set(all);
        filter(filter.get().on(all ? null : source.profile()));
    }

    void older() {
        var from = page.get().older();
        var wanted = filter.get();
        if (hasOlder()) {
            pages.ask(() -> new Portion(source.reader().page(wanted, from, PORTION), true));
        }
    }

    private void load(int limit) {
        var wanted = filter.get();
        pages.ask(() -> new Portion(source.reader().page(wanted, null, limit), false));
    }

    private void show(Portion portion) {
        var shown = portion.isMore() ? new ArrayList<>(rows.get()) : new ArrayList<AuditRow>();
        shown.addAll(portion.page().rows());
        page.set(portion.page());
        read.set(true);
        rows.set(List.copyOf(shown));
        follow();
    }

    /// When the result of the selected action comes, its newest line is another one.
    private void follow() {
        var shown = selected.get();
        if (shown != null && shown.detail().entry().isBegin()) {
            var begun = shown.detail().row();
            rows.get().stream()
                    .filter(row ->
                            row.offset() != begun.offset() && begun.since().equals(row.begun()))
                    .filter(row ->
                            row.action().equals(begun.action()) && row.who().equals(begun.who()))
                    .findFirst()
                    .ifPresent(this::select);
        }
    }

    private void sum() {
        var text = filter.get().text();
        var since = AuditFigures.since(clock.instant());
        sums.ask(() -> {
            var all = source.reader().sums(since, "");
            return new Sums(all, text.isEmpty() ? all : source.reader().sums(since, text));
        });
    }

    private void count(Sums counted) {
        newest = counted;
        known.set(counted.all());
        figure();
    }

    private void figure() {
        if (newest != null) {
            figures.set(AuditFigures.of(newest.all(), newest.text(), filter.get()));
        }
    }

    void select(AuditRow row) {
        open(row.offset());
    }

    /// Shows one action in full, whether it is listed or not.
    ///
    /// @param offset where its line begins in the log, in bytes
    void open(long offset) {
        details.ask(() -> source.reader().detail(offset));
    }

    private void detail(Optional<AuditDetail> found) {
        selected.set(found.map(AuditFacts::of).orElse(null));
    }

    void deselect() {
        details.forget();
        selected.set(null);
    }

    private <T> void take(TaskResult<T> answer, Consumer<T> onDone) {
        switch (answer) {
            case TaskResult.Done<T>(var value) -> {
                fault.set("");
                onDone.accept(value);
            }
            case TaskResult.Failed<T>(var cause) -> fault.set(ActionFlow.message(cause));
        }
    }
}
