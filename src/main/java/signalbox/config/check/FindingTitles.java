package signalbox.config.check;

import java.util.Map;

/// The titles of findings.
public final class FindingTitles {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("unicode-decode-error", "The file is not UTF-8"),
            Map.entry("missing-section-header-error", "A line comes before any section"),
            Map.entry("duplicate-section-error", "A section is there twice"),
            Map.entry("duplicate-option-error", "A setting is there twice"),
            Map.entry("parsing-error", "A line is not a setting"),
            Map.entry("several-settings-in-one-value", "Several settings share one line"),
            Map.entry("text-behind-section", "Text after a section's name"),
            Map.entry("setting-in-wrong-section", "A setting is in the wrong section"),
            Map.entry("misspelt-section", "A section's name is misspelled"),
            Map.entry("misspelt-setting", "A setting's name is misspelled"),
            Map.entry("unknown-setting", "Nothing reads this setting"),
            Map.entry("indented-section", "An indented section is read as text"),
            Map.entry("no-options-section", "There is no section [options]"),
            Map.entry("runner-not-loaded", "No runner is loaded"),
            Map.entry("runner-switched-off", "The runner is switched off"),
            Map.entry("both-runner-modules", "Two runners are loaded"),
            Map.entry("runner-behind-pooler", "The runner goes through a pooler"),
            Map.entry("time-limits-of-zero", "Time limits of 0 look like a cron worker"),
            Map.entry("host-is-a-url", "The host is a URL"),
            Map.entry("host-differs-from-base-url", "The host is not this site's"),
            Map.entry("defaults-on-odoo-sh", "Defaults that cannot work on Odoo.sh"),
            Map.entry("default-address", "The runner asks its own machine"),
            Map.entry("scheme-unknown", "The scheme is neither http nor https"),
            Map.entry("scheme-port-mismatch", "Scheme and port do not fit"),
            Map.entry("port-closed-on-odoo-sh", "A port that Odoo.sh does not open"),
            Map.entry("port-invalid", "The port is not a valid port"),
            Map.entry("channels-invalid", "The channels are not valid"),
            Map.entry("channel-key-without-effect", "A key of a channel has no effect"),
            Map.entry("root-capacity-above-workers", "More jobs at a time than workers"),
            Map.entry("plain-text-secret", "A secret in plain text"),
            Map.entry("shared-secret", "The same secret in both builds"));

    private FindingTitles() {}

    public static String of(String code) {
        var words = code.replace('-', ' ');
        return BY_CODE.getOrDefault(code, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }
}
