package vn.bansao.testing;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checklist of PAdES baseline signatures (EN 319 142-1, 6.3, with ISO 32000-2, 12.8, and RFC 3161), a row a rule. Tests
 * of the writer and of the verifier each demand that they have a test for each row that concerns them.
 */
public enum BaselineRow {
    B01("Contents holds one DER CMS SignedData", Concerns.BOTH),
    B02("exactly one SignerInfo", Concerns.BOTH),
    B03("no encapsulated content (detached)", Concerns.BOTH),
    B04("SubFilter = ETSI.CAdES.detached", Concerns.BOTH),
    B05("Filter, SubFilter, Contents, ByteRange present, each once", Concerns.BOTH),
    B06("M present, PDF date format with a zone", Concerns.BOTH),
    B07("Cert entry absent", Concerns.BOTH),
    B08("signing-time signed attribute absent", Concerns.BOTH),
    B09("content-type signed attribute present, = id-data", Concerns.BOTH),
    B10("message-digest present, one value, equals the digest of the byte ranges", Concerns.BOTH),
    B11("exactly one signing-certificate or -v2 attribute", Concerns.BOTH),
    B12("signing-certificate-v2 unless SHA-1, v1 only with SHA-1", Concerns.BOTH),
    B13("ESS certificate hash and issuerSerial match the signer's certificate", Concerns.BOTH),
    B14("SignedData.certificates present, includes the signer's certificate", Concerns.BOTH),
    B15("the chain to the CA is included", Concerns.WRITER),
    B16("signature-policy-identifier and signer-attributes at most once", Concerns.WRITER),
    B17("Reason not together with commitment-type or policy identifier", Concerns.BOTH),
    B18("no forbidden hash or signature algorithm (ETSI TS 119 312)", Concerns.BOTH),
    B19("signed attributes in the order of a DER SET", Concerns.BOTH),
    B20("digestAlgorithm agrees with signatureAlgorithm", Concerns.BOTH),
    B21("ByteRange = 4 non-negative integers, starts at 0", Concerns.BOTH),
    B22("the gap is exactly the value of Contents with its brackets", Concerns.BOTH),
    B23("the range reaches the end of the signed revision", Concerns.BOTH),
    B24("Contents padded with zeros only", Concerns.BOTH),
    B25("all values in the signature dictionary are direct objects", Concerns.BOTH),
    B26("the dictionary is V of a field of FT Sig, listed in AcroForm", Concerns.BOTH),
    B27("one dictionary = one signature, even if two fields share it", Concerns.BOTH),
    B28("the trust anchor is left out of the CMS, included in the security store", Concerns.WRITER),
    B29("a CMS that does not fit the placeholder is no broken file", Concerns.WRITER),
    T01("at least one signature timestamp or document timestamp", Concerns.WRITER),
    T02("timestamp generated before the signer's certificate expires", Concerns.BOTH),
    T03("signature timestamp imprint = hash of the signature value", Concerns.BOTH),
    T04("token's signature valid, ESS certificate matches, TSA certificate in the token", Concerns.BOTH),
    T05("TSA certificate has a critical EKU timeStamping only", Concerns.BOTH),
    T06("nonce, imprint and policy of a response equal the request's, status granted", Concerns.WRITER),
    T07("a document timestamp made before the signature does not raise it to T", Concerns.VERIFIER),
    T08("VRI/TS is not a T-level timestamp", Concerns.VERIFIER),
    T09("the claimed time (M) is never used as proof", Concerns.VERIFIER),
    L01("DSS dictionary present", Concerns.WRITER),
    L02("revocation data for every certificate of signer and TSA but the anchor", Concerns.BOTH),
    L03("every certificate needed is in the file, in the security store", Concerns.WRITER),
    L04("Certs, OCSPs, CRLs are arrays of streams, DER, nothing twice", Concerns.WRITER),
    L05("no VRI", Concerns.WRITER),
    L06("certificate-values, revocation-values and references absent", Concerns.BOTH),
    L07("DSS added as an incremental update, earlier bytes unchanged", Concerns.WRITER),
    L08("one broken DSS certificate does not spoil the rest", Concerns.VERIFIER),
    L09("OCSP answers and CRLs verified, a stranger's data not used", Concerns.VERIFIER),
    A01("document timestamp with SubFilter ETSI.RFC3161 covers the LT data", Concerns.WRITER),
    A02("document timestamp dictionary: Type, Filter, SubFilter, Contents, ByteRange", Concerns.BOTH),
    A03("its Contents are a token whose imprint is the hash of the complete file but Contents", Concerns.BOTH),
    A04("revocation data added after the last document timestamp does not count", Concerns.VERIFIER),
    A05("renewal: new security store and new document timestamp, the level is kept", Concerns.VERIFIER),
    A06("with several signatures the level is per signature", Concerns.VERIFIER),
    A07("a document timestamp is not counted as a signature", Concerns.BOTH);

    private enum Concerns {
        WRITER,
        VERIFIER,
        BOTH
    }

    private final String rule;
    private final Concerns concerns;

    BaselineRow(String rule, Concerns concerns) {
        this.rule = rule;
        this.concerns = concerns;
    }

    /** What every copy we write must show. */
    public static Set<BaselineRow> ofTheWriter() {
        return rows(row -> row.concerns != Concerns.VERIFIER);
    }

    /** What the verifier must find in a file that breaks it. */
    public static Set<BaselineRow> ofTheVerifier() {
        return rows(row -> row.concerns != Concerns.WRITER);
    }

    private static Set<BaselineRow> rows(Predicate<BaselineRow> wanted) {
        return Stream.of(values())
                .filter(wanted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BaselineRow.class)));
    }

    /** The row's number and rule, as a test's name. */
    public String title() {
        return name() + " " + rule;
    }
}
