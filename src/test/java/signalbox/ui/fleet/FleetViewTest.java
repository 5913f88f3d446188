package signalbox.ui.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.fleet.FleetState;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class FleetViewTest {
    private final List<String> opened = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final FleetViewModel model = new FleetViewModel(FleetSamples.full(), new FleetActions() {
        @Override
        public void open(String profile) {
            opened.add(profile);
        }

        @Override
        public void createProfile() {
            asked.add("create");
        }

        @Override
        public void refresh() {
            asked.add("refresh");
        }

        @Override
        public void pause(boolean wanted) {
            asked.add("pause " + wanted);
        }

        @Override
        public void every(Duration interval) {
            asked.add("every " + interval.toSeconds());
        }
    });
    private final Scene scene = Headless.scene(() -> new FleetView(model).node(), 1264, 826, Theme.LIGHT);

    FleetViewTest() {
        Headless.layOut(scene);
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    @SuppressWarnings("unchecked")
    private ListView<FleetItem> list() {
        return (ListView<FleetItem>) find("#fleet-list");
    }

    private void doing(Runnable work) {
        Headless.on(() -> {
            work.run();
            return true;
        });
        Headless.layOut(scene);
    }

    private void press(KeyCode code) {
        doing(() -> list().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private String texts(Node below) {
        return Headless.on(() -> below.lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("\n")));
    }

    private List<String> rows() {
        return list().getItems().stream()
                .filter(FleetItem.RowItem.class::isInstance)
                .map(item -> ((FleetItem.RowItem) item).row().name())
                .toList();
    }

    private void select(String name) {
        doing(() -> list().getSelectionModel()
                .select(list().getItems().stream()
                        .filter(item -> item instanceof FleetItem.RowItem(var row, var _)
                                && row.name().equals(name))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void all_profiles_are_listed_by_customer_with_what_is_wrong() {
        assertThat(rows()).hasSize(10).startsWith("acme-prod", "acme-staging", "acme-upgrade");
        assertThat(list().getItems().getFirst()).isEqualTo(new FleetItem.SectionItem("acme", 3, 1, 0));
        assertThat(texts(find("#fleet-critical"))).contains("1", "acme-prod");
        assertThat(texts(find("#fleet-unreachable"))).contains("1", "kestrel-staging");
        assertThat(texts(list())).contains("No leader 4 m 02 s", "Unreachable 23 m 07 s", "Needs you:");
    }

    @Test
    void a_selected_profile_shows_its_findings_with_their_evidence() {
        select("acme-prod");
        assertThat(texts(find("#fleet-detail")))
                .contains("Queue has no leader", "pid 30117 closed.", "acme-prod-881", "acme-staging is led by pid");
    }

    @Test
    void enter_opens_the_selected_profile_and_escape_closes_its_details() {
        select("helios-prod");
        press(KeyCode.ENTER);
        assertThat(opened).containsExactly("helios-prod");
        press(KeyCode.ESCAPE);
        assertThat(model.content().get().selected()).isNull();
        press(KeyCode.ENTER);
        assertThat(opened).hasSize(1);
    }

    @Test
    void the_button_of_the_details_opens_the_profile() {
        select("kestrel-prod");
        doing(((Button) find("#fleet-open"))::fire);
        assertThat(opened).containsExactly("kestrel-prod");
    }

    @Test
    void the_selection_stays_while_newer_figures_come() {
        select("kestrel-prod");
        doing(() -> model.show(FleetSamples.allSound()));
        doing(() -> model.show(FleetSamples.full()));
        assertThat(list().getSelectionModel().getSelectedItem()).isInstanceOf(FleetItem.RowItem.class);
        assertThat(Objects.requireNonNull(model.content().get().selected()).name())
                .isEqualTo("kestrel-prod");
    }

    @Test
    void filters_leave_rows_out_and_say_how_many_are_shown() {
        doing(() -> ((TextField) find("#fleet-text")).setText("kestrel"));
        assertThat(rows()).containsExactly("kestrel-prod", "kestrel-staging");
        doing(() -> ((TextField) find("#fleet-text")).clear());
        doing(() -> ((CheckBox) find("#fleet-trouble")).setSelected(true));
        assertThat(rows()).containsExactly("acme-prod", "kestrel-prod", "kestrel-staging", "nordwind-prod");
        assertThat(texts(scene.getRoot())).contains("4 shown");
    }

    @Test
    void a_figure_selects_the_first_profile_that_it_counts() {
        doing(((Button) find("#fleet-unreachable"))::fire);
        assertThat(Objects.requireNonNull(model.content().get().selected()).name())
                .isEqualTo("kestrel-staging");
    }

    @Test
    void pausing_is_asked_for_and_said() {
        doing(((Button) find("#fleet-pause"))::fire);
        assertThat(asked).containsExactly("pause true");
        assertThat(((Button) find("#fleet-pause")).getText()).isEqualTo("Go on");
    }

    @Test
    void without_profiles_one_can_be_made() {
        doing(() -> model.show(FleetState.nothingAt(FleetSamples.full().at())));
        assertThat(texts(scene.getRoot())).contains("No profiles yet.");
        doing(((Button) find("#fleet-create"))::fire);
        assertThat(asked).containsExactly("create");
    }

    @Test
    void changes_of_the_last_hour_are_listed_the_newest_first() {
        assertThat(texts(find("#fleet-changes"))).contains("latest 2 of 3", "lost its leader, pid 30117");
        doing(((Hyperlink) find("#fleet-all-changes"))::fire);
        assertThat(texts(find("#fleet-changes"))).contains("9 jobs are late");
    }
}
