package signalbox.ui.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import signalbox.audit.AuditLog;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditReader;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.Navigation;
import signalbox.ui.screen.Nowhere;

/// Pictures of the screen with invented logs: DIR/audit-CASE-THEME.png.
public final class Pictures {
    /// @param log where it is
    /// @param opening done when the log was read
    record Case(String name, Path log, Consumer<AuditViewModel> opening) {}

    private Pictures() {}

    public static List<ScreenState> states() throws IOException {
        return cases(Files.createTempDirectory("audit")).stream()
                .map(each -> ScreenState.of("audit-" + each.name(), () -> screen(each)))
                .toList();
    }

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("audit");
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var each : cases(folder.resolve(theme.name()))) {
                save(each, theme, args[0], "", 1264, 826);
                save(each, theme, args[0], "-small", 864, 566);
            }
        }
        System.exit(0);
    }

    private static void save(Case shown, Theme theme, String folder, String end, double width, double height)
            throws IOException {
        var name = "audit-" + shown.name() + end + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Headless.save(Headless.scene(() -> screen(shown), width, height, theme), Path.of(folder, name));
    }

    private static List<Case> cases(Path folder) throws IOException {
        var usual = AuditSamples.write(folder.resolve("usual/audit.jsonl"), AuditSamples.usual())
                .file();
        var broken = AuditSamples.write(folder.resolve("broken/audit.jsonl"), AuditSamples.usual())
                .file();
        var lines = new ArrayList<>(Files.readAllLines(broken));
        Collections.swap(lines, 8, 12);
        Files.write(broken, lines);
        var wrong = folder.resolve("wrong/audit.jsonl");
        Files.createDirectories(wrong);
        return List.of(
                new Case("requeue", usual, model -> select(model, "requeue", 11)),
                new Case("all", usual, model -> {
                    model.all(true);
                    select(model, "terminate-backend", 1);
                }),
                new Case("list", usual, model -> model.all(true)),
                new Case("began", usual, model -> select(model, "requeue", 0)),
                new Case("none", usual, model -> model.filter(AuditFilter.ALL.saying("nothing has this"))),
                new Case("empty", folder.resolve("empty/audit.jsonl"), _ -> {}),
                new Case("broken", broken, _ -> {}),
                new Case("fault", wrong, _ -> {}));
    }

    private static void select(AuditViewModel model, String action, int rows) {
        model.rows().get().stream()
                .filter(row -> row.action().equals(action) && row.rows() == rows)
                .findFirst()
                .ifPresent(model::select);
    }

    static Parent screen(Case shown) {
        return screen(model(shown.log()), shown, new Nowhere());
    }

    static Parent screen(AuditViewModel model, Case shown, Navigation navigation) {
        var view = new AuditView(model, new AuditLinks(navigation), () -> {});
        model.opened();
        shown.opening().accept(model);
        return (Parent) view.node();
    }

    static AuditViewModel model(Path log) {
        var written = new AuditLog(log);
        return new AuditViewModel(
                new AuditSource(new AuditReader(log), written::written, AuditSamples.PROFILE),
                new InlineBackground(),
                InstantSource.fixed(AuditSamples.NOW));
    }
}
