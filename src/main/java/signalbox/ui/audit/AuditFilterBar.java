package signalbox.ui.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditSums;
import signalbox.ui.audit.content.ActionLabel;
import signalbox.ui.audit.content.AuditFigures;
import signalbox.ui.audit.content.ResultGroup;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.FilterMenu;

/// The filters above the list: whose profile, who, which action, a text, and the result.
final class AuditFilterBar {
    private static final String ANY = "any";

    private enum Scope {
        PROFILE("this profile"),
        ALL("all profiles");

        private final String words;

        Scope(String words) {
            this.words = words;
        }
    }

    private final AuditViewModel model;
    private final SegmentedControl<Scope> scope =
            new SegmentedControl<>("Profiles shown", Arrays.asList(Scope.values()), each -> each.words);
    private final FilterMenu who;
    private final FilterMenu action;
    private final FilterMenu profile;
    private final TextField text = new TextField();
    private final CountedSegments results;
    /// While somebody types, the log is not searched for each letter.
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final FlowPane node;

    AuditFilterBar(AuditViewModel model) {
        this.model = model;
        who = new FilterMenu("Who", chosen -> model.filter(now().by(orNull(chosen))));
        action = new FilterMenu("Action", this::chooseAction);
        profile = new FilterMenu("Profile", chosen -> model.filter(now().on(orNull(chosen))));
        results = new CountedSegments(group -> model.filter(now().ending(group.results())));
        scope.selectedProperty().subscribe(chosen -> chooseScope(chosen == Scope.ALL));
        profile.managedProperty().bind(profile.visibleProperty());
        profile.visibleProperty().bind(model.everywhere());
        model.everywhere().subscribe(all -> scope.select(all ? Scope.ALL : Scope.PROFILE));
        text.setId("audit-text");
        SpokenName.field(text, "Search the actions");
        text.setPromptText("Reason, subject, UUID");
        text.setPrefWidth(170);
        pause.setOnFinished(_ -> search());
        text.textProperty().subscribe(_ -> pause.playFromStart());
        text.setOnAction(_ -> search());
        who.setId("audit-who");
        action.setId("audit-action");
        profile.setId("audit-profile");
        scope.setId("audit-scope");
        node = new FlowPane(8, 8, scope, who, action, profile, text, results);
        node.getStyleClass().add("audit-filters");
        List.of(who, action, profile)
                .forEach(menu -> menu.setOnShowing(_ -> offer(model.known().get())));
        model.known().subscribe(this::offer);
        model.figures().subscribe(this::show);
        model.filter().subscribe(_ -> show(model.figures().get()));
    }

    Node node() {
        return node;
    }

    void focus() {
        text.requestFocus();
        text.selectAll();
    }

    private AuditFilter now() {
        return model.filter().get();
    }

    private void search() {
        pause.stop();
        model.filter(now().saying(text.getText()));
    }

    private void chooseScope(boolean all) {
        if (all != model.everywhere().get()) {
            profile.show(ANY);
            model.all(all);
        }
    }

    /// The menu shows the words of the screen, the filter has the name of the log.
    private void chooseAction(String chosen) {
        var sums = model.known().get();
        var name = sums == null
                ? null
                : sums.values(AuditSums.Key::action).stream()
                        .filter(each -> ActionLabel.of(each).equals(chosen))
                        .findFirst()
                        .orElse(null);
        model.filter(now().doing(name));
    }

    private static @Nullable String orNull(String chosen) {
        return chosen.equals(ANY) ? null : chosen;
    }

    private void offer(@Nullable AuditSums sums) {
        if (sums != null) {
            who.choices(anyOr(sums, AuditSums.Key::who));
            action.choices(anyOr(sums, key -> ActionLabel.of(key.action())));
            profile.choices(anyOr(sums, AuditSums.Key::profile));
        }
    }

    private static List<String> anyOr(AuditSums sums, Function<AuditSums.Key, String> part) {
        var choices = new ArrayList<>(List.of(ANY));
        choices.addAll(sums.values(part));
        return choices;
    }

    private void show(AuditFigures figures) {
        var wanted = now();
        who.show(wanted.who() == null ? ANY : wanted.who());
        action.show(wanted.action() == null ? ANY : ActionLabel.of(wanted.action()));
        if (profile.isVisible()) {
            profile.show(wanted.profile() == null ? ANY : wanted.profile());
        }
        results.show(figures.groups(), group(wanted));
    }

    private static ResultGroup group(AuditFilter wanted) {
        return Arrays.stream(ResultGroup.values())
                .filter(each -> each.results().equals(wanted.results()))
                .findFirst()
                .orElse(ResultGroup.ALL);
    }

    /// Shows everything again, for an action that another screen opens.
    void clear() {
        text.setText("");
        model.all(true);
        model.filter(AuditFilter.ALL);
    }
}
