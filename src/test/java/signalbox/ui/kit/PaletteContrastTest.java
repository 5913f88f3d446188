package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.ui.kit.StyleRules.Selector;
import signalbox.ui.kit.StyleRules.StyleRule;

/// Every colour of a text and every background that the style sheets put together can be read, in both themes: WCAG 2.2
/// AA, 4.5:1 for texts of our sizes, 3:1 for icons, for the edge of a field and for the ring around what has the focus.
class PaletteContrastTest {
    private static final double READABLE = 4.5;
    private static final double VISIBLE = 3;
    /// Behind words of a `CodeBlock`.
    private static final String MARKED = "-rtfx-background-color";

    private static final String BACKGROUND = "-fx-background-color";
    /// Backgrounds that no text stands on: marks of charts, lines, parts of controls.
    private static final Pattern MARK = Pattern.compile("legend-.*|level-.*|bar-(fine|refused|unclear)|live-dot|"
            + "switch-(track|knob)|span-standby|lane-(ring|cross)|gap-(band|key|point)|past-(knob|rule|band)|opened-(square|production|staging)|lifeline-.*|graph-(stripe|key.*)|"
            + "thumb|track|arrow|.*-arrow|grabber|.*-grabber|split-pane-divider|line|scrim|show-hide-column-image|mark|dot|"
            + "graphic|increment-button|decrement-button|tab-header-background");
    /// Rules of `-fx-fill` that colour no text.
    private static final Pattern DRAWN = Pattern.compile("slot-.*|level-.*|chart-.*|ink-.*|graph-(map-frame|link.*)|"
            + "line|area|limit|border|sparkline|gap-stairs|gap-target|selection|Rectangle|path");

    /// The theme's tokens last, as in a scene.
    private static StyleRules rules(String theme) {
        var shared = sheets().stream()
                .filter(sheet -> !List.of("light.css", "dark.css").contains(sheet));
        var sheets = Stream.concat(shared, Stream.of(theme + ".css"))
                .map(sheet -> "/signalbox/ui/" + sheet)
                .toList();
        return new StyleRules("/atlantafx/base/theme/primer-" + theme + ".css", sheets);
    }

