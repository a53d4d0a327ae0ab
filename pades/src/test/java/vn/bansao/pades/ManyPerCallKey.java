package vn.bansao.pades;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.bansao.crypto.SigningKey;

/** A key behind a service: one call at a time, which takes a while, and many values in it. */
final class ManyPerCallKey extends DelegatingKey {
    static final int VALUES = 10;
    private static final long MILLIS = 30;

    private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());

    ManyPerCallKey(SigningKey key) {
        super(key);
    }

    /** How many values each call had. */
    List<Integer> calls() {
        return calls;
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        calls.add(toBeSigned.size());
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return super.sign(toBeSigned);
    }

    @Override
    public int sessions() {
        return 1;
    }

    @Override
    public int valuesPerCall() {
        return VALUES;
    }
}
