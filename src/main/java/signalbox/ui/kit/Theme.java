package signalbox.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The looks of the window: AtlantaFX Primer with our style sheets on top. `SYSTEM` follows the desktop, also while the
/// window is open.
public enum Theme {
    SYSTEM(null),
    LIGHT(ColorScheme.LIGHT),
    DARK(ColorScheme.DARK);

    private static final String HERE = "/signalbox/ui/";
    private static final List<String> FONTS = List.of(
            "Inter",
            "InterItalic",
            "InterBold",
            "InterMedium",
            "InterSemiBold",
            "JetBrainsMono",
            "JetBrainsMonoSemiBold");
    private static final List<String> SHEETS =
            List.of("signalbox.css", "kit.css", "shell.css", "jobs.css", "dialogs.css");
    private static final Object INSTALLED = Theme.class;
    private static final Object POPUP_SHEET = "text size of pop-ups";
    private static final String POPUPS = ".tooltip{-fx-font-size:%.1fpx}.menu-item>.label{-fx-font-size:%.1fpx}";

    private final @Nullable ColorScheme forced;

    Theme(@Nullable ColorScheme forced) {
        this.forced = forced;
    }

    /// Loads what all windows use, before the first of them is made. JavaFX would read its own style sheet, which each
    /// of our scenes replaces.
    public static void prepare() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Fonts.load();
    }

    /// Applies the theme to the scene, and to the pop-ups that it opens. Another call changes the theme at once.
    public void applyTo(Scene scene) {
        Fonts.load();
        var preferences = scene.getPreferences();
        preferences.setColorScheme(forced);
        if (scene.getProperties().putIfAbsent(INSTALLED, true) == null) {
            preferences.colorSchemeProperty().subscribe(scheme -> dress(scene, scheme));
        }
    }

    /// Gives menus and tooltips the size that the texts of the window have: they are windows of their own.
    ///
    /// @param factor 1 is the usual size
    public static void textSize(Scene scene, double factor) {
        var sheet = String.format(Locale.ROOT, POPUPS, 12 * factor, 12 * factor);
        scene.getProperties().put(POPUP_SHEET, "data:text/css," + sheet);
        if (scene.getProperties().containsKey(INSTALLED)) {
            dress(scene, Objects.requireNonNullElse(scene.getPreferences().getColorScheme(), ColorScheme.LIGHT));
        }
    }

    private static void dress(Scene scene, ColorScheme scheme) {
        var dark = scheme == ColorScheme.DARK;
        var primer = (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        var sheets = Stream.of(
                        Stream.concat(SHEETS.stream(), Stream.of(dark ? "dark.css" : "light.css"))
                                .map(Theme::address),
                        Stream.ofNullable(scene.getProperties().get(POPUP_SHEET))
                                .map(String::valueOf))
                .flatMap(each -> each)
                .toList();
        dress(scene, primer, sheets);
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
        for (var window : Window.getWindows()) {
            if (window instanceof PopupWindow open && Objects.equals(open.getOwnerWindow(), scene.getWindow())) {
                dress(open.getScene(), primer, sheets);
            }
        }
    }

    private static void dress(Scene scene, String primer, List<String> sheets) {
        scene.setUserAgentStylesheet(primer);
        scene.getStylesheets().setAll(sheets);
    }

    /// Gives a screen the style that only it has.
    ///
    /// @param file a file in the theme's folder: `runners.css`
    public static void addSheet(Parent root, String file) {
        root.getStylesheets().add(address(file));
    }

    private static String address(String file) {
        return Objects.requireNonNull(Theme.class.getResource(HERE + file), file)
                .toExternalForm();
    }

    /// Loads the bundled fonts at first use, once for the process.
    private static final class Fonts {
        static {
            FONTS.forEach(Fonts::load);
        }

        static void load() {}

        private static void load(String font) {
            try (var bytes = Theme.class.getResourceAsStream(HERE + "fonts/" + font + ".ttf")) {
                Objects.requireNonNull(Font.loadFont(bytes, 13), font);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read the bundled font " + font, e);
            }
        }
    }
}
