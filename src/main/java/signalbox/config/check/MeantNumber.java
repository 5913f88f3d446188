package signalbox.config.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.OdooOptions;
import signalbox.config.SpoiltValue;

/// The number that is meant by a value that Odoo cannot cast: with a remark behind it, a unit, separators of thousands,
/// as a product. Pure.
final class MeantNumber {
    private static final Pattern BEHIND = Pattern.compile("(?:\\s*[,;.]|\\s+(?:\\(.*\\)|[-\\u2013]\\s.*))$");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=[1-9]\\d*$)");
    private static final Pattern THOUSANDS =
            Pattern.compile("[1-9]\\d{0,2}(?:(?:,\\d{3})+|(?:[' _]\\d{3})+|(?:\\.\\d{3}){2,})");
    private static final Pattern PRODUCT = Pattern.compile("\\d{1,12}(?:\\s*[*x\\u00d7]\\s*\\d{1,12}){1,4}");
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([A-Za-z]{1,7})");

    private static final int KIBI = 1024;
    private static final Map<String, Long> SECONDS = Map.ofEntries(
            Map.entry("s", 1L),
            Map.entry("sec", 1L),
            Map.entry("secs", 1L),
            Map.entry("second", 1L),
            Map.entry("seconds", 1L),
            Map.entry("m", 60L),
            Map.entry("min", 60L),
            Map.entry("mins", 60L),
            Map.entry("minute", 60L),
            Map.entry("minutes", 60L),
            Map.entry("h", 3600L),
            Map.entry("hour", 3600L),
            Map.entry("hours", 3600L));

    private MeantNumber() {}

    /// The value itself when Odoo can cast it, or when it is not plain what is meant.
    static String of(String key, String value) {
        var clean = SpoiltValue.of(value).clean();
        var bare = BEHIND.matcher(clean).replaceFirst("");
        return Stream.of(
                        Optional.of(value),
                        Optional.of(clean),
                        Optional.of(bare),
                        Optional.of(ZEROS.matcher(bare).replaceFirst("")),
                        together(bare),
                        product(bare),
                        withUnit(key, bare))
                .flatMap(Optional::stream)
                .filter(number -> OdooOptions.fits(key, number) && (!number.isEmpty() || value.isEmpty()))
                .findFirst()
                .orElse(value);
    }

    private static Optional<String> together(String value) {
        return THOUSANDS.matcher(value).matches() ? Optional.of(value.replaceAll("\\D", "")) : Optional.empty();
    }

    private static Optional<String> product(String value) {
        return PRODUCT.matcher(value).matches()
                ? Optional.of(Pattern.compile("\\D+")
                        .splitAsStream(value)
                        .map(BigInteger::new)
                        .reduce(BigInteger.ONE, BigInteger::multiply)
                        .toString())
                : Optional.empty();
    }

    /// Odoo's limits are seconds and bytes.
    private static Optional<String> withUnit(String key, String value) {
        var parts = WITH_UNIT.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var unit = parts.group(2).toLowerCase(Locale.ROOT);
        return factor(key, unit)
                .map(factor -> new BigDecimal(parts.group(1))
                        .multiply(BigDecimal.valueOf(factor))
                        .stripTrailingZeros())
                .filter(number -> number.scale() <= 0)
                .map(BigDecimal::toPlainString);
    }

    private static Optional<Long> factor(String key, String unit) {
        if (key.contains("_time") && !key.contains("memory")) {
            return Optional.ofNullable(SECONDS.get(unit));
        }
        var power = "kmgt".indexOf(unit.charAt(0)) + 1;
        return key.contains("memory") && power > 0 && unit.matches(".(?:i?b)?")
                ? Optional.of((long) Math.pow(KIBI, power))
                : Optional.empty();
    }
}
