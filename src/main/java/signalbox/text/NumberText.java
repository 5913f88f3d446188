package signalbox.text;

import java.util.Locale;

/// How counts are written: with a comma between thousands, whatever the locale of the desktop is.
public final class NumberText {
    private static final double KILO = 1024;
    private static final long MILLION = 1_000_000;

    private NumberText() {}

    /// `12,874`
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `198,402`, `1.0 M`, `12.3 M`: where space is small.
    public static String brief(long count) {
        return count < MILLION ? count(count) : String.format(Locale.ROOT, "%.1f M", (double) count / MILLION);
    }

    /// `446 k`, `≈ 1.2 M`: a count that is written already, where space is smallest; below a thousand as it is.
    public static String rounded(String figure) {
        var digits = figure.replaceAll("[^0-9.]", "");
        if (digits.isEmpty() || figure.endsWith("M") || !digits.matches("\\d{4,15}")) {
            return figure;
        }
        var count = Long.parseLong(digits);
        var mark = figure.startsWith("≈") ? "≈ " : "";
        return mark
                + (count < MILLION - 500
                        ? (count + 500) / 1_000 + " k"
                        : String.format(Locale.ROOT, "%.1f M", (double) count / MILLION));
    }

    /// `≈ 198,402`: a count that the planner estimated.
    public static String estimate(long count) {
        return "≈ " + count(count);
    }

    /// `≈ 198,402`, `≈ 1.0 M`: the same where space is small.
    public static String briefEstimate(long count) {
        return "≈ " + brief(count);
    }

    /// `+652`, `-3`, `±0`
    public static String change(long difference) {
        return difference == 0 ? "±0" : String.format(Locale.ROOT, "%+,d", difference);
    }

    /// `1 job`, `12,000 jobs`: a noun whose plural ends in s.
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /// `1 process`, `12 processes`
    public static String of(long count, String singular, String plural) {
        return count(count) + " " + (count == 1 ? singular : plural);
    }

    /// `mail`; of several `3 errors, for example mail`: what stands for the others is not said of all.
    ///
    /// @param example one of them
    public static String orExample(long count, String noun, String example) {
        return count > 1 ? of(count, noun) + ", for example " + example : example;
    }

    /// `1 job`, `over 10,000 jobs`: with a count that is written already.
    public static String ofFigure(String figure, String noun) {
        return figure + " " + (figure.equals("1") ? noun : noun + "s");
    }

    /// `2 %`, `0.5 %`: one decimal, where there is one.
    public static String percent(double percent) {
        var tenths = Math.round(percent * 10);
        return (tenths % 10 == 0 ? count(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0)) + " %";
    }

    /// A size in bytes: `12 kB`, `3.4 MB`.
    public static String size(long bytes) {
        return bytes < KILO * KILO
                ? count(Math.round(bytes / KILO)) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / KILO / KILO);
    }
}
