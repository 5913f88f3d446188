package signalbox.app.session.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Protection;
import signalbox.audit.ActionReach;
import signalbox.audit.Preview;
import signalbox.audit.Preview.NameToType;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.Database;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.postgres.capability.IdentityQueries;

/// Decides whether a session's action may run: it obeys the protection of all databases that it reaches, the session's
/// own and others. Blocks; safe for several threads.
public final class ActionPermission {
    private final Destination destination;
    private final DatabaseProtection rule;
    private final AtomicReference<@Nullable DatabaseIdentity> here = new AtomicReference<>();

    public ActionPermission(Destination destination, DatabaseProtection rule) {
        this.destination = destination;
        this.rule = rule;
    }

    /// Asks the server which database this is. For a saved profile the answer is remembered.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    public void identify(Database sessions) {
        var identity = sessions.use("read which database this is", IdentityQueries::read);
        here.set(identity);
        rule.remember(destination, identity);
    }

    /// The same, but asks only if that is not known yet.
    void identifyOnce(Database sessions) {
        if (here.get() == null) {
            identify(sessions);
        }
    }

    /// The protection of the session's own database.
    public Protection own() {
        return rule.of(destination, here.get());
    }

    /// Compares with the server's name for the database, too: a pooler may use another one.
    private boolean isOwn(String database) {
        var seen = here.get();
        return database.equals(destination.spec().database()) || (seen != null && database.equals(seen.database()));
    }

    /// The protection of each database that an action reaches.
    private List<Protection> of(ActionReach reach) {
        var reached = new ArrayList<>(reach.here().stream()
                .sorted()
                .map(name -> isOwn(name) ? own() : rule.ofNeighbour(name, destination, here.get()))
                .toList());
        reach.elsewhere().stream()
                .sorted()
                .map(name -> rule.ofNameAlone(name).orElseGet(() -> isOwn(name) ? own() : Protection.ofUnknown(name)))
                .forEach(reached::add);
        if (!reach.unclear().isEmpty()) {
            reached.add(own().unclear(reach.unclear()));
        }
        return reached;
    }

    /// Why nothing may reach a database without its own confirmation, or at all; empty when it is not protected. The
    /// session's own database is not asked about.
    public Optional<String> objectionToReach(String database) {
        var reached = of(ActionReach.of(Set.of(database)));
        return reached.stream()
                .filter(Protection::readOnly)
                .findFirst()
                .map(readOnly -> sentence(readOnly, "."))
                .or(() -> named(reached).isEmpty()
                        ? Optional.empty()
                        : Optional.of("It counts as production." + because(reached)));
    }

    /// @throws RefusedException on a read-only database
    void requireWritable() {
        refusal(List.of()).ifPresent(readOnly -> {
            throw new RefusedException(sentence(readOnly, ": Signalbox changes nothing through it."));
        });
    }

    /// @throws RefusedException when one of the databases is read-only, or its name was not typed
    void check(ActionReach reach, Confirmation confirmation) {
        var reached = of(reach);
        refusal(reached).ifPresent(readOnly -> {
            throw new RefusedException(sentence(readOnly, ": nothing was changed."));
        });
        typed(reached).filter(name -> !confirmation.confirms(name)).ifPresent(name -> {
            throw new RefusedException(asked(reached) + ": type the database's name, " + name
                    + ", to confirm (on the command line: --confirm-database " + name + ")." + because(reached)
                    + alias().map(words -> " " + words).orElse("") + " Nothing was changed.");
        });
    }

    /// What the database is called where the connection leads through a pooler that has another name for it.
    private Optional<String> alias() {
        var seen = here.get();
        var named = destination.spec().database();
        return seen == null || named.equals(seen.database())
                ? Optional.empty()
                : Optional.of("The connection calls it " + named + ", the server " + seen.database() + ".");
    }

    private String asked(List<Protection> reached) {
        var isSaid = Stream.concat(Stream.of(own()), reached.stream())
                .anyMatch(each -> each.typed().isPresent() && each.ground() == Protection.ProtectionBasis.SAID);
        return isSaid
                ? "This is production"
                : "It is not known whether this is production. Signalbox treats it as production until "
                        + (destination.isStated()
                                ? "that is known"
                                : "--environment or a saved profile says otherwise");
    }

    /// What must be typed: names, separated by commas; empty: nothing.
    private Optional<String> typed(List<Protection> reached) {
        var names = toType(reached).stream().map(NameToType::database).collect(Collectors.joining(","));
        return Optional.of(names).filter(typed -> !typed.isEmpty());
    }

    /// If the databases that the action reaches require nothing, the session's own may.
    private List<NameToType> toType(List<Protection> reached) {
        var names = named(reached);
        return names.isEmpty() ? named(List.of(own())) : names;
    }

    private static List<NameToType> named(List<Protection> protections) {
        var names = new LinkedHashMap<String, NameToType>();
        protections.forEach(each ->
                each.typed().ifPresent(name -> names.putIfAbsent(name, new NameToType(name, each.whyTyped()))));
        return List.copyOf(names.values());
    }

    /// The protection that forbids the action; empty when none does.
    private Optional<Protection> refusal(List<Protection> reached) {
        return Stream.concat(Stream.of(own()), reached.stream())
                .filter(Protection::readOnly)
                .findFirst();
    }

    private String sentence(Protection readOnly, String consequence) {
        return readOnly.reasons().isEmpty()
                ? Profile.readOnly(destination.profile().name()) + consequence
                : "Database " + readOnly.database() + " counts as read-only" + consequence + " " + readOnly.because();
    }

    private static String because(List<Protection> reached) {
        return reached.stream()
                .map(Protection::because)
                .filter(reason -> !reason.isEmpty())
                .map(reason -> " " + reason)
                .collect(Collectors.joining());
    }

    /// The preview with what its databases require. If one of them is read-only, nothing would change.
    Preview bound(Preview preview, ActionReach reach) {
        var reached = of(reach);
        var bound = preview.noting(reached.stream()
                .flatMap(protection -> Stream.concat(protection.reasons().stream(), alias().stream()))
                .distinct()
                .toList());
        return refusal(reached)
                .map(readOnly -> refused(preview, sentence(readOnly, ".")))
                .orElseGet(() -> bound.typing(toType(reached)));
    }

    private static Preview refused(Preview preview, String reason) {
        var refused = new ArrayList<>(preview.refused());
        preview.changes().forEach(change -> refused.add(new Refusal(change.subject(), "protected", reason)));
        return Preview.refused(refused).noting(preview.notes()).giving(preview.result());
    }
}
