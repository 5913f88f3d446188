package signalbox.ui.profiles;

import java.util.Arrays;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Banner.Level;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;

/// The card in which the user edits a profile.
final class ProfileEditorView extends VBox {
    private static final String PASSWORDS = "Signalbox never saves a password. It looks in the password"
            + " variable, in the service's section, in PGPASSWORD and in ~/.pgpass (or PGPASSFILE), or you type"
            + " it for the session.";

    private static final double WIDTH = 720;
    private static final double GAP = 16;
    private static final double PORT = 150;
    private static final double GROUP = 220;

    private final ProfileEditorViewModel model;
    private final TextField name;
    private final Banner fault = new Banner(Level.DANGER);
    private final ConnectionCheckLine check;

    ProfileEditorView(ProfileEditorViewModel model) {
        this.model = model;
        this.check = new ConnectionCheckLine(model::acceptHostKey);
        this.name = FieldBox.takingUrls(model);
        setId("profile-editor");
        getStyleClass().addAll("confirm-pane", "dialog");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setAccessibleText(model.title());
        model.fault().subscribe(sentence -> fault.say(sentence, sentence.isEmpty() ? "" : "Nothing was saved."));
        model.check().subscribe(check::show);
        getChildren().addAll(head(), scrolling(body()), check, foot());
    }

    /// The node that gets the focus first.
    Node first() {
        return name;
    }

