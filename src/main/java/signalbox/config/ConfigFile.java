package signalbox.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;

/// An odoo.conf: all its lines, and how Python reads them. If Python refuses it, the first value of each setting
/// counts.
public final class ConfigFile {
    public static final String OPTIONS = "options";
    public static final String QUEUE_JOB = "queue_job";

    /// Its settings apply in every section that does not set them itself.
    public static final String DEFAULT = "DEFAULT";

    /// Longer files are refused.
    public static final int MOST_BYTES = ConfigText.MOST_BYTES;

    private static final int MOST_VALUES = 200_000;

    private final String name;
    private final List<ConfigLine> lines;
    private final List<ConfigEntry> entries;
    private final List<ConfigError> errors;
    private final Map<String, Map<String, ConfigEntry>> bySection = new LinkedHashMap<>();

    ConfigFile(
            String name,
            List<ConfigLine> lines,
            Set<String> sections,
            List<ConfigEntry> entries,
            List<ConfigError> errors) {
        this.name = name;
        this.lines = List.copyOf(lines);
        this.entries = List.copyOf(entries);
        this.errors = List.copyOf(errors);
        sections.forEach(section -> bySection.put(section, new LinkedHashMap<>()));
        bySection.put(DEFAULT, new LinkedHashMap<>());
        entries.forEach(
                entry -> Objects.requireNonNull(bySection.get(entry.section())).putIfAbsent(entry.key(), entry));
    }

    /// The same lines, with their settings read another way.
    ///
    /// @param meant in their order; their sections are there, too
    public ConfigFile reading(List<ConfigEntry> meant) {
        var sections = new LinkedHashSet<>(sectionNames());
        meant.stream()
                .map(ConfigEntry::section)
                .filter(section -> !section.equals(DEFAULT))
                .forEach(sections::add);
        return new ConfigFile(name, lines, sections, meant, errors);
    }

    /// @param name its name in messages
    /// @throws ConfigException when it has more than 1 MB
    public static ConfigFile read(InputStream from, String name) throws IOException {
        return ConfigParser.parse(name, ConfigText.read(from, name));
    }

    public static ConfigFile of(String name, String text) {
        return ConfigParser.parse(name, ConfigText.of(text));
    }

    public String name() {
        return name;
    }

    public List<ConfigLine> lines() {
        return lines;
    }

    /// All settings in order, also those that Python refuses as duplicates.
    public List<ConfigEntry> entries() {
        return entries;
    }

    /// All faults, in the order in which Python finds them.
    public List<ConfigError> errors() {
        return errors;
    }

    /// The fault that Python raises; empty when Python reads the file.
    public Optional<ConfigError> error() {
        return errors.stream().findFirst();
    }

    public boolean hasSection(String section) {
        return !section.equals(DEFAULT) && bySection.containsKey(section);
    }

    /// In order, without DEFAULT.
    public List<String> sectionNames() {
        return bySection.keySet().stream().filter(each -> !each.equals(DEFAULT)).toList();
    }

    /// The setting that applies in a section; it may come from DEFAULT.
    public Optional<ConfigEntry> entry(String section, String key) {
        return bySection.containsKey(section)
                ? own(section, key).or(() -> Optional.ofNullable(defaults().get(key)))
                : Optional.empty();
    }

    /// The setting in that section itself.
    public Optional<ConfigEntry> own(String section, String key) {
        return Optional.ofNullable(bySection.getOrDefault(section, Map.of()).get(key));
    }

    public @Nullable String value(String section, String key) {
        return entry(section, key).map(ConfigEntry::value).orElse(null);
    }

    private Map<String, ConfigEntry> defaults() {
        return Objects.requireNonNull(bySection.get(DEFAULT));
    }

    /// Values by section and key; each section includes the settings of DEFAULT.
    ///
    /// @throws ConfigException when DEFAULT and the sections together have too many settings
    public Map<String, Map<String, String>> sections() {
        var names = sectionNames();
        if ((long) names.size() * defaults().size() > MOST_VALUES) {
            throw new ConfigException(
                    name + " is not an odoo.conf: " + NumberText.of(defaults().size(), "setting") + " of"
                            + " DEFAULT would apply to each of " + NumberText.of(names.size(), "section"));
        }
        var sections = new LinkedHashMap<String, Map<String, String>>();
        names.forEach(section -> sections.put(section, values(section)));
        return sections;
    }

    private Map<String, String> values(String section) {
        var values = new LinkedHashMap<String, String>();
        defaults().forEach((key, entry) -> values.put(key, entry.value()));
        Objects.requireNonNull(bySection.get(section)).forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }
}
