package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import signalbox.text.DurationText;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The dark band over every screen while a moment of the past is shown: what is seen is not live.
final class PastBand {
    private final PastViewModel model;
    private final InstantSource clock;
    private final Label moment = Labels.of("", "t-13", "t-semibold", "band-text");
    private final Label age = Labels.of("", "t-12", "band-text", "band-quiet");
    private final HBox root;

    PastBand(PastViewModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        moment.setId("past-moment");
        moment.setMinWidth(Label.USE_PREF_SIZE);
        age.setMinWidth(0);
        var back = new Button("Back to live", Icon.NEWEST.at(15));
        back.setId("back-to-live");
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setOnAction(_ -> model.leave());
        var not = Labels.of("not live  ·  recorded", "t-13", "t-semibold", "band-text");
        not.setMinWidth(Label.USE_PREF_SIZE);
        root = Labels.row(
                12,
                Icon.TIME_MACHINE.at(16, "band-icon"),
                moment,
                not,
                age,
                Labels.spacer(),
                Labels.of("Esc", "t-12", "band-text", "band-quiet"),
                back);
        root.setId("past-band");
        root.getStyleClass().add("past-band");
        model.at().subscribe(at -> {
            if (at != null) {
                show(at);
            }
        });
    }

    Node node() {
        return root;
    }

    void writeAgain() {
        var at = model.at().get();
        if (at != null) {
            show(at);
        }
    }

    private void show(Instant at) {
        var now = clock.instant();
        var day = ShownZone.day(at).equals(ShownZone.day(now)) ? "" : ", " + TimeText.day(at);
        moment.setText("AT " + TimeText.clock(at) + " " + ShownZone.word(at) + day);
        age.setText(DurationText.closeAgo(Duration.between(at, now))
                + " · read from the recording on this computer · nothing here can act");
    }
}
