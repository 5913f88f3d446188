package signalbox.cli.document;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import signalbox.cli.output.JsonOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record with some value in each component, so that it prints every key it ever prints.
final class SampleDocument {
    private SampleDocument() {}

    /// All keys in the order in which they are printed: `takenAt jobs[uuid state]`.
    static String keys(Class<? extends Record> type) {
        return keys(JsonMapper.shared().readTree(JsonOutput.text(of(type, "text"))));
    }

    private static String keys(JsonNode object) {
        return object.propertyStream()
                .map(each -> each.getKey() + inner(each.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String inner(JsonNode value) {
        if (value.isArray()) {
            return "[" + (value.path(0).isObject() ? keys(value.get(0)) : "") + "]";
        }
        return value.isObject() ? "{" + keys(value) + "}" : "";
    }

    /// @param text what stands wherever a text does
    static Object of(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class ? List.of(of(last, text)) : Map.of("KEY", of(last, text));
        }
        return type instanceof Class<?> plain && plain.isRecord() ? record(plain, text) : value(type, text);
    }

    private static Object record(Class<?> type, String text) {
        var components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(each -> of(each.getGenericType(), text))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static Object value(Type type, String text) {
        return switch (type.getTypeName()) {
            case "java.lang.String" -> text;
            case "int", "java.lang.Integer" -> 1;
            case "long", "java.lang.Long" -> 1L;
            case "double", "java.lang.Double" -> 1.5;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.math.BigDecimal" -> BigDecimal.ONE;
            case "java.time.Instant" -> Instant.EPOCH;
            default -> {
                var values = ((Class<?>) type).getEnumConstants();
                if (values == null) {
                    throw new AssertionError("No sample of " + type);
                }
                yield values[0];
            }
        };
    }
}
