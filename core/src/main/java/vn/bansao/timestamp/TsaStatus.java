package vn.bansao.timestamp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.jspecify.annotations.Nullable;

/**
 * What an authority says about a request, in the words of RFC 3161, 2.4.2.
 *
 * @param name PKIStatus
 * @param failures PKIFailureInfo, or a dash
 * @param text its own words, or a dash
 */
record TsaStatus(String name, String failures, String text) {
    private static final List<String> NAMES = List.of(
            "granted", "grantedWithMods", "rejection", "waiting", "revocationWarning", "revocationNotification");

    /** The names of the bits of PKIFailureInfo. */
    private static final Map<Integer, String> FAILURES = new TreeMap<>(Map.of(
            0, "badAlg",
            2, "badRequest",
            5, "badDataFormat",
            14, "timeNotAvailable",
            15, "unacceptedPolicy",
            16, "unacceptedExtension",
            17, "addInfoNotAvailable",
            25, "systemFailure"));

    static TsaStatus of(PKIStatusInfo info) {
        BigInteger number = info.getStatus();
        boolean known = number.signum() >= 0 && number.bitLength() < 31 && number.intValue() < NAMES.size();
        return new TsaStatus(
                known ? NAMES.get(number.intValue()) : number.toString(),
                failures(info.getFailInfo()),
                text(info.getStatusString()));
    }

    boolean granted() {
        return name.equals(NAMES.get(0)) || name.equals(NAMES.get(1));
    }

    private static String failures(@Nullable ASN1BitString bits) {
        if (bits == null) {
            return "-";
        }
        byte[] octets = bits.getBytes(); // Not all eight bits of the last octet need be there.
        List<String> names = new ArrayList<>();
        FAILURES.forEach((bit, failure) -> {
            if (bit / 8 < octets.length && (octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                names.add(failure);
            }
        });
        return names.isEmpty() ? bits.toString() : String.join(" ", names);
    }

    private static String text(@Nullable PKIFreeText text) {
        return text == null || text.size() == 0 ? "-" : text.getStringAtUTF8(0).getString();
    }
}
