package signalbox.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.config.check.Likeness;
import signalbox.postgres.ConnectionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The document of profiles.json, entry by entry: one that cannot be used stops no other, and stays as it is.
final class ProfileEntries {
    private static final String PROFILES = "profiles";
    private static final JsonMapper JSON = JsonFile.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProfileEntries() {}

    static JsonNode none() {
        var document = JSON.createObjectNode();
        document.putArray(PROFILES);
        return document;
    }

    /// @throws IllegalArgumentException when it is no list of profiles at all
    static Profiles.Saved read(JsonNode document) {
        var usable = new ArrayList<Profile>();
        var unusable = new ArrayList<UnusableProfile>();
        var nodes = nodes(document);
        for (var i = 0; i < nodes.size(); i++) {
            try {
                usable.add(JSON.treeToValue(nodes.get(i), Profile.class));
            } catch (JacksonException e) {
                unusable.add(unusable(nodes.get(i), i + 1, reason(e)));
            }
        }
        return new Profiles.Saved(usable, unusable);
    }

    private static List<JsonNode> nodes(JsonNode document) {
        for (var key : document.propertyNames()) {
            if (!key.equals(PROFILES)) {
                throw new IllegalArgumentException(unknown(key, List.of(PROFILES)));
            }
        }
        var list = document.path(PROFILES);
        if (!document.isObject() || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            throw new IllegalArgumentException("it is not {\"profiles\": […]}");
        }
        var nodes = new ArrayList<JsonNode>();
        list.forEach(nodes::add);
        return nodes;
    }

    private static String reason(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException stranger) {
            var known =
                    stranger.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return unknown(stranger.getPropertyName(), known);
        }
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return String.valueOf(cause.getMessage()).replaceAll("\\.$", "");
        }
        var key = key(e);
        return (key.isEmpty() ? "" : "the value of \"" + key + "\" is not valid: ")
                + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String key(JacksonException e) {
        return e instanceof DatabindException fault
                ? fault.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .map(String::valueOf)
                        .collect(Collectors.joining("."))
                : "";
    }

    private static String unknown(String key, Collection<String> known) {
        return "unknown key \"" + key + "\""
                + Likeness.closest(key, known)
                        .map(closest -> ", the nearest that is known is \"" + closest + "\"")
                        .orElse("");
    }

    private static UnusableProfile unusable(JsonNode node, int number, String reason) {
        var name = text(node, "name");
        return new UnusableProfile(name == null ? "number " + number : name, reason, place(node));
    }

    private static @Nullable DatabasePlace place(JsonNode node) {
        var database = text(node, "database");
        if (database == null) {
            return null;
        }
        var port = node.path("port").asInt(0);
        var ssh = node.path("ssh").isMissingNode() || node.path("ssh").isNull();
        return new DatabasePlace(
                null, ssh ? text(node, "host") : null, port == 0 ? ConnectionSpec.DEFAULT_PORT : port, database);
    }

    private static @Nullable String text(JsonNode node, String key) {
        var value = node.path(key);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    /// The document with another list: what is not touched stays as it was written.
    static JsonNode changed(JsonNode document, UnaryOperator<List<JsonNode>> change) {
        var list = change.apply(nodes(document));
        var changed = JSON.createObjectNode();
        changed.putArray(PROFILES).addAll(list);
        return changed;
    }

    static JsonNode node(Profile profile) {
        ObjectNode node = JSON.valueToTree(profile);
        return node;
    }

    static boolean isNamed(JsonNode node, String name) {
        return name.equals(text(node, "name"));
    }
}
