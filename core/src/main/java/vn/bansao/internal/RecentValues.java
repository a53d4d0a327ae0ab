package vn.bansao.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was computed for the keys asked for lately: one document asks for what the one before it has asked for.
 * Thread-safe; a full one begins anew, so that no stream of strange keys makes it grow.
 *
 * @param <K> a key, compared by value
 * @param <V> an immutable value
 */
public final class RecentValues<K, V> {
    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final int most;

    /** Keeps at most about {@code most} values. */
    public RecentValues(int most) {
        this.most = most;
    }

    /** The value of {@code key}, made now if it is not known. */
    public V get(K key, Function<K, V> maker) {
        V known = values.get(key);
        if (known == null) {
            known = maker.apply(key);
            put(key, known);
        }
        return known;
    }

    /** The value of {@code key}, or nothing if it is not known. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Keeps a value. */
    public void put(K key, V value) {
        if (values.size() >= most) {
            values.clear();
        }
        values.put(key, value);
    }
}
