package signalbox.ui.trends;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendPeriod;
import signalbox.testing.UsualColumns;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Nowhere;
import signalbox.ui.shell.SampleFeed;
import signalbox.ui.trends.TrendSource.TrendAnswer;

/// Pictures of the screen with invented jobs: DIR/trends-CASE-THEME.png.
public final class Pictures {
    static final Instant NOW =
            Objects.requireNonNull(SampleFeed.healthy().snapshot()).serverTime();

    /// @param opening done when the trends were read
    record Case(String name, Function<TrendPeriod, TrendAnswer> answers, Consumer<TrendsViewModel> opening) {}

    private Pictures() {}

    public static List<ScreenState> states() {
        return cases().stream()
                .map(each -> ScreenState.of("trends-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases()) {
                save(each, theme, args[0], "", 1264, 826);
                save(each, theme, args[0], "-small", 864, 566);
            }
        }
        System.exit(0);
    }

    private static void save(Case shown, Theme theme, String folder, String end, double width, double height)
            throws IOException {
        var name = "trends-" + shown.name() + end + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Headless.save(Headless.scene(() -> screen(shown), width, height, theme), Path.of(folder, name));
    }

    private static List<Case> cases() {
        var mail = new TrendKey.OfMethod("mail.mail", "send");
        return List.of(
                new Case("all", period -> TrendSamples.evening(period, NOW), _ -> {}),
                new Case(
                        "channel",
                        period -> TrendSamples.evening(period, NOW),
                        model -> model.select(new TrendKey.OfChannel("root.mail"))),
                new Case(
                        "week",
                        period -> TrendSamples.evening(period, NOW),
                        model -> model.period().set(TrendPeriod.WEEK)),
                new Case("method", period -> TrendSamples.evening(period, NOW), model -> model.open(mail)),
                new Case("partly", Pictures::partly, _ -> {}),
                new Case("columns", Pictures::withoutColumns, _ -> {}),
                new Case(
                        "none", period -> TrendSamples.answer(period, NOW, List.of(), UsualColumns.ALL, null), _ -> {}),
                new Case(
                        "late",
                        period -> {
                            throw timedOut();
                        },
                        model -> model.period().set(TrendPeriod.WEEK)),
                new Case("reading", period -> TrendSamples.evening(period, NOW), _ -> {}));
    }

    static PostgresException timedOut() {
        return new PostgresException(
                PostgresException.Kind.TIMED_OUT, "Could not read the trends: the server took longer than 4 s.", null);
    }

    private static TrendAnswer partly(TrendPeriod period) {
        var jobs = TrendSamples.jobs(period, NOW);
        return TrendSamples.answer(period, NOW, jobs, UsualColumns.ALL, NOW.minusSeconds(4 * 3600));
    }

    private static TrendAnswer withoutColumns(TrendPeriod period) {
        Set<String> columns = new HashSet<>(UsualColumns.ALL);
        columns.removeAll(List.of("date_done", "exec_time", "date_started"));
        return TrendSamples.answer(period, NOW, new ArrayList<>(), columns, null);
    }

    static Parent screen(Case shown) {
        var background = shown.name().equals("reading") ? new QueuedBackground() : new InlineBackground();
        var source = new TrendSource(
                period -> shown.answers().apply(period).reading(),
                () -> TrendSamples.evening(TrendPeriod.HOUR, NOW).failing());
        var model = new TrendsViewModel(source, background, new Nowhere());
        var view = new TrendsView(model, ColumnMemory.none(), () -> {});
        model.show(SampleFeed.healthy());
        model.opened();
        shown.opening().accept(model);
        return (Parent) view.node();
    }
}