    private Node head() {
        var title = Labels.of(model.title(), "t-13", "t-semibold");
        var close = Labels.iconButton(Icon.CLOSE, "Cancel", model::cancel, "flat", "small");
        var head = Labels.row(8, Icon.DATABASE.at(17), title, Labels.spacer(), close);
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private static ScrollPane scrolling(Region body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(120);
        scroll.prefHeightProperty().bind(body.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private VBox body() {
        var noted = FieldBox.of(
                model,
                ProfileField.NAME,
                name,
                "Its name here. Or paste a connection string (postgres://… or host=…): it fills in the rest.");
        model.note().subscribe(note -> {
            if (!note.isEmpty()) {
                noted.help(note);
            }
        });
        var host = FieldBox.of(model, ProfileField.HOST, "");
        model.form().subscribe(form -> host.help(form.hostHelp()));
        noted.setMaxWidth(Double.MAX_VALUE);
        noted.setPrefWidth(WIDTH - 44 - GAP - GROUP);
        host.setMaxWidth(Double.MAX_VALUE);
        host.setPrefWidth(WIDTH - 44 - GAP - PORT);
        var port = FieldBox.of(model, ProfileField.PORT, "PostgreSQL's usual: 5432");
        port.setMaxWidth(PORT);
        port.setMinWidth(PORT);
        var body = new VBox(
                12,
                fault,
                row(noted, group()),
                environment(),
                row(host, port),
                row(
                        FieldBox.of(model, ProfileField.DATABASE, "Odoo's database, the one with queue_job"),
                        FieldBox.of(model, ProfileField.USER, "Odoo's own role, or one that may read queue_job")),
                encryption(),
                row(
                        FieldBox.of(model, ProfileField.SSH, "USER@HOST:PORT, or a name from ~/.ssh/config; optional"),
                        FieldBox.of(model, ProfileField.SSH_KEY, "Empty: the agent's keys, and the usual ones"),
                        FieldBox.of(
                                model,
                                ProfileField.SSH_JUMP,
                                "Another SSH host to go through, USER@HOST:PORT;" + " optional")),
                direct(),
                FieldBox.of(
                        model,
                        ProfileField.PARAMETERS,
                        "libpq's KEY=VALUE, such as sslrootcert=/etc/acme.crt target_session_attrs=primary;"
                                + " optional"),
                new ChannelStringField(model),
                row(FieldBox.of(
                        model,
                        ProfileField.CONFIG,
                        "Its path on the SSH host, else on this machine. Empty: Signalbox looks for it")),
                row(
                        FieldBox.of(model, ProfileField.SERVICE, "A section of pg_service.conf; optional"),
                        FieldBox.of(
                                model,
                                ProfileField.PASSWORD_VARIABLE,
                                "An environment variable with the" + " password; optional"),
                        password()),
                Labels.sentence(PASSWORDS, "t-12", "t-muted"));
        body.getStyleClass().add("confirm-body");
        return body;
    }

    /// Gives the boxes the width that they will have. A row asks for its height before it divides the width, and
    /// help that would wrap in a narrow box would leave a gap.
    private static HBox row(FieldBox... boxes) {
        for (var box : boxes) {
            if (box.getMaxWidth() == USE_COMPUTED_SIZE) {
                box.setPrefWidth((WIDTH - 44 - GAP * (boxes.length - 1)) / boxes.length);
            }
        }
        var row = new HBox(GAP, boxes);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private FieldBox group() {
        var group = FieldBox.of(model, ProfileField.GROUP, "The customer, say: the fleet groups by it; optional");
        group.setMaxWidth(GROUP);
        group.setMinWidth(GROUP);
        return group;
    }

    private Node environment() {
        var choices = Arrays.asList(Environment.values());
        var choice = new SegmentedControl<>(
                "Environment",
                Arrays.asList(Environment.values()),
                each -> each.word().toUpperCase(Locale.ROOT));
        var segments = choice.getChildren().iterator();
        for (var each : choices) {
            segments.next().getStyleClass().add("segment-" + each.word());
        }
        choice.selectedProperty().bindBidirectional(model.environment());
        var readOnly = new CheckBox("Read-only: Signalbox changes nothing here");
        readOnly.setId("profile-read-only");
        readOnly.getStyleClass().add("t-12");
        readOnly.selectedProperty().bindBidirectional(model.readOnly());
        var meaning = Labels.sentence("", "t-11", "t-muted");
        model.environment().subscribe(now -> meaning.setText(meaning(now)));
        var row = Labels.row(16, choice, readOnly);
        return new VBox(4, Labels.of("Environment", "t-12", "t-medium"), row, meaning);
    }

    private static String meaning(@Nullable Environment environment) {
        return switch (environment) {
            case null -> "What is this database used for? Choose one: Signalbox does not guess.";
            case PRODUCTION -> "A red frame; each change asks for the name of the database to be typed.";
            case STAGING -> "An amber tag; each change asks once.";
            case DEVELOPMENT, DEMO -> "A plain tag; each change asks once.";
        };
    }

    private Node direct() {
        var direct = new CheckBox("Connect to the database directly: use SSH only for the processes of its host");
        direct.setId("profile-direct-database");
        direct.getStyleClass().add("t-12");
        direct.selectedProperty().bindBidirectional(model.directDatabase());
        model.form()
                .subscribe(form -> direct.setDisable(form.text(ProfileField.SSH).isEmpty()));
        return direct;
    }

    private FieldBox encryption() {
        var choice = new SslChoice(model.text(ProfileField.SSLMODE));
        var box = new FieldBox("Encryption (sslmode)", choice, "");
        model.form().subscribe(form -> box.help(form.encryption()));
        return box;
    }

    private FieldBox password() {
        var field = new PasswordField();
        field.setId("profile-password");
        field.textProperty().bindBidirectional(model.password());
        return new FieldBox("Password", field, "For the test and until the profile is closed; never saved");
    }

    private Node foot() {
        var test = Labels.button("Test connection", Icon.CONNECTED, model::test);
        test.setId("profile-test");
        var cancel = new Button("Cancel");
        cancel.setOnAction(_ -> model.cancel());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        var save = new Button("Save");
        save.setId("profile-save");
        save.setOnAction(_ -> model.save());
        save.setMinWidth(Region.USE_PREF_SIZE);
        var open = new Button("Save and open");
        open.setId("profile-save-and-open");
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.setOnAction(_ -> model.saveAndOpen());
        open.setMinWidth(Region.USE_PREF_SIZE);
        var missing = Labels.sentence("", "t-12", "t-muted");
        missing.setId("profile-missing");
        missing.setMinWidth(0);
        model.form().subscribe(form -> {
            var wrong = !form.isComplete();
            missing.setText(wrong ? "Still needed: " + model.missing() : "");
            test.setDisable(wrong);
            save.setDisable(wrong);
            open.setDisable(wrong);
        });
        HBox.setHgrow(missing, Priority.ALWAYS);
        missing.setMaxWidth(Double.MAX_VALUE);
        var foot = Labels.row(8, test, missing, cancel, save, open);
        foot.getStyleClass().add("card-footer");
        return foot;
    }
}
