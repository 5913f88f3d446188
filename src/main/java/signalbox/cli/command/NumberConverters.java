package signalbox.cli.command;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the numbers of options, with plain error messages instead of Java's.
final class NumberConverters {
    private NumberConverters() {}

    /// Sets them for a command line and all its commands.
    static void readBy(CommandLine line) {
        line.registerConverter(int.class, reading(Integer::valueOf, "a whole number"));
        line.registerConverter(Integer.class, reading(Integer::valueOf, "a whole number"));
        line.registerConverter(double.class, reading(Double::valueOf, "a number"));
        line.registerConverter(Double.class, reading(Double::valueOf, "a number"));
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> number, String what) {
        return text -> {
            try {
                return number.apply(text);
            } catch (NumberFormatException _) {
                throw new TypeConversionException("\"" + text + "\" is not " + what);
            }
        };
    }
}
