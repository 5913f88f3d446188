package signalbox.config.check;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.OdooRelease;

/// The settings of a file as their writer means them: in the section and under the name that is read, each by itself.
/// What is wrong with their places and names is found by rules of its own. All other rules judge what is meant, so that
/// to correct a place or a name brings up nothing new.
final class MeantSettings {
    /// No odoo.conf has more names of settings: those beyond are not compared with the known ones.
    static final int MOST_NAMES = 500;

    private final ConfigFile file;
    private final @Nullable OdooRelease release;
    private final List<ConfigEntry> meant = new ArrayList<>();
    private final Map<String, String> sections = new HashMap<>();
    private final Map<String, String> optionNames = new HashMap<>();
    private final Map<String, String> runnerNames = new HashMap<>();

    private MeantSettings(ConfigFile file, @Nullable OdooRelease release) {
        this.file = file;
        this.release = release;
    }

    /// @param release the release of Odoo that reads the file; null: not known
    static ConfigFile of(ConfigFile file, @Nullable OdooRelease release) {
        var settings = new MeantSettings(file, release);
        file.lines().stream()
                .flatMap(line -> MisplacedSettingRules.settings(line).stream())
                .forEach(settings::add);
        var withoutDelimiter = file.lines().stream()
                .flatMap(line -> ParseRules.withoutDelimiter(line).stream())
                .toList();
        withoutDelimiter.forEach(settings::add);
        var lines = withoutDelimiter.stream().map(ConfigEntry::line).collect(toSet());
        file.entries().stream().filter(entry -> !lines.contains(entry.line())).forEach(settings::add);
        return file.reading(settings.meant);
    }

    private void add(ConfigEntry entry) {
        switch (sections.computeIfAbsent(entry.section(), name -> SectionRules.meantSection(file, name))) {
            case ConfigFile.OPTIONS -> SwallowedLines.apart(entry).forEach(this::addSwallowed);
            case ConfigFile.QUEUE_JOB -> MisplacedSettingRules.settings(entry).forEach(this::addSetting);
            default -> meant.add(entry);
        }
    }

    private void addSwallowed(ConfigEntry entry) {
        if (entry.section().equals(ConfigFile.QUEUE_JOB)) {
            addSetting(entry);
        } else {
            addOption(entry);
        }
    }

    private void addOption(ConfigEntry entry) {
        var name = SectionRules.isOfRunner(entry.key())
                ? entry.key()
                : meantName(optionNames, entry.key(), this::optionName);
        if (SectionRules.isOfRunner(name)) {
            put(ConfigFile.QUEUE_JOB, SectionRules.bare(name), entry);
        } else {
            put(ConfigFile.OPTIONS, name, entry);
        }
    }

    private void addSetting(ConfigEntry entry) {
        if (OptionRules.isKnown(entry.key()) && !SectionRules.isOfRunner(entry.key())) {
            put(ConfigFile.OPTIONS, optionName(entry.key()), entry);
        } else {
            put(ConfigFile.QUEUE_JOB, meantName(runnerNames, entry.key(), SectionRules::meantName), entry);
        }
    }

    private String optionName(String key) {
        return OptionRules.meantName(key, release);
    }

    private static String meantName(Map<String, String> known, String key, UnaryOperator<String> meant) {
        return known.size() < MOST_NAMES || known.containsKey(key) ? known.computeIfAbsent(key, meant) : key;
    }

    /// A setting in its own place comes before one that is only meant for it.
    private void put(String section, String key, ConfigEntry entry) {
        var isThere = file.own(section, key).filter(own -> !own.equals(entry)).isPresent();
        var isMeant = entry.section().equals(section) && entry.key().equals(key);
        if (isMeant || !isThere) {
            meant.add(new ConfigEntry(Objects.requireNonNull(section), key, entry.parts()));
        }
    }
}
