package vn.bansao.pades.internal.compose;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was computed for the keys asked for lately: one copy asks for what the copy before it has asked for. Thread-safe.
 *
 * @param <K> a key, compared by value
 * @param <V> an immutable value
 */
final class RecentValues<K, V> {
    private static final int MOST = 32; // an agency has a few officers, and one address

    private final Map<K, V> values = new ConcurrentHashMap<>();

    V get(K key, Function<K, V> maker) {
        V known = values.get(key);
        if (known == null) {
            if (values.size() >= MOST) {
                values.clear();
            }
            known = maker.apply(key);
            values.put(key, known);
        }
        return known;
    }
}
