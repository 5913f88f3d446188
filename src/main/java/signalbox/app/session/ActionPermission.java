package signalbox.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Protection;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.Database;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.postgres.capability.IdentityQueries;

/// Decides whether a session's action may run: it obeys the protection of all databases that it reaches, its own and
/// others. Blocks; safe for several threads.
final class ActionPermission {
    private final Destination destination;
    private final DatabaseProtection rule;
    private final AtomicReference<@Nullable DatabaseIdentity> here = new AtomicReference<>();

    ActionPermission(Destination destination, DatabaseProtection rule) {
        this.destination = destination;
        this.rule = rule;
    }

    /// Asks the server which database this is, and takes it down for a saved profile.
    ///
    /// @throws signalbox.postgres.PostgresException when it does not say
    void identify(Database sessions) {
        var identity = sessions.use("read which database this is", IdentityQueries::read);
        here.set(identity);
        rule.remember(destination, identity);
    }

    /// Asks once.
    void identifyOnce(Database sessions) {
        if (here.get() == null) {
            identify(sessions);
        }
    }

    /// Of the session's own database.
    Protection own() {
        return rule.of(destination, here.get());
    }

    /// What the server calls it: a pooler may call it otherwise.
    private boolean isOwn(String database) {
        var seen = here.get();
        return database.equals(destination.spec().database()) || (seen != null && database.equals(seen.database()));
    }

    /// Of each database that an action reaches. What was told of the session's own was told of those that the operator
    /// named along with it.
    private List<Protection> of(ActionReach reach) {
        var reached = reach.databases().stream()
                .sorted()
                .map(name -> isOwn(name) ? own() : rule.ofNeighbour(name, destination, here.get()));
        var named = reach.named().stream().sorted().map(name -> rule.ofNamed(name, destination, here.get()));
        return Stream.concat(reached, named).toList();
    }

    /// @throws RefusedException on a read-only database
    void requireWritable() {
        refusal(List.of()).ifPresent(readOnly -> {
            throw new RefusedException(sentence(readOnly, ": Signalbox changes nothing through it."));
        });
    }

    /// @throws RefusedException where one of the databases is read-only, or its name was not typed
    void check(ActionReach reach, Confirmation confirmation) {
        var reached = of(reach);
        refusal(reached).ifPresent(readOnly -> {
            throw new RefusedException(sentence(readOnly, ": nothing was changed."));
        });
        typed(reached)
                .filter(name -> !name.equals(confirmation.typedDatabase()))
                .ifPresent(name -> {
                    throw new RefusedException(asked(reached) + ": type the database's name, " + name + ", to confirm."
                            + because(reached) + " Nothing was changed.");
                });
    }

    private String asked(List<Protection> reached) {
        var isSaid = Stream.concat(Stream.of(own()), reached.stream())
                .anyMatch(each -> each.typed().isPresent() && each.ground() == Protection.Ground.SAID);
        return isSaid
                ? "This is production"
                : "It is not known whether this is production. Signalbox treats it as production until "
                        + (destination.isTold() ? "that is known" : "--environment or a saved profile says otherwise");
    }

    /// What must be typed; several names with a comma in between; empty: nothing. Where the databases that are
    /// reached ask for nothing, the session's own may.
    private Optional<String> typed(List<Protection> reached) {
        var names = reached.stream().flatMap(each -> each.typed().stream()).collect(Collectors.joining(","));
        return names.isEmpty() ? own().typed() : Optional.of(names);
    }

    /// What forbids it altogether; empty when nothing does.
    private Optional<Protection> refusal(List<Protection> reached) {
        return Stream.concat(Stream.of(own()), reached.stream())
                .filter(Protection::readOnly)
                .findFirst();
    }

    private String sentence(Protection readOnly, String consequence) {
        return readOnly.reasons().isEmpty()
                ? "Profile \"" + destination.profile().name() + "\" is read-only" + consequence
                : "Database " + readOnly.database() + " counts as read-only" + consequence + " " + readOnly.because();
    }

    private static String because(List<Protection> reached) {
        return reached.stream()
                .map(Protection::because)
                .filter(reason -> !reason.isEmpty())
                .map(reason -> " " + reason)
                .collect(Collectors.joining());
    }

    /// The preview with what its databases ask for: with nothing to change where one of them is read-only.
    Preview bound(Preview preview, ActionReach reach) {
        var reached = of(reach);
        var notes = new ArrayList<>(preview.notes());
        reached.forEach(protection -> notes.addAll(protection.reasons()));
        var bound = new Preview(preview.changes(), preview.followers(), preview.refused(), preview.blocked(), notes);
        return refusal(reached)
                .map(readOnly -> refused(preview, sentence(readOnly, ".")))
                .orElseGet(() -> bound.typing(typed(reached).orElse(null)));
    }

    private static Preview refused(Preview preview, String reason) {
        var refused = new ArrayList<>(preview.refused());
        preview.changes().forEach(change -> refused.add(new Refusal(change.subject(), "protected", reason)));
        return new Preview(List.of(), List.of(), refused, List.of(), preview.notes());
    }
}
