package signalbox.election;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import signalbox.election.Anomaly.Code;
import signalbox.text.ListText;

/// Runners whose roles cannot see each other: each group elects its own oldest connection, so several lead at once.
/// Every role can read memberships, so the split is seen although the start times are hidden.
///
/// @param groups of connections: the oldest of a group sees its whole group, whichever it is, and no group sees another
record RoleVisibilitySplit(Observation seen, List<List<RunnerConnection>> groups) {
    /// Empty where all see each other, directly or through other roles.
    static Optional<RoleVisibilitySplit> of(Observation seen, List<RunnerConnection> line) {
        var closed = new LinkedHashSet<Set<String>>();
        roles(line).forEach(role -> closed.add(visibleFrom(role, seen, line)));
        var apart = new ArrayList<Set<String>>();
        for (var roles : closed) {
            if (apart.stream().allMatch(other -> isDisjoint(roles, other))) {
                apart.add(roles);
            }
        }
        return apart.size() < 2
                ? Optional.empty()
                : Optional.of(new RoleVisibilitySplit(
                        seen,
                        apart.stream()
                                .map(roles -> line.stream()
                                        .filter(runner -> roles.contains(runner.role()))
                                        .toList())
                                .toList()));
    }

    private static Set<String> roles(List<RunnerConnection> line) {
        return line.stream().map(RunnerConnection::role).collect(Collectors.toCollection(TreeSet::new));
    }

    /// All roles that this one sees, and those that they see: a runner of these waits for no other.
    private static Set<String> visibleFrom(String role, Observation seen, List<RunnerConnection> line) {
        var found = new HashSet<>(Set.of(role));
        var open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            var viewer = open.removeFirst();
            for (var other : roles(line)) {
                if (!other.equals(viewer) && seen.sees(viewer, other) && found.add(other)) {
                    open.addLast(other);
                }
            }
        }
        return found;
    }

    private static boolean isDisjoint(Set<String> one, Set<String> other) {
        return one.stream().noneMatch(other::contains);
    }

    /// Whether two groups lead this very database, and not different ones.
    boolean isCertain() {
        return groups.stream().filter(this::isHere).count() > 1;
    }

    private boolean isHere(List<RunnerConnection> group) {
        return group.stream().allMatch(runner -> runner.database().equals(seen.database()));
    }

    String reason() {
        return "Roles " + ListText.and(names()) + " cannot see each other: each elects its own leader.";
    }

    private List<String> names() {
        return groups.stream()
                .filter(this::isHere)
                .map(group -> String.join(", ", roles(group)))
                .toList();
    }

    Anomaly anomaly() {
        var evidence = new ArrayList<String>();
        evidence.add(reason());
        groups.stream()
                .filter(this::isHere)
                .forEach(group -> evidence.add("Of role " + String.join(", ", roles(group)) + ": "
                        + ElectionJudge.named(group) + ", the oldest of which leads."));
        evidence.add("None of these roles is a member of another one or of pg_read_all_stats.");
        var pids = groups.stream()
                .filter(this::isHere)
                .flatMap(List::stream)
                .map(RunnerConnection::pid)
                .toList();
        return new Anomaly(Code.SEVERAL_LEADERS, evidence, pids);
    }
}
