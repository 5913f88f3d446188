package signalbox.queue.filter;

import java.util.List;

/// How a number or a time is compared.
public enum LimitComparison {
    BELOW("<"),
    AT_MOST("<="),
    EQUAL(""),
    AT_LEAST(">="),
    ABOVE(">");

    /// The longer signs first, so that the first one that fits is the right one.
    private static final List<LimitComparison> WITH_SIGN = List.of(AT_MOST, AT_LEAST, BELOW, ABOVE);

    private final String sign;

    LimitComparison(String sign) {
        this.sign = sign;
    }

    /// As a filter writes it: empty for `EQUAL`.
    public String sign() {
        return sign;
    }

    /// The one whose sign the text begins with; `EQUAL` where it begins with none.
    static LimitComparison of(String text) {
        return WITH_SIGN.stream()
                .filter(each -> text.startsWith(each.sign))
                .findFirst()
                .orElse(EQUAL);
    }

    /// @param order the sign of `compareTo` of the value with the limit
    public boolean holds(int order) {
        return switch (this) {
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case ABOVE -> order > 0;
        };
    }
}
