package signalbox.ui.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// A card with all profiles: each can be opened, edited, duplicated and removed, whichever is open. FX thread.
final class ProfileList extends VBox {
    static final String ID = "profile-list";

    private static final double WIDTH = 720;
    private static final double HEIGHT = 460;

    /// What is done with one profile.
    interface Deeds {
        void open(Profile profile);

        void edit(Profile profile);

        void duplicate(Profile profile);

        void remove(Profile profile);

        void create();
    }

    private final VBox lines = new VBox(6);
    private final Deeds deeds;
    private final Button add;

    ProfileList(Deeds deeds, Runnable onClose) {
        super(14);
        this.deeds = deeds;
        setId(ID);
        getStyleClass().addAll("confirm-pane", "dialog", "profile-list");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(HEIGHT);
        add = Labels.button("New profile…", Icon.ADD, deeds::create);
        var close = new Button("Close");
        close.setOnAction(_ -> onClose.run());
        close.setCancelButton(true);
        getChildren().addAll(Labels.title("Profiles"), scroll, Labels.row(8, add, Labels.spacer(), close));
    }

    void show(Profiles.Saved saved) {
        var shown = new ArrayList<Node>();
        saved.usable().forEach(profile -> shown.add(line(profile)));
        saved.unusable()
                .forEach(profile -> shown.add(
                        Labels.row(10, Icon.WARNING.at(17, "i-warning"), Labels.sentence(profile.sentence(), "t-12"))));
        if (shown.isEmpty()) {
            shown.add(Labels.of("There is no profile yet.", "t-12", "t-muted"));
        }
        lines.getChildren().setAll(shown);
    }

    private HBox line(Profile profile) {
        var place = Labels.wholeInTooltip(Labels.of(place(profile), "t-12", "t-muted"));
        place.setMinWidth(0);
        var words = new VBox(1, Labels.of(profile.name(), "t-13", "t-semibold"), place);
        words.setMinWidth(0);
        var line = Labels.row(
                8,
                Badge.environment(profile.environment().word()),
                words,
                Labels.spacer(),
                button("Open", profile, () -> deeds.open(profile)),
                button("Edit…", profile, () -> deeds.edit(profile)),
                button("Duplicate…", profile, () -> deeds.duplicate(profile)),
                button("Remove…", profile, () -> deeds.remove(profile)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button button(String words, Profile profile, Runnable onPressed) {
        var button = new Button(words);
        button.setId(words.replace("…", "").toLowerCase(Locale.ROOT) + "-" + profile.name());
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(words.replace("…", "") + " " + profile.name());
        button.setOnAction(_ -> onPressed.run());
        return button;
    }

    /// `db.example.com:5432/acme`
    static String place(Profile profile) {
        return profile.spec().address() + "/" + profile.spec().database();
    }

    /// Where the focus belongs at first.
    Node first() {
        return lines.getChildren().stream()
                .flatMap(line -> line instanceof HBox row ? row.getChildren().stream() : List.<Node>of().stream())
                .filter(Button.class::isInstance)
                .findFirst()
                .orElse(add);
    }
}
