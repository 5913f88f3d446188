package signalbox.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookPageTest {
    private static final String PAGE = HandbookFile.page(PagePictures.of(null));

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PAGE)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void each_link_within_the_page_leads_to_one_place() {
        var places = all(" id=\"([^\"]+)\"");
        assertThat(places).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(all("href=\"#([^\"]+)\"")).isNotEmpty().allMatch(places::contains, "is there");
    }

    @Test
    void it_loads_nothing_and_has_no_script() {
        assertThat(PAGE).doesNotContainIgnoringCase("<script", "<link", "@import", "url(", "javascript:");
        assertThat(all("(?:src|srcset)=\"([^\"]+)\"")).allMatch(url -> url.startsWith("data:"));
    }

    @Test
    void it_has_both_themes() {
        assertThat(PAGE).contains("prefers-color-scheme: dark", "color-scheme: light dark");
    }

    @Test
    void words_are_escaped() {
        assertThat(PAGE).contains("&lt;2h").doesNotContain("<2h");
    }

    @Test
    void it_lists_the_options_of_each_command() {
        assertThat(PAGE).contains("signalbox requeue", "--confirm-database", "signalbox config patch");
    }

    @Test
    void no_folder_of_this_machine_is_named() {
        assertThat(PAGE)
                .contains("~/.config/signalbox/profiles.json")
                .doesNotContain(System.getProperty("user.home") + "/.");
    }

    @Test
    void a_picture_is_in_the_page_in_both_themes(@TempDir Path folder) throws IOException {
        for (var theme : List.of("light", "dark")) {
            Files.write(Files.createDirectories(folder.resolve(theme)).resolve("overview.png"), new byte[] {1, 2, 3});
        }
        HandbookFile.write(folder, folder);
        var page = Files.readString(folder.resolve("handbook.html"));
        assertThat(Pattern.compile("(?:src|srcset)=\"data:image/png;base64,AQID\"")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .hasSize(2);
        assertThat(Stream.of(page.split("<figure>"))).hasSize(2);
    }
}
