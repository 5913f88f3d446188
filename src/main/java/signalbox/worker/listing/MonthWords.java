package signalbox.worker.listing;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The months as `ps` writes them in English, German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian
/// languages: the abbreviations of glibc's locales. Those of other languages would contradict each other: `lis` is
/// October in Croatian and November in Polish.
final class MonthWords {
    private static final List<String> WORDS = List.of(
            "jan janv ene gen jän",
            "feb févr fév fevr fev",
            "mar mars mär mrz mrt",
            "apr avril avr abr",
            "may mai mag maj mei",
            "jun juin giu juni",
            "jul juil lug juli",
            "aug août aout ago",
            "sep sept set",
            "oct okt ott out",
            "nov",
            "dec dez déc dic des");

    private static final Map<String, Integer> MONTHS = months();

    private MonthWords() {}

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (int i = 0; i < WORDS.size(); i++) {
            for (var word : WORDS.get(i).split(" ")) {
                months.put(word, i + 1);
            }
        }
        return Map.copyOf(months);
    }

    /// @return 1 to 12
    /// @throws DateTimeException when it is none of these
    static int month(String word) {
        var month = MONTHS.get(word.toLowerCase(Locale.ROOT));
        if (month == null) {
            throw new DateTimeException(word);
        }
        return month;
    }
}
