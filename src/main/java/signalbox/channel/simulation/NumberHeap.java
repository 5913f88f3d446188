package signalbox.channel.simulation;

import java.util.Arrays;

/// Numbers, the smallest first.
final class NumberHeap {
    private static final int FEWEST = 16;
    private int[] numbers = new int[FEWEST];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return numbers[0];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        int at = size++;
        while (at > 0 && number < numbers[(at - 1) / 2]) {
            numbers[at] = numbers[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        numbers[at] = number;
    }

    int removeFirst() {
        int first = numbers[0];
        int last = numbers[--size];
        int at = 0;
        for (int below = smaller(0); below < size && numbers[below] < last; below = smaller(at)) {
            numbers[at] = numbers[below];
            at = below;
        }
        numbers[at] = last;
        return first;
    }

    /// Which of the two children comes first: its place.
    private int smaller(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && numbers[left + 1] < numbers[left] ? left + 1 : left;
    }
}
