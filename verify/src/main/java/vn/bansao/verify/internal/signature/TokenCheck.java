package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureMath.Message;

/** The rules of a TimeStampToken (RFC 3161, 2.3 and 2.4.2), but for its chain. */
public final class TokenCheck {
    private static final String KEY_USAGE_EXTENDED = "2.5.29.37";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private final SignatureMath math;
    private final Findings findings;

    /** A check that reports to {@code findings}. */
    public TokenCheck(SignatureMath math, Findings findings) {
        this.math = math;
        this.findings = findings;
    }

    /**
     * What a token holds.
     *
     * @param cms its CMS
     * @param timeOrNull genTime
     */
    public record Token(CmsFacts cms, @Nullable Instant timeOrNull) {}

    /** Checks a token over {@code stamped}; {@code encoded} may be padded with zeros. */
    public Token check(byte[] encoded, Message stamped) throws IOException {
        Optional<SignedCms> read = SignedCms.read(encoded, math, findings);
        if (read.isEmpty()) {
            return new Token(CmsFacts.NONE, null);
        }
        byte[] content = read.get().contentOrNull();
        if (content == null || !read.get().contentType().equals(Oids.TST_INFO)) {
            findings.add(FindingCode.TST_MALFORMED, "reason", "no TSTInfo inside");
            return new Token(CmsFacts.NONE, null);
        }
        CmsFacts cms = new CmsCheck(math, findings).enveloping(read.get(), content);
        Instant time = null;
        try {
            DerScan.Result scan = DerScan.scan(content);
            if (scan.length() != content.length) {
                findings.add(FindingCode.TST_MALFORMED, "reason", "bytes follow the TSTInfo");
            }
            TSTInfo info = TSTInfo.getInstance(content);
            Optional<Hash> hash = imprint(info, stamped);
            if (hash.isPresent()) {
                cms = cms.using(AlgorithmUse.of(hash.get()));
            }
            time = info.getGenTime().getDate().toInstant();
        } catch (DerScan.NotAsn1Exception | GeneralSecurityException | ParseException | RuntimeException e) {
            findings.add(FindingCode.TST_MALFORMED, "reason", SignedCms.reason(e));
        }
        cms.signer().ifPresent(this::usage);
        return new Token(cms, time);
    }

    /** Compares the imprint; the answer is its hash function. */
    private Optional<Hash> imprint(TSTInfo info, Message stamped) throws IOException, GeneralSecurityException {
        if (!info.getVersion().hasValue(1)) {
            findings.add(FindingCode.TST_MALFORMED, "reason", "version " + info.getVersion());
        }
        Optional<Hash> hash = SignatureSuite.hash(info.getMessageImprint().getHashAlgorithm());
        if (hash.isEmpty()) {
            String oid =
                    info.getMessageImprint().getHashAlgorithm().getAlgorithm().getId();
            findings.add(FindingCode.CMS_ALGORITHM_UNSUPPORTED, "algorithm", oid);
            return hash;
        }
        MessageDigest digest = hash.get().newDigest(math.own());
        stamped.sendTo(digest::update);
        if (!Arrays.equals(digest.digest(), info.getMessageImprint().getHashedMessage())) {
            findings.add(FindingCode.TST_IMPRINT_WRONG);
        }
        return hash;
    }

    private void usage(X509Certificate authority) {
        try {
            List<String> purposes = authority.getExtendedKeyUsage();
            boolean critical = authority.getCriticalExtensionOIDs() != null
                    && authority.getCriticalExtensionOIDs().contains(KEY_USAGE_EXTENDED);
            if (!critical || purposes == null || !purposes.equals(List.of(TIME_STAMPING))) {
                findings.add(FindingCode.TST_CERTIFICATE_USAGE_UNFIT, "subject", Certificates.subjectName(authority));
            }
        } catch (CertificateParsingException e) {
            findings.add(FindingCode.TST_CERTIFICATE_USAGE_UNFIT, "subject", Certificates.subjectName(authority));
        }
    }
}
