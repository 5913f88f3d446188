package signalbox.ui.runners;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import signalbox.channel.ChannelSource;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.text.ChannelStringException;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.DurationText;

/// What the operator fills in before the embedded runner joins.
final class EmbeddedForm {
    /// How often it may check whether it leads.
    static final List<Duration> CHECKS =
            List.of(Duration.ofMillis(100), JoinElection.USUAL_CHECK, Duration.ofSeconds(1), Duration.ofSeconds(10));

    private static final String NO_TARGET = "http://localhost:8069";

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.OBSERVE);
    private final ObjectProperty<SchemeChoice> scheme = new SimpleObjectProperty<>(SchemeChoice.AUTO);
    private final ObjectProperty<Duration> check = new SimpleObjectProperty<>(JoinElection.USUAL_CHECK);
    private final StringProperty channels = new SimpleStringProperty("");
    private final StringProperty inForce = new SimpleStringProperty("");
    private ConfiguredChannels otherwise = ConfiguredChannels.NONE;
    private final StringProperty target = new SimpleStringProperty("");

    ObjectProperty<Mode> mode() {
        return mode;
    }

    ObjectProperty<SchemeChoice> scheme() {
        return scheme;
    }

    ObjectProperty<Duration> check() {
        return check;
    }

    /// A channel string for this runner; blank for the channels in force.
    StringProperty channels() {
        return channels;
    }

    /// The channels in force, in words.
    StringProperty inForce() {
        return inForce;
    }

    /// @param stated the channels that count if the database stores none and none are typed
    void otherwise(ConfiguredChannels stated, ChannelsInForce now) {
        otherwise = stated;
        inForce.set("in force: " + now.bounded().asString());
    }

    StringProperty target() {
        return target;
    }

    void onChange(Runnable then) {
        mode.subscribe(then);
        scheme.subscribe(then);
        check.subscribe(then);
        channels.subscribe(then);
        target.subscribe(then);
    }

    /// @throws IllegalArgumentException when a field is wrong; its message names the field
    JoinElection plan() {
        var dispatches = mode.get() == Mode.DISPATCH;
        if (dispatches && target.get().isBlank()) {
            throw new IllegalArgumentException("Target: give the address where Odoo answers, http://HOST:PORT");
        }
        return new JoinElection(scheme.get(), mode.get(), stated(), endpoint(dispatches), check.get());
    }

    private ConfiguredChannels stated() {
        try {
            var text = channels.get().strip();
            return text.isEmpty() ? otherwise : ConfiguredChannels.of(text, ChannelSource.GIVEN, "what was typed");
        } catch (ChannelStringException e) {
            throw new IllegalArgumentException("Channels: " + e.getMessage(), e);
        }
    }

    private RunjobEndpoint endpoint(boolean asked) {
        try {
            return RunjobEndpoint.parse(asked ? target.get().strip() : NO_TARGET);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Target: " + e.getMessage(), e);
        }
    }

    static String text(SchemeChoice scheme) {
        return switch (scheme) {
            case AUTO -> "Automatic";
            case OLDEST -> "Oldest";
            case ADVISORY -> "Advisory lock";
        };
    }

    static String text(Mode mode) {
        var word = mode.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String text(Duration check) {
        return DurationText.setting(check);
    }
}
