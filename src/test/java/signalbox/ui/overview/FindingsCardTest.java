package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.config.BaseUrl;
import signalbox.config.Samples;
import signalbox.config.check.ConfigContext;
import signalbox.health.Finding;
import signalbox.health.RunnerConfig;
import signalbox.health.Silences;
import signalbox.postgres.ConnectionSpec;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.action.RemedyButtons;

@Tag("fx")
class FindingsCardTest {
    @Test
    void no_secret_of_a_configuration_is_in_any_text() {
        var found = found();
        var scene = Headless.scene(() -> (Parent) card(found), 432, 2_000, Theme.LIGHT);
        Headless.picture(scene);

        var texts = String.join("\n", Headless.on(() -> ScreenTexts.of(scene.getRoot())));

        assertThat(found).extracting(Finding::code).contains("config-several-settings-in-one-value");
        assertThat(texts).contains("http_auth_password = ********").doesNotContain(Samples.SECRETS);
    }

    private static Silencing silencing() {
        var here =
                Destination.of(Profile.of(ConnectionSpec.of("localhost", 5432, "acme", "odoo"), Environment.STAGING));
        var session = new Session(here, new AuditLog(Path.of("audit.jsonl")), InstantSource.system(), null);
        return new Silencing(session.findings(), () -> {}, new InlineBackground(), _ -> {});
    }

    private static List<Finding> found() {
        var context = ConfigContext.UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme-stg-queue-11874.dev.odoo.com"));
        var found = new ArrayList<Finding>();
        Stream.concat(Samples.NAMES.stream().map(Samples::read), Stream.of(Samples.pastedSecret()))
                .forEach(file -> found.addAll(new RunnerConfig.Read(file, context).findings()));
        return found;
    }

    private static Node card(List<Finding> found) {
        var buttons = new RemedyButtons(_ -> {}, new SimpleBooleanProperty());
        var card = new FindingsCard(buttons, silencing());
        card.show(new Silences.Heard(found, List.of()));
        return card.node();
    }
}
