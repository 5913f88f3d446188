package signalbox.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of style sheets as text, in their order: JavaFX's own parser makes colours of the names of tokens.
final class StyleRules {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern PART = Pattern.compile("([.:#]?)([\\w-]+)");

    /// What one node must have.
    ///
    /// @param classes its style classes; the type of a node and an id count as one
    /// @param states pseudo-classes
    record Compound(Set<String> classes, Set<String> states) {
        /// Everything that this asks for, the other asks for too.
        boolean covers(Compound other) {
            return other.classes.containsAll(classes) && other.states.containsAll(states);
        }
    }

    /// @param nodes from the outermost to the node that is styled
    record Selector(String text, List<Compound> nodes) {
        Compound subject() {
            return nodes.getLast();
        }

        boolean isAbout(String state) {
            return nodes.stream().anyMatch(node -> node.states().contains(state));
        }

        /// Where the other applies, this does too.
        boolean covers(Selector other) {
            if (!subject().covers(other.subject())) {
                return false;
            }
            var at = 0;
            for (var ancestor : nodes.subList(0, nodes.size() - 1)) {
                while (at < other.nodes.size() - 1 && !ancestor.covers(other.nodes.get(at))) {
                    at++;
                }
                if (at++ >= other.nodes.size() - 1) {
                    return false;
                }
            }
            return true;
        }

        /// The node around the one that is styled, as far as the selector names one.
        Optional<Selector> outer() {
            return nodes.size() == 1
                    ? Optional.empty()
                    : Optional.of(new Selector(text, nodes.subList(0, nodes.size() - 1)));
        }

        private int weight() {
            return nodes.stream()
                    .mapToInt(node -> node.classes().size() + node.states().size())
                    .sum();
        }
    }

    /// @param sheet the file's name
    record StyleRule(String sheet, Selector selector, Map<String, String> values) {
        /// Of a property that the rule sets.
        String value(String property) {
            return Objects.requireNonNull(values.get(property), property);
        }
    }

    private final List<StyleRule> rules = new ArrayList<>();
    private final int ownFrom;

    /// @param base the style sheet of the library, whose rules any of ours overrides
    /// @param own ours
    StyleRules(String base, List<String> own) {
        add(base);
        ownFrom = rules.size();
        own.forEach(this::add);
    }

    private void add(String address) {
        var rule = RULE.matcher(COMMENT.matcher(text(address)).replaceAll(""));
        while (rule.find()) {
            var values = values(rule.group(2));
            for (var selector : rule.group(1).split(",")) {
                rules.add(new StyleRule(address.substring(address.lastIndexOf('/') + 1), selector(selector), values));
            }
        }
    }

    private static String text(String address) {
        try (var text = Objects.requireNonNull(StyleRules.class.getResourceAsStream(address), address)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> values(String body) {
        var values = new LinkedHashMap<String, String>();
        for (var declaration : body.split(";")) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                values.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return values;
    }

    static Selector selector(String text) {
        var nodes = Arrays.stream(text.replace(">", " ").strip().split("\\s+"))
                .map(StyleRules::compound)
                .toList();
        return new Selector(text.strip().replaceAll("\\s+", " "), nodes);
    }

    private static Compound compound(String text) {
        var classes = new TreeSet<String>();
        var states = new TreeSet<String>();
        var part = PART.matcher(text);
        while (part.find()) {
            (part.group(1).equals(":") ? states : classes).add(part.group(2));
        }
        return new Compound(classes, states);
    }

    /// The rules of our own sheets.
    List<StyleRule> own() {
        return List.copyOf(rules.subList(ownFrom, rules.size()));
    }

    Stream<StyleRule> all() {
        return rules.stream();
    }

    /// What a property is for a node that the selector describes: by the heaviest rule that certainly applies to it.
    Optional<String> value(Selector node, String property) {
        Optional<String> found = Optional.empty();
        var weight = -1;
        for (var each : rules.subList(ownFrom, rules.size())) {
            if (each.values().containsKey(property)
                    && each.selector().covers(node)
                    && each.selector().weight() >= weight) {
                weight = each.selector().weight();
                found = Optional.of(each.value(property));
            }
        }
        return found.isPresent() ? found : baseValue(node, property);
    }

    private Optional<String> baseValue(Selector node, String property) {
        Optional<String> found = Optional.empty();
        var weight = -1;
        for (var each : rules.subList(0, ownFrom)) {
            if (each.values().containsKey(property)
                    && each.selector().covers(node)
                    && each.selector().weight() >= weight) {
                weight = each.selector().weight();
                found = Optional.of(each.value(property));
            }
        }
        return found;
    }

    /// A looked-up colour: as the node has it, else one of the nodes around it, else the root.
    Optional<String> token(Selector node, String name) {
        for (var each = Optional.of(node); each.isPresent(); each = each.get().outer()) {
            var found = value(each.get(), name);
            if (found.isPresent()) {
                return found;
            }
        }
        return value(selector(".root"), name);
    }
}
