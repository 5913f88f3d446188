package signalbox.config.check;

import java.util.Map;
import java.util.Set;

/// The titles of findings.
public final class FindingTitles {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("rule-failed", "A rule of Signalbox failed"),
            Map.entry("not-an-odoo-conf", "This is no odoo.conf"),
            Map.entry("pasted-form", "Something stands around each line"),
            Map.entry("setting-without-equals", "A setting's name runs into its value"),
            Map.entry("unicode-decode-error", "The file is not UTF-8"),
            Map.entry("missing-section-header-error", "A line comes before any section"),
            Map.entry("duplicate-section-error", "A section is there twice"),
            Map.entry("duplicate-option-error", "A setting is there twice"),
            Map.entry("parsing-error", "A line is not a setting"),
            Map.entry("several-settings-in-one-value", "Several settings share one line"),
            Map.entry("text-behind-section", "Text after a section's name"),
            Map.entry("setting-in-wrong-section", "A setting is in the wrong section"),
            Map.entry("misspelt-section", "A section's name is misspelled"),
            Map.entry("nul-character", "The file has NUL bytes"),
            Map.entry("lines-swallowed", "Indented settings are read as text"),
            Map.entry("variable-in-file", "A variable of the environment stands in the file"),
            Map.entry("flat-setting", "A setting that only some releases read"),
            Map.entry("placeholder", "A placeholder was not filled in"),
            Map.entry("quotes-in-value", "Quotation marks are part of a value"),
            Map.entry("remark-in-value", "A remark is part of a value"),
            Map.entry("invisible-in-value", "A value has characters that cannot be seen"),
            Map.entry("full-width-in-value", "A value has full-width characters"),
            Map.entry("lookalike-in-value", "A value has letters of another alphabet"),
            Map.entry("separator-in-value", "A second sign stands between name and value"),
            Map.entry("backslash-in-value", "Backslashes are part of a value"),
            Map.entry("option-not-a-number", "An option is not a number"),
            Map.entry("octal-number", "A number is read as an octal one"),
            Map.entry("switch-misread", "An option is not off as it is meant"),
            Map.entry("misspelt-option", "An option's name is misspelled"),
            Map.entry("option-of-other-release", "This release of Odoo does not know the option"),
            Map.entry("option-of-newer-release", "An option that only the newest releases know"),
            Map.entry("option-of-no-release", "An option that no release since 13.0 knows"),
            Map.entry("option-renamed", "An option has another name now"),
            Map.entry("options-at-odds", "An option is set under two names, and differently"),
            Map.entry("option-in-queue-job-section", "An option of Odoo is in the wrong section"),
            Map.entry("http-switched-off", "This process answers no HTTP"),
            Map.entry("server-wide-modules-misread", "The list of modules is not read as meant"),
            Map.entry("db-name-misread", "The list of databases is not read as meant"),
            Map.entry("runner-of-unknown-module", "No module of a known name starts a runner"),
            Map.entry("host-ipv6-without-brackets", "An IPv6 address without brackets"),
            Map.entry("port-of-the-gevent-process", "Jobs would run in the process for long polling"),
            Map.entry("addons-path-misread", "The path of the addons is not read as meant"),
            Map.entry("database-host-misread", "The host of the database is not a host"),
            Map.entry("port-is-not-odoos", "The runner asks another port than Odoo's"),
            Map.entry("address-is-not-odoos", "The runner asks another address than Odoo's"),
            Map.entry("two-processes-at-one-port", "Two of Odoo's processes have one port"),
            Map.entry("number-out-of-range", "A number with which Odoo does not run"),
            Map.entry("channels-beyond-measure", "A capacity beyond measure"),
            Map.entry("channel-named-twice", "A channel is there twice"),
            Map.entry("channel-runs-nothing", "A channel runs no job"),
            Map.entry("root-not-configured", "Root is not configured"),
            Map.entry("channel-above-its-parent", "A channel has more slots than the one above it"),
            Map.entry("channel-key-of-2026", "A key that only the newest releases know"),
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
            Map.entry("host-is-no-name", "The host is not a name"),
            Map.entry("host-differs-from-base-url", "The host is not this site's"),
            Map.entry("defaults-on-odoo-sh", "Defaults that cannot work on Odoo.sh"),
            Map.entry("default-address", "The runner asks its own machine"),
            Map.entry("scheme-unknown", "The scheme is neither http nor https"),
            Map.entry("scheme-port-mismatch", "Scheme and port do not fit"),
            Map.entry("port-closed-on-odoo-sh", "A port that Odoo.sh does not open"),
            Map.entry("port-invalid", "The port is not a valid port"),
            Map.entry("channels-misread", "The channels are not read as meant"),
            Map.entry("channels-invalid", "The channels are not valid"),
            Map.entry("channel-key-without-effect", "A key of a channel has no effect"),
            Map.entry("root-capacity-above-workers", "More jobs at a time than workers"),
            Map.entry("plain-text-secret", "A secret in plain text"),
            Map.entry("shared-secret", "The same secret in both builds"));

    private FindingTitles() {}

    /// All codes that a check of an odoo.conf gives.
    public static Set<String> codes() {
        return BY_CODE.keySet();
    }

    public static String of(String code) {
        var words = code.replace('-', ' ');
        return BY_CODE.getOrDefault(code, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }
}
