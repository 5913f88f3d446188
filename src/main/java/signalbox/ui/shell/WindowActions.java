package signalbox.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import signalbox.app.file.Settings.ThemeChoice;
import signalbox.app.profile.Profile;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.profiles.ProfileMenu;
import signalbox.ui.shell.search.PaletteAction;

/// What the search field can do with the window itself: its looks, the profiles, the diagnostics. On the FX thread.
///
/// @param fleet shows all profiles
/// @param diagnostics copies them
record WindowActions(WindowLook look, ProfileMenu profiles, Runnable fleet, Runnable diagnostics) {
    List<PaletteAction> all() {
        return Stream.concat(own(), profiles.known().stream().map(this::open)).toList();
    }

    private Stream<PaletteAction> own() {
        return Stream.of(
                theme("Light theme", ThemeChoice.LIGHT),
                theme("Dark theme", ThemeChoice.DARK),
                theme("Theme of the system", ThemeChoice.SYSTEM),
                new PaletteAction(Icon.SETTINGS, "Larger text", "Ctrl +", () -> look.step(TextSizeKey.LARGER)),
                new PaletteAction(Icon.SETTINGS, "Smaller text", "Ctrl -", () -> look.step(TextSizeKey.SMALLER)),
                new PaletteAction(Icon.SETTINGS, "Usual text size", "Ctrl 0", () -> look.step(TextSizeKey.USUAL)),
                new PaletteAction(
                        Icon.FLEET, "Fleet", KeyBinding.FLEET.keys(), List.of("all profiles", "all databases"), fleet),
                new PaletteAction(Icon.ADD, "New profile…", "", profiles::create),
                new PaletteAction(Icon.DATABASE, "Manage profiles…", "", profiles::manage),
                new PaletteAction(Icon.DATABASE, "Open the demo cluster", "", profiles::openDemo),
                new PaletteAction(Icon.COPY, "Copy diagnostics", "", List.of("report", "version", "bug"), diagnostics));
    }

    private PaletteAction theme(String words, ThemeChoice choice) {
        return new PaletteAction(Icon.SETTINGS, words, "", () -> look.theme(choice));
    }

    private PaletteAction open(Profile profile) {
        return PaletteAction.openProfile(
                Icon.DATABASE, profile.name(), profile.environment().word(), () -> profiles.open(profile));
    }
}