    private static List<String> sheets() {
        try {
            var any = Objects.requireNonNull(PaletteContrastTest.class.getResource("/signalbox/ui/kit.css"));
            try (var files = Files.list(Path.of(any.toURI()).resolveSibling(""))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".css"))
                        .sorted()
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError("The style sheets are not in a folder", e);
        }
    }

    private static final class Judge {
        private final StyleRules rules;
        private final ThemeColours colours;
        private final List<String> found = new ArrayList<>();
        private final Selector root = StyleRules.selector(".root");

        Judge(String theme) {
            rules = rules(theme);
            colours = new ThemeColours(rules);
        }

        Color token(String name) {
            return colours.colour(root, name);
        }

        void check(String what, Color upper, Color below, double least) {
            var contrast = ThemeColours.contrast(upper, below);
            if (contrast < least) {
                found.add(String.format(
                        Locale.ROOT,
                        "%s: %s on %s is %.2f:1, not %.1f:1",
                        what,
                        ThemeColours.text(upper),
                        ThemeColours.text(below),
                        contrast,
                        least));
            }
        }

        /// The rules of a text or an icon, by the property that colours it.
        Stream<StyleRule> rulesOf(String property) {
            return rules.own().stream()
                    .filter(rule -> rule.values().containsKey(property))
                    .filter(rule -> !rule.selector().isAbout("disabled"))
                    .filter(rule -> !property.equals("-fx-fill") || !is(rule.selector(), DRAWN))
                    .filter(rule -> !rule.value(property).equals("transparent"));
        }

        /// What the rule's own node stands on, as far as the sheets say it.
        Optional<Color> background(Selector node) {
            for (var each = Optional.of(node);
                    each.isPresent();
                    each = each.get().outer()) {
                var inner = each.get();
                var value = rules.value(inner, MARKED)
                        .or(() -> rules.value(inner, BACKGROUND))
                        .filter(layers -> !layers.equals("transparent"));
                if (value.isPresent()) {
                    return Optional.of(colours.background(inner, value.get(), token("-color-canvas-default")));
                }
            }
            return Optional.empty();
        }

        /// Where texts stand that say nothing of their background.
        List<StyleRule> surfaces() {
            return rules.own().stream()
                    .filter(rule -> rule.values().containsKey(BACKGROUND)
                            && !rule.value(BACKGROUND).equals("transparent"))
                    .filter(rule -> !rule.selector().isAbout("disabled"))
                    .filter(rule -> !is(rule.selector(), MARK))
                    .filter(rule -> textOn(rule.selector()).isEmpty())
                    .toList();
        }

        /// The colour of a text that the same node has: by its own rules, or by those of its family, as `flag` has the
        /// one of `flag-lost`.
        Optional<Color> textOn(Selector node) {
            var wanted =
                    rules.value(node, "-fx-text-fill").or(() -> labelIn(node)).or(() -> familyText(node));
            return wanted.map(value -> colours.colour(node, value));
        }

        private Optional<String> labelIn(Selector node) {
            return rules.own().stream()
                    .filter(rule -> rule.values().containsKey("-fx-text-fill")
                            && rule.selector().subject().classes().equals(Set.of("label"))
                            && rule.selector().outer().stream().anyMatch(outer -> outer.covers(node)))
                    .map(rule -> rule.value("-fx-text-fill"))
                    .findFirst();
        }

        private Optional<String> familyText(Selector node) {
            return node.subject().classes().stream()
                    .filter(each -> each.contains("-"))
                    .map(each -> each.substring(0, each.indexOf('-')))
                    .flatMap(stem -> rules.own().stream()
                            .filter(rule -> rule.selector().subject().classes().equals(Set.of(stem))
                                    && rule.selector().nodes().size() == 1
                                    && rule.values().containsKey("-fx-text-fill")))
                    .map(rule -> rule.value("-fx-text-fill"))
                    .findFirst();
        }

        /// The tokens of texts that may stand anywhere.
        Set<String> freeTexts() {
            var free = new TreeSet<String>();
            for (var property : List.of("-fx-text-fill", "-fx-fill")) {
                rulesOf(property)
                        .filter(rule -> rule.selector().nodes().size() == 1)
                        .filter(rule -> !is(rule.selector(), Pattern.compile("ikonli-font-icon")))
                        .filter(rule -> background(rule.selector()).isEmpty())
                        .map(rule -> rule.value(property))
                        .filter(value -> value.startsWith("-color-"))
                        .forEach(free::add);
            }
            return free;
        }
    }

    private static boolean is(Selector selector, Pattern names) {
        return selector.subject().classes().stream()
                .anyMatch(each -> names.matcher(each).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void a_text_whose_rule_says_where_it_stands_can_be_read_there(String theme) {
        var judge = new Judge(theme);
        for (var property : List.of("-fx-text-fill", "-fx-fill")) {
            judge.rulesOf(property)
                    .filter(rule -> !is(rule.selector(), Pattern.compile("ikonli-font-icon")))
                    .forEach(rule -> judge.background(rule.selector())
                            .ifPresent(below -> judge.check(
                                    rule.selector().text(),
                                    judge.colours.colour(rule.selector(), rule.value(property)),
                                    below,
                                    READABLE)));
        }
        assertThat(judge.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void a_background_lets_the_text_of_its_own_node_be_read(String theme) {
        var judge = new Judge(theme);
        judge.rules.own().stream()
                .filter(rule -> rule.values().containsKey(BACKGROUND)
                        && !rule.selector().isAbout("disabled")
                        && !is(rule.selector(), MARK))
                .forEach(rule -> judge.textOn(rule.selector())
                        .ifPresent(text -> judge.background(rule.selector())
                                .ifPresent(below -> judge.check(rule.selector().text(), text, below, READABLE))));
        assertThat(judge.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void a_text_that_may_stand_anywhere_can_be_read_on_every_background_that_holds_texts(String theme) {
        var judge = new Judge(theme);
        var surfaces = judge.surfaces();
        var texts = judge.freeTexts();
        assertThat(texts).contains("-color-fg-muted", "-color-fg-subtle", "-color-warning-fg");
        assertThat(surfaces).hasSizeGreaterThan(50);
        for (var text : texts) {
            for (var surface : surfaces) {
                judge.background(surface.selector())
                        .ifPresent(below -> judge.check(
                                text + " in " + surface.selector().text(), judge.token(text), below, READABLE));
            }
        }
        assertThat(judge.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void an_icon_is_seen_on_every_background(String theme) {
        var judge = new Judge(theme);
        judge.rulesOf("-fx-icon-color")
                .forEach(rule -> judge.background(rule.selector())
                        .map(List::of)
                        .orElseGet(() -> judge.surfaces().stream()
                                .flatMap(surface -> judge.background(surface.selector()).stream())
                                .distinct()
                                .toList())
                        .forEach(below -> judge.check(
                                rule.selector().text(),
                                judge.colours.colour(rule.selector(), rule.value("-fx-icon-color")),
                                below,
                                VISIBLE)));
        assertThat(judge.found).isEmpty();
    }

    /// Buttons and switches are known by their words; a field without its edge is not seen at all.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void the_edge_of_what_is_filled_in_is_seen(String theme) {
        var judge = new Judge(theme);
        var places = List.of("-color-canvas-default", "-color-canvas-inset", "-color-bg-overlay", "-sb-window");
        for (var field : List.of(
                ".text-input.text-field",
                ".text-input.text-area",
                ".text-input.text-field.password-field",
                ".text-input.text-field.custom-text-field.search",
                ".combo-box-base.combo-box",
                ".spinner",
                ".check-box > .box",
                ".radio-button > .radio")) {
            var node = StyleRules.selector(field);
            var edge = judge.rules
                    .value(node, "-fx-border-color")
                    .or(() -> judge.rules.value(node, BACKGROUND))
                    .orElseThrow();
            for (var place : places) {
                judge.check(
                        field + " on " + place,
                        judge.colours.colour(node, ThemeColours.layers(edge).getFirst()),
                        judge.token(place),
                        VISIBLE);
            }
        }
        assertThat(judge.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void the_ring_around_what_has_the_focus_is_seen_on_every_background(String theme) {
        var judge = new Judge(theme);
        var rings = new ArrayList<StyleRule>();
        judge.rules.own().stream()
                .filter(rule -> rule.selector().isAbout("focus-visible"))
                .filter(rule -> rule.values().containsKey("-fx-border-color"))
                .forEach(rings::add);
        assertThat(rings).isNotEmpty();
        for (var ring : rings) {
            var place = ring.selector().outer().flatMap(judge::background);
            var places = place.map(List::of)
                    .orElseGet(() -> judge.surfaces().stream()
                            .flatMap(surface -> judge.background(surface.selector()).stream())
                            .distinct()
                            .toList());
            for (var below : places) {
                judge.check(
                        ring.selector().text(),
                        judge.colours.colour(ring.selector(), ring.value("-fx-border-color")),
                        below,
                        VISIBLE);
            }
        }
        assertThat(judge.found).isEmpty();
    }

    /// Pale is what is left out for the moment, not what cannot be used.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void what_is_pale_can_be_read(String theme) {
        var judge = new Judge(theme);
        judge.rules.own().stream()
                .filter(rule -> rule.values().containsKey("-fx-opacity"))
                .filter(rule -> !rule.selector().isAbout("disabled") && !is(rule.selector(), DRAWN))
                .forEach(rule -> {
                    var part = Double.parseDouble(rule.value("-fx-opacity"));
                    var text = judge.token("-color-fg-default");
                    if (part > 0 && part < 1 && !rule.selector().text().contains("gap-")) {
                        judge.check(
                                rule.selector().text(),
                                Color.color(text.getRed(), text.getGreen(), text.getBlue(), part),
                                judge.token("-color-canvas-default"),
                                READABLE);
                    }
                });
        assertThat(judge.found).isEmpty();
    }
}
