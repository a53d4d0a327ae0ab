package vn.bansao.benchmarks.jmh;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import vn.bansao.benchmarks.peer.CheckingPeer;

/** Who verifies in the benchmarks, by name. */
final class Checkers {
    private static final String ITEXT_FACTORY = "com.itextpdf.bouncycastle.BouncyCastleFactory";
    private static final String NEEDED = "createNameConstraintValidator";

    private Checkers() {}

    static List<String> names() {
        return Arrays.stream(CheckingPeer.values())
                .filter(peer -> peer != CheckingPeer.ITEXT || iTextCanValidate())
                .map(Enum::name)
                .toList();
    }

    /**
     * iText 9.7.1 validates chains with a method that the newest adapter served, 9.5.0, does not have: it signs there, and
     * verifies with {@code -Ditext.sign.version=9.5.0} only.
     */
    private static boolean iTextCanValidate() {
        try {
            return Arrays.stream(Class.forName(ITEXT_FACTORY).getMethods())
                            .filter(method -> method.getName().equals(NEEDED))
                            .anyMatch(method -> !Modifier.isAbstract(method.getModifiers()))
                    || !itextWantsIt();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean itextWantsIt() throws ClassNotFoundException {
        Class<?> contract = Class.forName("com.itextpdf.commons.bouncycastle.IBouncyCastleFactory");
        return Arrays.stream(contract.getMethods())
                .anyMatch(method -> method.getName().equals(NEEDED));
    }
}
