package signalbox.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which releases of Odoo know an option. Source: `odoo/tools/config.py` of the releases 13.0 to 19.0 with what their
/// `--save` writes, and the options that Odoo's own modules read beside those declared there. An option that was added
/// within a release counts as known by all of it.
///
/// @param since the first release that knows it, as 16 for 16.0; below 13: it is older than all of them
/// @param until the last one
/// @param aliasIn the releases that still read it, as the value of `heir`, and write a warning to their log
/// @param heir the option that took its place; null: none
/// @param standards values with which it changes nothing
public record OptionHistory(
        String name,
        int since,
        int until,
        Set<Integer> aliasIn,
        @Nullable String heir,
        Set<String> standards) {
    private static final String NONE = "-";

    /// Words with which any option is not set.
    private static final Set<String> NOT_SET = Set.of("", "False", "false", "None", "none");

    /// Name; releases that know it; those that read it as an alias; its heir; its defaults. `-` is none.
    private static final Map<String, OptionHistory> ALL = """
            transient_age_limit           14-19 -        -                    1.0
            osv_memory_age_limit          13    14-16,18 transient_age_limit  1.0
            from_filter                   15-19 -        -                    -
            smtp_ssl_certificate_filename 15-19 -        -                    -
            smtp_ssl_private_key_filename 15-19 -        -                    -
            proxy_access_token            15-19 -        -                    -
            gevent_port                   16-19 -        -                    8072
            longpolling_port              13-15 16-17    gevent_port          8072
            default_productivity_apps     16-19 -        -                    -
            pre_upgrade_scripts           16-19 -        -                    -
            websocket_keep_alive_timeout  16-19 -        -                    3600 600
            websocket_rate_limit_burst    16-19 -        -                    10
            websocket_rate_limit_delay    16-19 -        -                    0.2
            x_sendfile                    16-19 -        -                    -
            db_maxconn_gevent             17-19 -        -                    -
            geoip_city_db                 17-19 -        -                    /usr/share/GeoIP/GeoLite2-City.mmdb
            geoip_database                13-16 17-18    geoip_city_db        /usr/share/GeoIP/GeoLite2-City.mmdb
            geoip_country_db              17-19 -        -                    /usr/share/GeoIP/GeoLite2-Country.mmdb
            db_replica_host               18-19 -        -                    -
            db_replica_port               18-19 -        -                    -
            limit_memory_hard_gevent      18-19 -        -                    -
            limit_memory_soft_gevent      18-19 -        -                    -
            limit_time_worker_cron        18-19 -        -                    0
            db_app_name                   19    -        -                    odoo-{pid}
            with_demo                     19    -        -                    -
            import_file_maxbytes          19    -        -                    10485760
            import_image_maxbytes         13-18 19       import_file_maxbytes 10485760
            import_file_timeout           19    -        -                    3
            import_image_timeout          13-18 19       import_file_timeout  3
            import_url_regex              19    -        -                    ^(?:http|https)://
            import_image_regex            13-18 19       import_url_regex     ^(?:http|https)://
            xmlrpc                        13-18 -        http_enable          True true
            xmlrpc_interface              13-18 -        http_interface       -
            xmlrpc_port                   13-18 -        http_port            8069
            apps_server                   13-16 -        -                    -
            demo                          13-18 -        -                    {}
            language                      13-18 -        -                    -
            shell_interface               13-18 -        -                    -
            translate_in                  13-18 -        -                    -
            translate_modules             13-18 -        -                    ['all']
            translate_out                 13-18 -        -                    -
            auto_reload                   0-12  -        -                    -
            debug_mode                    0-12  -        -                    -
            logrotate                     0-12  -        -                    -
            netrpc                        0-12  -        -                    -
            netrpc_interface              0-12  -        -                    -
            netrpc_port                   0-12  -        -                    -
            test_commit                   0-12  -        -                    -
            test_report_directory         0-12  -        -                    -
            xmlrpcs                       0-12  -        -                    -
            xmlrpcs_interface             0-12  -        -                    -
            xmlrpcs_port                  0-12  -        -                    -
            """.lines()
            .map(line -> of(List.of(line.split("\\s+"))))
            .collect(toUnmodifiableMap(OptionHistory::name, identity()));

    public OptionHistory {
        aliasIn = Set.copyOf(aliasIn);
        standards = Set.copyOf(standards);
    }

    private static OptionHistory of(List<String> words) {
        var known = releases(words.get(1));
        return new OptionHistory(
                words.getFirst(),
                known.getFirst(),
                known.getLast(),
                Set.copyOf(releases(words.get(2))),
                words.get(3).equals(NONE) ? null : words.get(3),
                Set.copyOf(words.subList(4, words.size())));
    }

    private static List<Integer> releases(String ranges) {
        return ranges.equals(NONE)
                ? List.of()
                : Stream.of(ranges.split(",")).flatMap(OptionHistory::range).toList();
    }

    private static Stream<Integer> range(String range) {
        var ends = range.split("-");
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .boxed();
    }

    /// Those of options that not all releases know.
    public static Set<String> names() {
        return ALL.keySet();
    }

    /// Empty for an option that all releases know, and for a name that is no option.
    public static Optional<OptionHistory> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// The name of an option in a release: its own, that of its heir or of the option whose heir it is. Its own if the
    /// release has none for it.
    ///
    /// @param release null: not known
    public static String nameIn(String name, @Nullable OdooRelease release) {
        return release == null || isKnownIn(name, release)
                ? name
                : kin(name)
                        .filter(other -> isKnownIn(other, release))
                        .findFirst()
                        .orElse(name);
    }

    private static Stream<String> kin(String name) {
        return Stream.concat(
                of(name).stream().flatMap(history -> Stream.ofNullable(history.heir)),
                ALL.values().stream()
                        .filter(other -> name.equals(other.heir))
                        .map(OptionHistory::name)
                        .sorted());
    }

    /// Whether a release knows it, and not only as an alias. True for a name that has no history.
    public static boolean isKnownIn(String name, OdooRelease release) {
        return of(name).map(history -> history.since <= release.major() && release.major() <= history.until)
                .orElse(true);
    }

    /// Whether any release knows it, if it is an option.
    public static boolean isOfKnownRelease(String name) {
        return of(name).map(history -> history.until >= OdooRelease.OLDEST).orElse(true);
    }

    public boolean isAliasIn(OdooRelease release) {
        return aliasIn.contains(release.major());
    }

    /// Whether the value changes nothing: it is not set, or what Odoo itself takes.
    public boolean isStandard(String value) {
        return NOT_SET.contains(value) || standards.contains(value);
    }
}
