package signalbox.app.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import signalbox.app.config.BuildSettings;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.diff.ConfigChange;
import signalbox.text.NumberText;

/// How the configuration of a build differs from that of the production of the same customer.
public sealed interface ConfigDrift {
    String NO_COPY = "Signalbox keeps a copy of the odoo.conf when a profile is opened and its odoo.conf can be read.";

    /// It is the production.
    record OfProduction() implements ConfigDrift {}

    /// @param production the name of the profile that it is compared with
    /// @param changes without those that builds must have; without secrets
    /// @param unread what could not be compared, and why, in sentences; empty: all was compared
    record Compared(String production, List<ConfigChange> changes, String unread) implements ConfigDrift {
        public Compared {
            changes = changes.stream().map(ConfigChange::masked).toList();
        }
    }

    /// @param why a sentence
    record Unknown(String why) implements ConfigDrift {}

    /// @param groups the group by the name of the profile
    /// @param settings what is known of each, by the name of the profile
    static ConfigDrift of(
            Profile profile, Collection<Profile> all, Map<String, String> groups, Map<String, BuildSettings> settings) {
        if (profile.environment() == Environment.PRODUCTION) {
            return new OfProduction();
        }
        var group = groups.getOrDefault(profile.name(), profile.name());
        return production(group, all, groups)
                .map(production -> compared(
                        production.name(),
                        settings.getOrDefault(profile.name(), BuildSettings.UNREAD),
                        settings.getOrDefault(production.name(), BuildSettings.UNREAD)))
                .orElseGet(() -> new Unknown(
                        "No profile of " + group + " is a production: there is nothing to compare" + " it with."));
    }

    private static Optional<Profile> production(String group, Collection<Profile> all, Map<String, String> groups) {
        return all.stream()
                .filter(each -> each.environment() == Environment.PRODUCTION)
                .filter(each -> group.equals(groups.get(each.name())))
                .min(Comparator.comparing(Profile::name));
    }

    private static ConfigDrift compared(String production, BuildSettings own, BuildSettings its) {
        var unread = new ArrayList<String>();
        var noConf = own.conf() == null || its.conf() == null;
        var noParameters = own.parameters() == null || its.parameters() == null;
        if (noConf) {
            unread.add("No copy of the odoo.conf of " + (own.conf() == null ? "this build" : production) + " was read. "
                    + NO_COPY);
        }
        if (noParameters) {
            unread.add("The parameters of the database of " + (own.parameters() == null ? "this build" : production)
                    + " were not read.");
        }
        return noConf && noParameters
                ? new Unknown(String.join(" ", unread))
                : new Compared(production, own.unexpectedChanges(its), String.join(" ", unread));
    }

    /// A few words for a cell.
    default String label() {
        return switch (this) {
            case OfProduction() -> "production";
            case Compared(var _, var changes, var unread) ->
                !changes.isEmpty()
                        ? NumberText.count(changes.size()) + (changes.size() == 1 ? " differs" : " differ")
                                + " from production"
                        : unread.isEmpty() ? "same as production" : "same as far as known";
            case Unknown(var _) -> "unknown";
        };
    }

    /// The whole, in sentences.
    default String sentence() {
        return switch (this) {
            case OfProduction() -> "This is the production.";
            case Compared(var production, var changes, var unread) ->
                (changes.isEmpty()
                                ? "Nothing differs from " + production + " that builds need not have of their own."
                                : NumberText.of(changes.size(), "setting differs", "settings differ") + " from "
                                        + production + ".")
                        + (unread.isEmpty() ? "" : " " + unread);
            case Unknown(var why) -> "Unknown, because: " + why;
        };
    }
}
