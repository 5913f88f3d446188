package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.text.MarkedText;
import signalbox.ui.Headless;

/// What is drawn where there is a glyph. The bundled fonts have Latin, Greek and Cyrillic; for other scripts JavaFX
/// asks
/// fontconfig, whatever font the style sheet names: so a font of the system is enough.
@Tag("fx")
class GlyphsTest {
    /// No font has a glyph for what Unicode never assigned.
    private static final String NEVER = "\u0378";

    private static final int REPEATED = 20;

    private static double width(String family, String text) {
        var drawn = new Text(text.repeat(REPEATED));
        drawn.setFont(Font.font(family, 13));
        return drawn.getLayoutBounds().getWidth();
    }

    /// A box that stands for any missing glyph is as wide as the one for what never was.
    private static boolean isDrawn(String family, String text) {
        return Headless.on(() -> {
            Theme.LIGHT.applyTo(new Scene(new Pane()));
            return Math.abs(width(family, text) - width(family, NEVER)) > 0.5;
        });
    }

    @Test
    void marks_of_a_cell_are_in_the_bundled_font() {
        MarkedText.oneLine("a\nb\tc")
                .codePoints()
                .mapToObj(Character::toString)
                .filter(each -> !each.isBlank())
                .forEach(mark -> assertThat(isDrawn("Inter", mark)).as(mark).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"Inter", "Inter Medium", "JetBrains Mono"})
    void what_never_was_is_a_box(String family) {
        assertThat(isDrawn(family, NEVER)).isFalse();
        assertThat(isDrawn(family, "\u0379")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"中", "文", "日", "本", "語", "ひ", "カ", "한"})
    void chinese_japanese_and_korean_are_drawn_where_a_font_has_them(String sign) {
        requireOne("Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei");
        for (var family : Set.of("Inter", "Inter Medium", "JetBrains Mono")) {
            assertThat(isDrawn(family, sign)).as(sign + " in " + family).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "✅", "❌", "🚀", "⚠", "🔥", "📦"})
    void emoji_are_drawn_where_a_font_has_them(String emoji) {
        requireOne("Symbola", "Noto Emoji");
        for (var family : Set.of("Inter", "Inter Medium", "JetBrains Mono")) {
            assertThat(isDrawn(family, emoji)).as(emoji + " in " + family).isTrue();
        }
    }

    @Test
    void marks_are_drawn_in_the_font_of_code_where_the_system_has_them() {
        requireOne("DejaVu Sans", "Symbola");
        assertThat(isDrawn("JetBrains Mono", "↵")).isTrue();
        assertThat(isDrawn("JetBrains Mono", "⇥")).isTrue();
    }

    private static void requireOne(String... families) {
        assumeThat(Headless.on(Font::getFamilies)).containsAnyOf(families);
    }
}
