package signalbox.ui.profiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.cli.manual.CommandReference;
import signalbox.handbook.Handbook;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.HostKey;
import signalbox.remote.UnknownHostKeyException;
import signalbox.ui.Headless;
import signalbox.ui.ScreenState;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.help.HelpFacts;
import signalbox.ui.help.HelpPane;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;

/// Writes pictures of the editor and the help into a folder.
public final class DialogPictures {
    private DialogPictures() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            save(folder.resolve("editor-new" + suffix), theme, 900, _ -> {});
            save(folder.resolve("editor-found" + suffix), theme, 900, model -> {
                model.takeUrl("postgres://odoo:x@10.0.12.2/acme-prod-8812345");
                model.environment().set(Environment.PRODUCTION);
                model.text(ProfileField.CHANNELS).set("root:4,root.mail:2,root.sale:1:sequential");
                model.test();
            });
            save(folder.resolve("editor-wrong" + suffix), theme, 640, model -> {
                model.takeUrl("postgres://odoo@db.example/acme");
                model.text(ProfileField.HOST).set("");
                model.text(ProfileField.CHANNELS).set("root:4,root.mail:two");
            });
            save(folder.resolve("editor-ssh" + suffix), theme, 900, model -> {
                model.takeUrl("postgres://odoo@127.0.0.1/acme");
                model.text(ProfileField.SSH).set("ssh 4711@acme-staging.dev.odoo.com");
                model.test();
            });
            save(folder.resolve("editor-filled" + suffix), theme, 1100, DialogPictures::fill);
            save(folder.resolve("editor-refused" + suffix), theme, 1100, model -> {
                fill(model);
                model.text(ProfileField.CONFIG).set("etc/odoo.conf");
                model.text(ProfileField.PARAMETERS).set("sslrootcrt=/etc/ssl/certs/acme.crt sslmode=require");
                model.text(ProfileField.PASSWORD_VARIABLE).set("s3cret!");
                model.takeUrl("service=acme servicefile=/nowhere/pg_service.conf");
            });
            for (var place : List.of("", "odoo-sh", "findings#queue-stands-still", "reference", "keys", "jobs")) {
                var help = Headless.window(() -> help(place), theme);
                Headless.save(help, folder.resolve("help-" + place.replace('#', '-') + suffix));
            }
        }
        System.exit(0);
    }

    /// The editor of profiles and the help.
    public static List<ScreenState> states() {
        return List.of(
                ScreenState.of("editor-new", () -> editor(_ -> {})),
                ScreenState.of("editor-filled", () -> editor(DialogPictures::fill)),
                ScreenState.of(
                        "editor-ssh",
                        () -> editor(model -> {
                            model.takeUrl("postgres://odoo@127.0.0.1/acme");
                            model.text(ProfileField.SSH).set("ssh 4711@acme-staging.dev.odoo.com");
                            model.test();
                        })),
                ScreenState.of(
                        "editor-wrong",
                        () -> editor(model -> {
                            model.takeUrl("postgres://odoo@db.example/acme");
                            model.text(ProfileField.HOST).set("");
                            model.text(ProfileField.CHANNELS).set("root:4,root.mail:two");
                        })),
                ScreenState.of("help", DialogPictures::help),
                looking("pooler"),
                looking("xyzzy"));
    }

    private static ScreenState looking(String words) {
        return new ScreenState("help-" + words, () -> {
            var help = help();
            return new ScreenState.OpenedScreen(
                    help, () -> ((TextField) Objects.requireNonNull(help.lookup("#help-find"))).setText(words));
        });
    }

    private static void fill(ProfileEditorViewModel model) {
        model.takeUrl("host=db1.example.com,db2.example.com port=5432,5433 dbname=acme user=odoo"
                + " target_session_attrs=primary options='-c search_path=odoo' connect_timeout=10");
        model.environment().set(Environment.STAGING);
        model.text(ProfileField.CONFIG).set("/home/odoo/.config/odoo/odoo.conf");
        model.text(ProfileField.SERVICE).set("acme-staging");
        model.text(ProfileField.PASSWORD_VARIABLE).set("ACME_STAGING_PASSWORD");
    }

    private static final String FINGERPRINT = "SHA256:uNiVztksCsDhcc0u9e8BrX5XBUQcgcAbyTJ/0EkGXGk";

    private static void save(Path file, Theme theme, double height, Consumer<ProfileEditorViewModel> typing)
            throws IOException {
        var width = height < 700 ? 1040 : 1440;
        Headless.save(Headless.scene(() -> editor(typing), width, height, theme), file);
    }

    static Overlay editor(Consumer<ProfileEditorViewModel> typing) {
        var overlay = new Overlay(new StackPane());
        var services = new EditorServices(
                new Profiles(AppFolders.below(Path.of("nowhere"))),
                to -> {
                    if (to.spec().host().startsWith("10.")) {
                        return ProfileEditorViewModelTest.capabilities(false);
                    }
                    if (to.profile().ssh() != null) {
                        throw new UnknownHostKeyException(
                                new HostKey("acme-staging.dev.odoo.com", 22, "ssh-ed25519", FINGERPRINT, ""));
                    }
                    throw new PostgresException(
                            PostgresException.Kind.UNKNOWN_HOST,
                            "The host " + to.spec().host() + " is not known.",
                            null);
                },
                _ -> {},
                new InlineBackground(),
                overlay);
        var model = new ProfileEditorViewModel(services, new Nothing(), ProfileForm.empty(), "");
        typing.accept(model);
        var view = new ProfileEditorView(model);
        overlay.open(view, view.first());
        return overlay;
    }

    static Overlay help() {
        return help("");
    }

    private static Overlay help(String place) {
        var overlay = new Overlay(new StackPane());
        var pane = new HelpPane(
                Handbook.chapters(HelpFacts.of(AppFolders.ofThisUser(), CommandReference.text())), "test", place);
        overlay.open(pane, pane.first());
        return overlay;
    }

    private static final class Nothing implements EditorResult {
        @Override
        public void cancelled() {}

        @Override
        public void saved(Profile profile) {}

        @Override
        public void opened(Destination destination) {}
    }
}
