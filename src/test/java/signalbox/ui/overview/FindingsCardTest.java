package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.config.BaseUrl;
import signalbox.config.Samples;
import signalbox.config.check.CheckContext;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.health.Remedy;
import signalbox.health.Silences;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.text.Severity;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RemedyButtons;

@Tag("fx")
class FindingsCardTest {
    @Test
    void no_secret_of_a_configuration_is_in_any_text() {
        var found = found();
        var scene = Headless.scene(() -> (Parent) card(found), 432, 2_000, Theme.LIGHT);
        Headless.layOut(scene);

        var texts = String.join("\n", Headless.on(() -> ScreenTexts.of(scene.getRoot())));

        assertThat(found).extracting(Finding::code).contains("config-several-settings-in-one-value");
        assertThat(texts).contains("http_auth_password = ********").doesNotContain(Samples.SECRETS);
    }

    private static SilenceMenu silencing() {
        var here =
                Destination.of(Profile.of(ConnectionSpec.of("localhost", 5432, "acme", "odoo"), Environment.STAGING));
        var session = new Session(here, new AuditLog(Path.of("audit.jsonl")), InstantSource.system(), null);
        return new SilenceMenu(session.findings(), () -> {}, new InlineBackground(), _ -> {});
    }

    private static List<Finding> found() {
        var context = CheckContext.UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme-stg-queue-11874.dev.odoo.com"));
        var found = new ArrayList<Finding>();
        Stream.concat(Samples.NAMES.stream().map(Samples::read), Stream.of(Samples.pastedSecret()))
                .forEach(file -> found.addAll(new KnownConfig.Read(file, context).findings()));
        return found;
    }

    private static Node card(List<Finding> found) {
        var buttons = new RemedyButtons(_ -> {}, new SimpleObjectProperty<>(Availability.LOCKED));
        var card = new FindingsCard(buttons, silencing(), _ -> {});
        card.show(new Silences.SortedFindings(found, List.of()));
        return card.node();
    }

    @Test
    void what_was_not_checked_is_said_also_where_nothing_was_found() {
        var card = Headless.on(() -> {
            var empty = new FindingsCard(
                    new RemedyButtons(_ -> {}, new SimpleObjectProperty<>(Availability.LOCKED)), silencing(), _ -> {});
            empty.leaveOut("The odoo.conf was not checked: nobody names it.");
            return empty;
        });
        var scene = Headless.scene(() -> (Parent) card.node(), 432, 600, Theme.LIGHT);
        Headless.layOut(scene);

        assertThat(Headless.on(() -> ScreenTexts.of(scene.getRoot())))
                .contains(
                        "The odoo.conf was not checked: nobody names it.",
                        "Nothing in what was checked needs your attention.")
                .doesNotContain("Nothing needs your attention.");
    }

    @Test
    void a_silenced_finding_can_be_shown_again() {
        var until = Instant.parse("2026-06-01T12:00:00Z");
        var card = Headless.on(() -> {
            var empty = new FindingsCard(
                    new RemedyButtons(_ -> {}, new SimpleObjectProperty<>(Availability.LOCKED)), silencing(), _ -> {});
            empty.show(new Silences.SortedFindings(List.of(), List.of(new Silences.Silenced(waiting("4 s"), until))));
            return empty;
        });
        var scene = Headless.scene(() -> (Parent) card.node(), 432, 600, Theme.LIGHT);
        Headless.layOut(scene);

        assertThat(Headless.on(() -> ScreenTexts.of(scene.getRoot()))).contains("Show again");
    }

    private static final String JOB = "29651658-b9e7-4726-bd00-80a1987ca30f";

    private static Finding waiting(String age) {
        return new Finding(
                "jobs-wait",
                Severity.WARNING,
                "Jobs wait for " + age,
                List.of(JOB + " (res.partner.sync) waits since " + age + "."),
                "Why.",
                "Do.",
                new Remedy.ShowJob(JOB));
    }

    private static FindingsCard waitingCard(Consumer<Remedy> opened) {
        return Headless.on(() -> {
            var card = new FindingsCard(
                    new RemedyButtons(opened, new SimpleObjectProperty<>(Availability.LOCKED)), silencing(), _ -> {});
            card.show(new Silences.SortedFindings(List.of(waiting("4 s")), List.of()));
            return card;
        });
    }

    @Test
    void a_job_in_a_sentence_is_short_and_leads_to_it() {
        var opened = new ArrayList<Remedy>();
        var card = waitingCard(opened::add);
        var scene = Headless.scene(() -> (Parent) card.node(), 432, 600, Theme.LIGHT);
        Headless.layOut(scene);
        Headless.on(() -> {
            var link = (Hyperlink) scene.lookup(".job-link");
            assertThat(link.getText()).isEqualTo("29651658");
            assertThat(link.getTooltip().getText()).isEqualTo(JOB);
            assertThat(link.localToScene(link.getLayoutBounds()).getHeight()).isPositive();
            link.fire();
            return true;
        });
        assertThat(opened).containsExactly(new Remedy.ShowJob(JOB));
    }

    @Test
    void the_buttons_of_a_finding_stay_while_only_its_ages_change() {
        var card = waitingCard(_ -> {});
        var scene = Headless.scene(() -> (Parent) card.node(), 432, 600, Theme.LIGHT);
        Headless.layOut(scene);
        var button = Headless.on(() -> scene.lookup(".finding .button"));
        Headless.on(() -> {
            card.show(new Silences.SortedFindings(List.of(waiting("5 s")), List.of()));
            assertThat(scene.lookup(".finding .button")).isSameAs(button);
            assertThat(String.join("", ScreenTexts.of(scene.getRoot()))).contains(" waits since 5 s.");
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 360, 432, 700})
    void nothing_of_a_finding_is_cut_however_narrow_the_card_is(int width) {
        var card = waitingCard(_ -> {});
        var scene = Headless.scene(() -> new StackPane(card.node()), width, 300, Theme.LIGHT);
        Headless.layOut(scene);

        Headless.on(() -> {
            assertThat(Stream.of(".button", ".menu-button", ".label", ".job-sentence")
                            .flatMap(style -> scene.getRoot().lookupAll(style).stream()))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(node -> assertThat(
                                    node.localToScene(node.getLayoutBounds()).getMaxX())
                            .isLessThanOrEqualTo(width));
            return true;
        });
    }
}
