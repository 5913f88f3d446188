package signalbox.ui.overview;

import java.time.Duration;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import signalbox.app.session.FindingsWatch;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.action.ProfileChoiceSave;

/// Silences findings for a time. On the FX thread; the file is written in the background.
final class SilenceMenu {
    private enum Length {
        HOUR("1 hour", Duration.ofHours(1)),
        DAY("1 day", Duration.ofDays(1)),
        WEEK("1 week", Duration.ofDays(7));

        private final String words;
        private final Duration length;

        Length(String words, Duration length) {
            this.words = words;
            this.length = length;
        }
    }

    private final FindingsWatch watch;
    private final Runnable onChange;
    private final Background background;
    private final NoticeBoard notices;

    SilenceMenu(FindingsWatch watch, Runnable onChange, Background background, NoticeBoard notices) {
        this.watch = watch;
        this.onChange = onChange;
        this.background = background;
        this.notices = notices;
    }

    /// Offers to silence the findings with this code, for this profile.
    MenuButton menu(String code) {
        var menu = new MenuButton("Silence");
        menu.getStyleClass().addAll("small", "flat");
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("Do not show this for a time, on this profile"));
        menu.setId("silence-" + code);
        for (var length : Length.values()) {
            var item = new MenuItem("For " + length.words);
            item.setOnAction(_ -> change(() -> watch.silence(code, length.length)));
            menu.getItems().add(item);
        }
        return menu;
    }

    void endSilence(String code) {
        change(() -> watch.endSilence(code));
    }

    private void change(Runnable change) {
        ProfileChoiceSave.run(background, notices, change, onChange);
    }
}
