package signalbox.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.text.DurationText;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Banner.Level;

/// What applies to every figure on every screen: that the figures are old, and what this connection does not show. On
/// the FX thread.
final class FrameBanners {
    private final Banner stale = new Banner(Level.WARNING);
    private final Banner caveats = new Banner(Level.WARNING);
    private final Runnable onRetry;
    private final Consumer<Feed.Fault> onPassword;

    /// @param onPassword asks for the password that was missing
    FrameBanners(Runnable onRetry, Consumer<Feed.Fault> onPassword) {
        this.onRetry = onRetry;
        this.onPassword = onPassword;
        stale.getStyleClass().add("stale-bar");
        stale.managedProperty().unbind();
        stale.setManaged(false);
    }

    /// Its owner lays it out: nothing is to move when it comes and goes.
    Banner stale() {
        return stale;
    }

    Banner caveats() {
        return caveats;
    }

    /// Whether a moment of the past is shown: what applies to the present is not said then.
    void past(boolean shown) {
        if (shown) {
            stale.clear();
            caveats.clear();
        }
    }

    /// @param fault why no newer figures come; null: none is known
    void show(Freshness live, Feed.@Nullable Fault fault) {
        if (live.kind() != Freshness.Kind.STALE) {
            stale.clear();
            return;
        }
        stale.say(
                "These figures are " + DurationText.of(live.age()) + " old.",
                fault == null ? "No newer ones have come since." : fault.message());
        if (fault != null && wantsPassword(fault)) {
            stale.action("Type the password…", () -> onPassword.accept(fault));
        } else {
            stale.action("Try again", onRetry);
        }
        if (fault != null) {
            stale.details(fault.cause().toString());
        }
    }

    /// @param snapshot null: nothing was read yet
    void show(@Nullable Snapshot snapshot) {
        var sentences =
                snapshot == null ? List.<String>of() : snapshot.capabilities().caveats();
        if (sentences.isEmpty()) {
            caveats.clear();
        } else {
            caveats.say(sentences.getFirst(), String.join(" ", sentences.subList(1, sentences.size())));
        }
    }

    static boolean wantsPassword(Feed.Fault fault) {
        return fault.cause() instanceof PostgresException refused && refused.kind() == Kind.WRONG_PASSWORD;
    }

    /// What happens next, in a sentence.
    static String prospect(Feed.Fault fault) {
        return fault.cause() instanceof PostgresException refused
                        && refused.kind().needsPerson()
                ? "Signalbox does not try again by itself: servers lock a role after a few refused logins."
                : "Signalbox keeps trying by itself.";
    }
}
