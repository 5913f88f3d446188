package signalbox.app.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;

/// Which rows are listed, and how they are put together.
///
/// @param text is part of the name, the group, the host or the database, in any case; empty: no condition
/// @param environment null: any
/// @param onlyTrouble only rows with a warning or worse
public record FleetFilter(String text, @Nullable Environment environment, boolean onlyTrouble, Grouping grouping) {
    public static final FleetFilter ALL = new FleetFilter("", null, false, Grouping.CUSTOMER);

    public enum Grouping {
        CUSTOMER,
        ENVIRONMENT,
        NONE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Rows under one title; without grouping there is one section without a title.
    public record Section(String title, List<FleetRow> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    public FleetFilter saying(String other) {
        return new FleetFilter(other, environment, onlyTrouble, grouping);
    }

    public FleetFilter in(@Nullable Environment other) {
        return new FleetFilter(text, other, onlyTrouble, grouping);
    }

    public FleetFilter troubleOnly(boolean wanted) {
        return new FleetFilter(text, environment, wanted, grouping);
    }

    public FleetFilter by(Grouping other) {
        return new FleetFilter(text, environment, onlyTrouble, other);
    }

    public boolean isAll() {
        return text.isBlank() && environment == null && !onlyTrouble;
    }

    public boolean accepts(FleetRow row) {
        return (environment == null || row.profile().environment() == environment)
                && (!onlyTrouble || row.isTrouble())
                && contains(row);
    }

    private boolean contains(FleetRow row) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var profile = row.profile();
        return Stream.of(profile.name(), row.group(), profile.host(), profile.database())
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /// The rows that are accepted, in sections in the order of their titles; production first in each.
    public List<Section> sections(Collection<FleetRow> rows) {
        var bySection = new LinkedHashMap<String, List<FleetRow>>();
        rows.stream()
                .filter(this::accepts)
                .sorted(order())
                .forEach(row -> bySection
                        .computeIfAbsent(title(row), _ -> new ArrayList<>())
                        .add(row));
        return bySection.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList();
    }

    private Comparator<FleetRow> order() {
        var byEnvironment = Comparator.comparing((FleetRow row) -> row.profile().environment());
        var byName = Comparator.comparing(FleetRow::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(FleetRow::name);
        return switch (grouping) {
            case CUSTOMER ->
                Comparator.comparing(FleetRow::group, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(FleetRow::group)
                        .thenComparing(byEnvironment)
                        .thenComparing(byName);
            case ENVIRONMENT -> byEnvironment.thenComparing(byName);
            case NONE -> byName;
        };
    }

    private String title(FleetRow row) {
        return switch (grouping) {
            case CUSTOMER -> row.group();
            case ENVIRONMENT -> row.profile().environment().name();
            case NONE -> "";
        };
    }
}
