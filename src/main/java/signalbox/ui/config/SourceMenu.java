package signalbox.ui.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.screen.OpenFile;

/// Chooses the configuration of one side: `A  acme-prod · SSH ▾`.
final class SourceMenu extends MenuButton {
    private static final int MOST_KNOWN = 20;

    private final ConfigViewModel model;
    private final ComparisonSide side;
    private final SourceNames words;
    private final OpenFile openFile;
    private final Label value = Labels.of("", "t-12");

    SourceMenu(ConfigViewModel model, ComparisonSide side, SourceNames words, OpenFile openFile) {
        this.model = model;
        this.side = side;
        this.words = words;
        this.openFile = openFile;
        setId("source-" + side.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("source-menu");
        setGraphic(Labels.row(8, Labels.of(side.name(), "t-12", "t-muted"), value));
        setTooltip(new Tooltip());
        side.chosen().subscribe(chosen -> show(chosen.source()));
        model.known().subscribe(this::fill);
        setOnShowing(_ -> fill(model.known().get()));
    }

    private void show(@Nullable ConfigSource source) {
        var name = source == null ? "choose…" : words.name(source);
        value.setText(name);
        getTooltip().setText(name);
        setAccessibleText("Configuration " + side.name() + ": " + name);
        fill(model.known().get());
    }

    /// Whether the own odoo.conf can be read shows only with the list of processes: so this is asked each time.
    private void fill(List<ConfigSource> known) {
        var items = new ArrayList<MenuItem>();
        model.builds().forEach(build -> items.add(build(build)));
        items.add(source(new ConfigSource.Recommended(), "Recommended for this build"));
        items.add(source(new ConfigSource.InDatabase(), "Parameters of the connected database"));
        if (!known.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        known.stream().limit(MOST_KNOWN).forEach(each -> items.add(source(each, words.name(each))));
        items.add(new SeparatorMenuItem());
        items.add(item("Open file…", Icon.CONFIG, this::open));
        items.add(item("Paste from the clipboard", Icon.COPY, this::paste));
        if (side.chosen().get().source() != null) {
            items.add(item("Nothing here", Icon.CLOSE, side::clear));
        }
        getItems().setAll(items);
    }

    private MenuItem build(ConfigSource build) {
        return build instanceof ConfigSource.OfProfile usual && words.host() != null
                ? source(chosenBefore(usual), words.profile() + " over SSH, " + words.host())
                : source(build, words.name(build));
    }

    /// The path that was last chosen stays.
    private ConfigSource chosenBefore(ConfigSource.OfProfile usual) {
        return side.chosen().get().source() instanceof ConfigSource.OnHost current ? current : usual;
    }

    void open() {
        openFile.ask("Open an odoo.conf").ifPresent(file -> model.open(side, file));
    }

    void paste() {
        model.paste(side, TextClipboard.text());
    }

    private MenuItem source(ConfigSource source, String name) {
        return item(name, icon(source), () -> model.choose(side, source));
    }

    private Icon icon(ConfigSource source) {
        return switch (source) {
            case ConfigSource.OfProfile _ -> words.host() == null ? Icon.CONFIG : Icon.CONNECTED;
            case ConfigSource.OnDisk _ -> Icon.CONFIG;
            case ConfigSource.OfBuild _ -> Icon.CONFIG;
            case ConfigSource.OnHost _ -> Icon.CONNECTED;
            case ConfigSource.Pasted _ -> Icon.COPY;
            case ConfigSource.Kept _ -> Icon.KEEP;
            case ConfigSource.Recommended _ -> Icon.CHECK;
            case ConfigSource.InDatabase _ -> Icon.DATABASE;
        };
    }

    private static MenuItem item(String name, Icon icon, Runnable onChoice) {
        var item = new MenuItem(name, icon.at(15));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> onChoice.run());
        return item;
    }
}
