package signalbox.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The options that Odoo (13.0 to 19.0, `tools/config.py`) and queue_job (`jobrunner/runner.py`) read and whose
/// values are no secrets. An option that is missing here is only shown with more care. Passwords are left out on
/// purpose.
public final class OdooOptions {
    private static final Set<String> KNOWN = Set.of("""
            addons_path apps_server auto_reload bin_path channels csv_internal_sep data_dir db_app_name db_host db_max_capacity db_maxconn
            db_maxconn_gevent db_name db_port db_replica_host db_replica_port db_sslmode db_template db_user dbfilter
            debug_mode default_productivity_apps demo dev_mode email_from from_filter geoip_city_db geoip_country_db
            geoip_database gevent_port high_availability host http_auth_user http_enable http_interface http_port
            import_file_maxbytes import_file_timeout import_image_maxbytes
            import_image_regex import_image_timeout import_partial import_url_regex init
            jobrunner_db_host jobrunner_db_port jobrunner_db_user language limit_memory_hard limit_memory_hard_gevent
            limit_memory_soft limit_memory_soft_gevent limit_request limit_time_cpu limit_time_real
            limit_time_real_cron limit_time_worker_cron list_db load_language log_db log_db_level log_handler
            log_level logfile logrotate longpolling_port max_capacity max_cron_threads netrpc netrpc_interface
            netrpc_port osv_memory_age_limit osv_memory_count_limit overwrite_existing_translations pg_path pidfile
            port pre_upgrade_scripts proxy_mode publisher_warranty_url queue_job_channels queue_job_host
            queue_job_http_auth_user queue_job_jobrunner_db_host queue_job_jobrunner_db_port
            queue_job_jobrunner_db_user queue_job_port queue_job_scheme registry_lru_size reportgz root_path running_env save scheme
            screencasts screenshots server_wide_modules shell_interface skip_auto_install smtp_port smtp_server
            smtp_ssl smtp_ssl_certificate_filename smtp_user stop_after_init syslog test_commit test_enable test_file
            test_report_directory test_tags
            transient_age_limit translate_in translate_modules translate_out unaccent update upgrade_path
            websocket_keep_alive_timeout websocket_rate_limit_burst websocket_rate_limit_delay with_demo without_demo
            workers x_sendfile xmlrpc xmlrpc_interface xmlrpc_port xmlrpcs xmlrpcs_interface xmlrpcs_port
            """.split("\\s+"));

    /// Odoo casts the value of each of these when it starts, and ends if it is no number (`optparse`'s types int and
    /// float in `tools/config.py`, 13.0 to 18.0).
    private static final Set<String> NUMBERS = Set.of("""
            db_maxconn db_maxconn_gevent db_port db_replica_port gevent_port http_port import_file_maxbytes
            import_file_timeout import_image_maxbytes import_image_timeout limit_memory_hard limit_memory_hard_gevent limit_memory_soft limit_memory_soft_gevent
            limit_request limit_time_cpu limit_time_real limit_time_real_cron limit_time_worker_cron longpolling_port
            max_cron_threads osv_memory_age_limit osv_memory_count_limit smtp_port transient_age_limit
            websocket_keep_alive_timeout websocket_rate_limit_burst websocket_rate_limit_delay workers xmlrpc_port
            """.strip().split("\\s+"));

    private static final Set<String> FRACTIONS =
            Set.of("osv_memory_age_limit", "transient_age_limit", "websocket_rate_limit_delay");

    /// Any text may be meant: patterns, names with quotation marks, and paths, in which Odoo itself expands `$X`.
    private static final Set<String> ANY_TEXT = Set.of("""
            addons_path bin_path data_dir dbfilter email_from from_filter geoip_city_db geoip_country_db
            geoip_database import_image_regex import_url_regex log_handler logfile pg_path pidfile pre_upgrade_scripts
            publisher_warranty_url root_path screencasts screenshots smtp_ssl_certificate_filename test_file test_tags
            translate_in translate_out upgrade_path
            """.strip().split("\\s+"));

    /// Of `tools/config.py`, 13.0 to 18.0: those with the action `store_true` or `store_false` that a file may hold.
    private static final Set<String> SWITCHES = Set.of("""
            http_enable list_db netrpc overwrite_existing_translations proxy_mode reportgz smtp_ssl stop_after_init syslog
            test_commit test_enable unaccent x_sendfile xmlrpc xmlrpcs
            """.strip().split("\\s+"));

    /// Words that Odoo reads as true, false and none before it casts a value.
    private static final Set<String> WORDS = Set.of("True", "true", "False", "false", "None", "none");

    /// As Python's `int` and optparse read whole numbers: digits of any script, single underscores between them, and a
    /// 0
    /// at the front for octal ones.
    private static final Pattern WHOLE = Pattern.compile("[+-]\\p{Nd}+(?:_\\p{Nd}+)*|(?!0)\\p{Nd}+(?:_\\p{Nd}+)*"
            + "|0(?:_?[0-7])*|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|0[bB][01](?:_?[01])*");

    private static final Pattern FRACTION =
            Pattern.compile("[+-]?(?:\\p{Nd}[\\p{Nd}_]*\\.?[\\p{Nd}_]*|\\.\\p{Nd}+)(?:[eE][+-]?\\p{Nd}+)?");

    private static final Pattern OCTAL = Pattern.compile("0(?:_?[0-7])*_?[1-7](?:_?[0-7])+");

    private OdooOptions() {}

    /// The options of Odoo and of queue_job whose values are no secrets.
    public static Set<String> names() {
        return KNOWN;
    }

    public static boolean isNumber(String key) {
        return NUMBERS.contains(key);
    }

    /// Whether Odoo can cast the value of an option that is a number.
    public static boolean fits(String key, String value) {
        if (value.isEmpty() || WORDS.contains(value)) {
            return true;
        }
        return (FRACTIONS.contains(key) ? FRACTION : WHOLE).matcher(value).matches();
    }

    /// Whether Odoo reads a whole number by its zero at the front as an octal one, and so as another than it seems:
    /// `010` is 8.
    public static boolean isOctal(String key, String value) {
        return isNumber(key) && !FRACTIONS.contains(key) && OCTAL.matcher(value).matches();
    }

    /// Whether it is on or off, and nothing else.
    public static boolean isSwitch(String key) {
        return SWITCHES.contains(key);
    }

    /// Whether Odoo up to 18.0 reads the value of a switch as off.
    public static boolean isFalse(String value) {
        return value.isEmpty() || Set.of("False", "false", "None", "none").contains(value);
    }

    /// Whether people mean off by it.
    public static boolean isMeantFalse(String value) {
        return Set.of("false", "off", "no", "n", "f", "0", "disabled").contains(value.toLowerCase(Locale.ROOT));
    }

    public static boolean takesAnyText(String key) {
        return ANY_TEXT.contains(key);
    }

    public static boolean isKnown(String key) {
        return KNOWN.contains(key);
    }

    /// Whether it names a user. A password behind a colon does not belong there.
    static boolean isUser(String key) {
        return isKnown(key) && key.endsWith("user");
    }
}
