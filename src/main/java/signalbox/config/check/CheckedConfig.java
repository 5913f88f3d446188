package signalbox.config.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.EffectiveSettings;
import signalbox.config.RunnerSetting;

/// The file and its context, prepared for the rules.
///
/// @param meant its settings as they are meant
/// @param settings what the runner would use of these, and each value as it is meant
record CheckedConfig(ConfigFile file, ConfigFile meant, CheckContext context, EffectiveSettings settings) {
    /// Words for a value that is not set.
    static final Set<String> NOT_SET = Set.of("", "False", "false", "None", "none");

    static CheckedConfig of(ConfigFile file, CheckContext context) {
        var meant = MeantSettings.of(file, context.odoo());
        return new CheckedConfig(
                file,
                meant,
                context,
                EffectiveSettings.of(meant, context.environment()).cleaned());
    }

    EffectiveSettings.Value setting(RunnerSetting setting) {
        return settings.of(setting);
    }

    /// An option of Odoo, as it is meant.
    Optional<ConfigEntry> option(String key) {
        return meant.entry(ConfigFile.OPTIONS, key);
    }

    /// The options of Odoo, as they are meant.
    Stream<ConfigEntry> options() {
        return meant.entries().stream().filter(entry -> entry.section().equals(ConfigFile.OPTIONS));
    }

    /// Whether the file has the setting just so, and not only means it.
    boolean isOwnLine(ConfigEntry entry) {
        return file.entries().stream()
                .anyMatch(own -> own.line() == entry.line()
                        && own.key().equals(entry.key())
                        && own.value().equals(entry.value()));
    }

    /// The settings in a section itself.
    Stream<ConfigEntry> entries(String section) {
        return file.entries().stream().filter(entry -> entry.section().equals(section));
    }

    /// Whether `[queue_job]` itself sets it.
    boolean isSet(String key) {
        return file.own(ConfigFile.QUEUE_JOB, key).isPresent();
    }

    /// The modules that `server_wide_modules` names; empty when it is not set.
    List<String> modules() {
        return option("server_wide_modules").stream()
                .flatMap(entry -> MeantModules.of(entry.value()).stream())
                .toList();
    }

    boolean isOdooSh() {
        return context.odooSh() != null ? context.odooSh() : looksLikeOdooSh() && !isLocalSite();
    }

    /// Whether web.base.url is an address of a local machine. Odoo.sh itself sets it to the public name of the
    /// build, so such a site is not on Odoo.sh, whatever modules it loads.
    private boolean isLocalSite() {
        return context.baseUrl() != null
                && AddressRules.isLocal(context.baseUrl().host());
    }

    private boolean looksLikeOdooSh() {
        var host = setting(RunnerSetting.HOST).value();
        boolean byName =
                (context.baseUrl() != null && context.baseUrl().isOdooSh()) || (host != null && BaseUrl.isOdooSh(host));
        return byName
                || modules().contains(ModuleRules.ODOO_SH)
                || option("addons_path")
                        .filter(entry -> entry.value().contains("/home/odoo/src/"))
                        .isPresent();
    }

    /// The line as it is shown, without secrets.
    String seen(int line) {
        return file.lines().get(line - 1).masked().strip();
    }
}
