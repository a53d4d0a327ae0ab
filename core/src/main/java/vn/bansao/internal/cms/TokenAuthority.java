package vn.bansao.internal.cms;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Whether a certificate may sign time-stamp tokens, and could do so at genTime. */
final class TokenAuthority {
    private static final String TIME_STAMPING = KeyPurposeId.id_kp_timeStamping.getId();

    private TokenAuthority() {}

    static void addFlaws(ParsedToken token, X509Certificate tsa, List<TokenFlaw> flaws) {
        String purposes = purposes(tsa);
        if (!purposes.isEmpty()) {
            flaws.add(new TokenFlaw(
                    TokenCheck.PURPOSE, purposes, "the critical extended key usage timeStamping and no other"));
        }
        boolean[] usage = tsa.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            flaws.add(new TokenFlaw(
                    TokenCheck.PURPOSE, "a key usage without signatures", "digitalSignature or nonRepudiation"));
        }
        Instant begin = tsa.getNotBefore().toInstant();
        Instant end = tsa.getNotAfter().toInstant();
        // Certificates count whole seconds, tokens fractions: the last second is in force to its end.
        if (token.time().isBefore(begin) || !token.time().isBefore(end.plusSeconds(1))) {
            flaws.add(new TokenFlaw(
                    TokenCheck.VALIDITY,
                    "genTime " + token.time(),
                    "a time from " + begin + " to " + end + ", when the TSA's certificate is in force"));
        }
    }

    /** Empty if all is well. */
    private static String purposes(X509Certificate tsa) {
        try {
            List<String> purposes = tsa.getExtendedKeyUsage();
            if (purposes == null) {
                return "no extended key usage";
            }
            if (!purposes.equals(List.of(TIME_STAMPING))) {
                return "the extended key usage " + purposes;
            }
            return tsa.getCriticalExtensionOIDs().contains(Extension.extendedKeyUsage.getId())
                    ? ""
                    : "an extended key usage that is not critical";
        } catch (CertificateParsingException e) {
            return "an extended key usage that can't be read";
        }
    }
}
