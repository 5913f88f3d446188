package signalbox.ui.runners;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.BaseUrl;
import signalbox.monitor.Snapshot;
import signalbox.runner.action.LeaveElection;
import signalbox.ui.runners.content.EmbeddedContent;
import signalbox.ui.runners.content.EmbeddedContent.Stage;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RunnerActions;

/// The embedded runner as the operator sees it and controls it: joins, hands back, leaves. On the FX thread only.
final class EmbeddedViewModel {
    /// What it needs of the session.
    interface Part {
        EmbeddedContent card(Instant now);
    }

    private final ActionFlow actions;
    private final Part part;
    private final ReadOnlyBooleanProperty armed;
    private final InstantSource clock;
    private final EmbeddedForm form = new EmbeddedForm();
    private final ReadOnlyObjectWrapper<EmbeddedContent> content;
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper leaving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper("");
    private boolean filled;

    EmbeddedViewModel(ActionFlow actions, Part part, ReadOnlyBooleanProperty armed, InstantSource clock) {
        this.actions = actions;
        this.part = part;
        this.armed = armed;
        this.clock = clock;
        content = new ReadOnlyObjectWrapper<>(part.card(clock.instant()));
        form.onChange(this::look);
        armed.subscribe(this::look);
        leaving.subscribe(this::look);
        actions.busy().subscribe(() -> {
            look();
            tick();
        });
    }

    EmbeddedForm form() {
        return form;
    }

    ReadOnlyObjectProperty<EmbeddedContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Why it cannot be started now; empty when it can.
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /// True while it hands back or leaves.
    ReadOnlyBooleanProperty leaving() {
        return leaving.getReadOnlyProperty();
    }

    /// Why no runner can work through this connection, whatever the form contains; empty when a runner can.
    ReadOnlyStringProperty objection() {
        return objection.getReadOnlyProperty();
    }

    /// Fills in once what the database shows; the channels in force are always the present ones.
    ///
    /// @param stated the channels as the odoo.conf states them, or else the profile
    void suggest(Snapshot snapshot, ConfiguredChannels stated) {
        objection.set(snapshot.capabilities().runnerObjection().orElse(""));
        look();
        form.otherwise(stated, snapshot.health().channels().inForce());
        if (!filled) {
            filled = true;
            form.target().set(address(snapshot.capabilities().baseUrl()));
        }
    }

    /// The site's address as a target: without a password that it may contain, which the form would show.
    private static String address(@Nullable String baseUrl) {
        try {
            return baseUrl == null ? "" : BaseUrl.parse(baseUrl).origin();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    void tick() {
        content.set(part.card(clock.instant()));
    }

    private void look() {
        obstacle.set(actions.availability(whatStandsInTheWay(), armed).reason());
    }

    private String whatStandsInTheWay() {
        if (leaving.get()) {
            return Availability.BUSY.reason();
        }
        if (!objection.get().isEmpty()) {
            return objection.get();
        }
        try {
            form.plan();
        } catch (IllegalArgumentException e) {
            return Objects.requireNonNullElse(e.getMessage(), "The form is not complete.");
        }
        return "";
    }

    void start() {
        if (!obstacle.get().isEmpty()) {
            return;
        }
        var plan = form.plan();
        var target = actions.target();
        actions.begin(
                plan,
                new ActionFlow.Words(
                        "Let the embedded runner join the election?",
                        "Start runner",
                        List.of("On " + target.label() + ", Signalbox itself becomes a job runner: " + plan.label()
                                + "."),
                        List.of("It leaves when Signalbox closes this profile or ends."),
                        "The embedded runner joined on " + target.database() + ".",
                        "The embedded runner cannot join.",
                        "The embedded runner did not join."));
    }

    void handBack() {
        if (content.get().stage() == Stage.LEADS) {
            leaveElection(LeaveElection.Kind.HAND_BACK);
        }
    }

    void leave() {
        if (content.get().stage() != Stage.OUT) {
            leaveElection(LeaveElection.Kind.LEAVE);
        }
    }

    private void leaveElection(LeaveElection.Kind kind) {
        leaving.set(true);
        new RunnerActions(actions).leaveElection(kind, () -> {
            leaving.set(false);
            tick();
        });
    }
}
