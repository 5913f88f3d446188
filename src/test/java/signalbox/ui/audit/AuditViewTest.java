package signalbox.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.audit.content.AuditItem;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.Nowhere;

@Tag("fx")
class AuditViewTest {
    @TempDir
    private Path folder;

    private final List<JobFilter> opened = new ArrayList<>();
    private final List<Integer> runners = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();

    private Scene scene(AuditViewModel model, double width) {
        var nothing = new Pictures.Case("test", folder, _ -> {});
        var scene = Headless.scene(
                () -> Pictures.screen(model, nothing, new Nowhere() {
                    @Override
                    public void jobs(JobFilter filter) {
                        opened.add(filter);
                    }

                    @Override
                    public void runner(int pid) {
                        runners.add(pid);
                    }

                    @Override
                    public void moment(Instant at) {
                        moments.add(at);
                    }
                }),
                width,
                826,
                Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    private AuditViewModel usual() {
        return Pictures.model(AuditSamples.write(folder.resolve("audit.jsonl"), AuditSamples.usual())
                .file());
    }

    private static Node find(Scene scene, String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    @SuppressWarnings("unchecked")
    private static ListView<AuditItem> list(Scene scene) {
        return (ListView<AuditItem>) find(scene, "#audit-list");
    }

    private static String texts(Scene scene) {
        return Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("\n")));
    }

    private static void select(Scene scene, int index) {
        Headless.on(() -> {
            list(scene).getSelectionModel().clearAndSelect(index);
            return true;
        });
        Headless.layOut(scene);
    }

    private static int indexOf(Scene scene, int rows) {
        var items = list(scene).getItems();
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof AuditItem.ActionItem(var row) && row.rows() == rows) {
                return i;
            }
        }
        throw new AssertionError("no action changed " + rows);
    }

    @Test
    void an_action_that_is_selected_shows_what_was_confirmed_what_changed_and_its_place_in_the_chain() {
        var scene = scene(usual(), 1264);
        select(scene, indexOf(scene, 11));

        assertThat(texts(scene))
                .contains(
                        "Ticket 4471, mail host is back. Only the 12 mails that failed while it was down.",
                        "12 in the preview, 11 changed, 1 left alone",
                        "Requeue 12 jobs on production?",
                        "Typed to confirm: acme-prod-8812345",
                        "Before and after, 12 rows",
                        "and 7 more",
                        "no. 74, chained to no. 73");
    }

    @Test
    void all_rows_are_shown_on_request_and_its_jobs_open_by_their_uuids() {
        var scene = scene(usual(), 1264);
        select(scene, indexOf(scene, 11));

        Headless.on(() -> {
            ((Button) find(scene, "#audit-show-all")).fire();
            ((Button) find(scene, "#audit-open-jobs")).fire();
            return true;
        });
        Headless.layOut(scene);

        assertThat(((ListView<?>) find(scene, "#audit-all-changes")).getItems()).hasSize(12);
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().text()).startsWith("uuid:").contains(AuditSamples.uuid(10));
        assertThat(opened.getFirst().isByUuid()).isTrue();
    }

    @Test
    void an_action_leads_to_who_led_at_its_moment() {
        var model = usual();
        var scene = scene(model, 1264);
        var at = indexOf(scene, 11);
        select(scene, at);

        Headless.on(() -> {
            scene.getRoot().lookupAll(".hyperlink").stream()
                    .map(Hyperlink.class::cast)
                    .filter(link -> link.getText().startsWith("Who led at "))
                    .forEach(Hyperlink::fire);
            return true;
        });

        var row = ((AuditItem.ActionItem) list(scene).getItems().get(at)).row();
        assertThat(moments).containsExactly(row.at());
    }

    @Test
    void a_begin_without_a_result_says_that_none_is_known() {
        var scene = scene(usual(), 1264);
        select(scene, 1);

        assertThat(texts(scene)).contains("It began, and no result is known", "began");
    }

    @Test
    void a_result_is_chosen_with_its_count() {
        var model = usual();
        var scene = scene(model, 1264);
        var refused = (ToggleButton) find(scene, "#result-refused");
        assertThat(refused.getText()).isEqualTo("refused 1");

        Headless.on(() -> {
            refused.fire();
            return true;
        });

        assertThat(list(scene).getItems()).hasSize(2);
    }

    @Test
    void nothing_is_cut_at_the_right_in_a_narrow_window() {
        var scene = scene(usual(), 864);
        select(scene, indexOf(scene, 11));

        Headless.on(() -> {
            for (var selector : List.of("#audit-export", "#audit-chain", "#result-all", "#audit-text")) {
                var bounds =
                        find(scene, selector).localToScene(find(scene, selector).getBoundsInLocal());
                var list = find(scene, "#audit-list")
                        .localToScene(find(scene, "#audit-list").getBoundsInLocal());
                assertThat(bounds.getMaxX()).as(selector).isLessThanOrEqualTo(list.getMaxX() + 1);
            }
            return true;
        });
    }

    @Test
    void an_empty_log_says_what_will_be_there() {
        var scene = scene(Pictures.model(folder.resolve("none.jsonl")), 1264);

        assertThat(texts(scene)).contains("No action yet.", "0 lines, no chain yet");
    }
}
