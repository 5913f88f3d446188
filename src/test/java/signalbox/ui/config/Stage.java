package signalbox.ui.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.app.profile.Environment;
import signalbox.ui.config.content.FileCell;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;

/// A view-model with invented configurations, a clock moved by hand, and what it told and asked.
final class Stage {
    static final ConfigSource PRODUCTION = new ConfigSource.OnDisk(Path.of("/home/me/production.conf"));

    final InventedConfigs configs = new InventedConfigs()
            .with(PRODUCTION, "production", Environment.PRODUCTION)
            .with(InventedConfigs.STAGING, "staging", Environment.STAGING);
    final List<Notice> notices = new ArrayList<>();
    final ConfigViewModel model;
    private Instant now = InventedConfigs.NOW;

    Stage() {
        this(new InlineBackground(), Optional.empty());
    }

    /// @param answer where exports go
    Stage(Background background, Optional<Path> answer) {
        model = new ConfigViewModel(configs, background, () -> now, notices::add, (_, _, _) -> answer);
    }

    Stage compared() {
        model.choose(model.left(), PRODUCTION);
        model.choose(model.right(), InventedConfigs.STAGING);
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
        model.tick();
    }

    ConfigContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    /// All that is shown of the files.
    String text() {
        var text = new StringBuilder();
        for (var row : content().rows()) {
            switch (row) {
                case FileRow.Pair pair ->
                    text.append(text(pair.left())).append(" | ").append(text(pair.right()));
                case FileRow.Single single -> text.append(text(single.cell()));
                case FileRow.Fold fold -> text.append("fold ").append(fold.lines());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String text(@Nullable FileCell cell) {
        return cell == null ? "" : cell.line() + " " + cell.text();
    }
}
