package org.example.shop;

import java.util.List;

/** An order. */
@Entity
public final class Order implements Comparable<Order> {
    private static final int MAX_LINES = 1_000;
    private final List<String> lines;

    public Order(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    @Override
    public int compareTo(Order other) {
        if (other == null || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("too \"many\"\n");
        }
        char c = 'x'; // unused
        return Integer.compare(lines.size(), 0xFFL > 3.5 ? 1 : 0);
    }
}
