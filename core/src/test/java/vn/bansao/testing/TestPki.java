package vn.bansao.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.SigningKey;
import vn.bansao.trust.TrustAnchors;

/**
 * A whole demonstration PKI, declared here and made at run time for the clock it is given, so that nothing expires:
 *
 * <pre>
 * BanSao Demo Root CA                          20 years
 *  └ BanSao Demo Issuing CA                    10 years
 *     ├ Nguyễn Thị Ánh Tuyết, Phó Chủ tịch      3 years   certifier
 *     ├ Ủy ban nhân dân phường Bến Nghé         3 years   agency's seal
 *     ├ BanSao Demo TSA                         5 years   critical timeStamping only
 *     └ BanSao Demo OCSP                        1 year    OCSPSigning, nocheck
 * </pre>
 *
 * Immutable, thread-safe. Its keys are as good as public: no one may trust its root.
 */
public final class TestPki {
    /** The agency, as the name and organisation of its certificate say it. */
    public static final String AGENCY_NAME = "Ủy ban nhân dân phường Bến Nghé";

    /** The person who certifies. */
    public static final String CERTIFIER_NAME = "Nguyễn Thị Ánh Tuyết";

    /** The office that person holds. */
    public static final String CERTIFIER_TITLE = "Phó Chủ tịch";

    private static final String PROVINCE = "Thành phố Hồ Chí Minh";
    private static final String OTHER_AGENCY_NAME = "Ủy ban nhân dân xã Đường Lâm";
    private static final Subject ROOT = Subject.of("BanSao Demo Root CA").organisation("BanSao Demo");
    private static final Subject ISSUING = Subject.of("BanSao Demo Issuing CA").organisation("BanSao Demo");
    private static final Subject CERTIFIER = Subject.of(CERTIFIER_NAME)
            .title(CERTIFIER_TITLE)
            .unit("Lãnh đạo Ủy ban")
            .organisation(AGENCY_NAME)
            .locality(PROVINCE);
    private static final Subject AGENCY =
            Subject.of(AGENCY_NAME).organisation(AGENCY_NAME).locality(PROVINCE);
    private static final Subject TSA = Subject.of("BanSao Demo TSA").organisation("BanSao Demo");
    private static final Subject OCSP = Subject.of("BanSao Demo OCSP").organisation("BanSao Demo");

    private static final int SIGNING = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final Profile CA_PROFILE = Profile.of(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    private static final Profile ROOT_PROFILE = CA_PROFILE.authority(1).years(20);
    private static final Profile ISSUING_PROFILE = CA_PROFILE.authority(0).years(10);
    private static final Profile SIGNER_PROFILE = Profile.of(SIGNING).years(3);
    private static final Profile TSA_PROFILE =
            Profile.of(SIGNING).years(5).purposes(true, KeyPurposeId.id_kp_timeStamping);
    private static final Profile OCSP_PROFILE = Profile.of(KeyUsage.digitalSignature)
            .years(1)
            .purposes(false, KeyPurposeId.id_kp_OCSPSigning)
            .withoutRevocationCheck();

    private static final Duration CRL_AGE = Duration.ofMinutes(5);
    private static final Duration CRL_LIFE = Duration.ofDays(7);

    private final KeyKind signerKeys;
    private final KeyKind authorityKeys;
    private final InstantSource clock;
    private final SecureRandom random;
    private final @Nullable URI published;
    private final @Nullable URI ocspAddress;
    private final TestIdentity root;
    private final TestIdentity issuing;
    private final TestIdentity certifier;
    private final TestIdentity agency;
    private final TestIdentity tsa;
    private final TestIdentity ocsp;

    private TestPki(Builder options) {
        this.signerKeys = options.signerKeys;
        this.authorityKeys = options.authorityKeys;
        this.clock = options.clock;
        this.random = options.random;
        this.published = options.published;
        this.ocspAddress = options.ocsp;
        this.root = maker().selfSigned(ROOT, authorityKeys, ROOT_PROFILE);
        this.issuing = maker().issue(
                        root,
                        ISSUING,
                        authorityKeys,
                        ISSUING_PROFILE.at(location("root.crl"), location("root.cer"), null));
        this.certifier = issue(CERTIFIER, signerKeys, SIGNER_PROFILE);
        this.agency = issue(AGENCY, signerKeys, SIGNER_PROFILE);
        this.tsa = issue(TSA, authorityKeys, TSA_PROFILE);
        this.ocsp = issue(OCSP, authorityKeys, OCSP_PROFILE);
    }

    /** A PKI whose signers have keys of the given kind, with an unpredictable random. */
    public static TestPki create(KeyKind signerKeys, InstantSource clock) {
        return create(signerKeys, clock, new SecureRandom());
    }

    /** As above, with the random that keys and serial numbers are taken from. */
    public static TestPki create(KeyKind signerKeys, InstantSource clock, SecureRandom random) {
        return builder(signerKeys, clock).random(random).build();
    }

    /** A PKI with more choices. */
    public static Builder builder(KeyKind signerKeys, InstantSource clock) {
        return new Builder(signerKeys, clock);
    }

    // ---- Who is in it

    /** The root CA. */
    public TestIdentity root() {
        return root;
    }

    /** The issuing CA. */
    public TestIdentity issuing() {
        return issuing;
    }

    /** The person who certifies. */
    public TestIdentity certifier() {
        return certifier;
    }

    /** The agency, whose signature is its seal. */
    public TestIdentity agency() {
        return agency;
    }

    /** The timestamp authority. */
    public TestIdentity tsa() {
        return tsa;
    }

    /** The OCSP responder, named by the issuing CA. */
    public TestIdentity ocsp() {
        return ocsp;
    }

    /** The root's certificate: the anchor. */
    public X509Certificate rootCertificate() {
        return root.certificate();
    }

    /** The root as the only anchor. */
    public TrustAnchors anchors() {
        return TrustAnchors.of(List.of(rootCertificate()));
    }

    /** The clock this PKI lives by. */
    public InstantSource clock() {
        return clock;
    }

    /** The certifier's key. */
    public SigningKey certifierKey() {
        return certifier.signingKey("certifier");
    }

    /** The agency's key. */
    public SigningKey agencyKey() {
        return agency.signingKey("agency");
    }

    /** The certifier's key, giving the same signature for the same bytes each time (RFC 6979; PSS with a fixed salt). */
    public SigningKey deterministicCertifierKey() {
        return certifier.deterministicKey("certifier");
    }

    /** The agency's key, giving the same signature for the same bytes each time. */
    public SigningKey deterministicAgencyKey() {
        return agency.deterministicKey("agency");
    }

    // ---- Others, each wrong in one way

    /** A second PKI with the same names and other keys: whoever trusts names falls for it. */
    public TestPki stranger() {
        return new Builder(signerKeys, clock).authorityKeys(authorityKeys).build();
    }

    /** A certifier whose certificate ended an hour before the clock's now. */
    public TestIdentity expiredCertifier() {
        return issue(CERTIFIER, signerKeys, SIGNER_PROFILE.between(Duration.ofDays(-1000), Duration.ofHours(-1)));
    }

    /** A certifier whose certificate begins a day after the clock's now. */
    public TestIdentity futureCertifier() {
        return issue(CERTIFIER, signerKeys, SIGNER_PROFILE.between(Duration.ofDays(1), Duration.ofDays(1000)));
    }

    /** A certifier whose certificate is for key encipherment only. */
    public TestIdentity encryptingCertifier() {
        return issue(CERTIFIER, signerKeys, Profile.of(KeyUsage.keyEncipherment).years(3));
    }

    /** The agency of another commune. */
    public TestIdentity otherAgency() {
        return issue(Subject.of(OTHER_AGENCY_NAME).organisation(OTHER_AGENCY_NAME), signerKeys, SIGNER_PROFILE);
    }

    /** A certifier of another commune. */
    public TestIdentity otherCertifier() {
        Subject person = Subject.of("Trần Văn Đức").title("Chủ tịch").organisation(OTHER_AGENCY_NAME);
        return issue(person, signerKeys, SIGNER_PROFILE);
    }

    /** A certifier with another kind of key. */
    public TestIdentity certifierWith(KeyKind kind) {
        return issue(CERTIFIER, kind, SIGNER_PROFILE);
    }

    /** A certifier whose certificate was signed by the agency, which is no CA. */
    public TestIdentity certifierOfNoAuthority() {
        return maker().issue(agency, CERTIFIER, signerKeys, SIGNER_PROFILE);
    }

    /** A TSA whose certificate ended an hour before the clock's now. */
    public TestIdentity expiredTsa() {
        return issue(TSA, authorityKeys, TSA_PROFILE.between(Duration.ofDays(-1000), Duration.ofHours(-1)));
    }

    /** A TSA without an extended key usage. */
    public TestIdentity tsaWithoutPurpose() {
        return issue(TSA, authorityKeys, Profile.of(SIGNING).years(5));
    }

    /** A TSA whose extended key usage is right but not critical. */
    public TestIdentity tsaWithUncriticalPurpose() {
        return issue(TSA, authorityKeys, TSA_PROFILE.purposes(false, KeyPurposeId.id_kp_timeStamping));
    }

    /** A TSA that may also sign e-mail. */
    public TestIdentity tsaWithMorePurposes() {
        return issue(
                TSA,
                authorityKeys,
                TSA_PROFILE.purposes(true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection));
    }

    /** A TSA with another kind of key. */
    public TestIdentity tsaWith(KeyKind kind) {
        return issue(TSA, kind, TSA_PROFILE);
    }

    /** A responder with the issuing CA's certificate but not its permission. */
    public TestIdentity ocspWithoutPurpose() {
        return issue(OCSP, authorityKeys, Profile.of(KeyUsage.digitalSignature).years(1));
    }

    /** A responder whose certificate ended an hour before the clock's now. */
    public TestIdentity expiredOcsp() {
        return issue(OCSP, authorityKeys, OCSP_PROFILE.between(Duration.ofDays(-300), Duration.ofHours(-1)));
    }

    /** A responder without id-pkix-ocsp-nocheck: its own status must be asked for (RFC 6960, 4.2.2.2.1). */
    public TestIdentity ocspWithRevocationCheck() {
        return issue(
                OCSP,
                authorityKeys,
                Profile.of(KeyUsage.digitalSignature).years(1).purposes(false, KeyPurposeId.id_kp_OCSPSigning));
    }

    // ---- Revocation

    /** A delta to the issuing CA's list: what has changed since {@code base}. */
    X509CRL deltaCrl(Instant thisUpdate, Instant base) {
        BigInteger number = BigInteger.valueOf(base.getEpochSecond());
        return maker().crl(issuing, thisUpdate, thisUpdate.plus(CRL_LIFE), List.of(), number);
    }

    /** The root's and the issuing CA's current CRLs: five minutes old, good for a week. */
    public List<X509CRL> crls(Revocation... revoked) {
        return crls(clock.instant().minus(CRL_AGE), List.of(revoked));
    }

    /** Both CRLs as issued at {@code thisUpdate}, good for a week; each names what its CA issued. */
    public List<X509CRL> crls(Instant thisUpdate, List<Revocation> revoked) {
        Instant nextUpdate = thisUpdate.plus(CRL_LIFE);
        return List.of(
                maker().crl(root, thisUpdate, nextUpdate, revoked),
                maker().crl(issuing, thisUpdate, nextUpdate, revoked));
    }

    /** Writes the root's certificate and the current CRLs as one PEM file. */
    public void writeAnchors(Path file, Revocation... revoked) throws IOException {
        writeAnchors(file, crls(revoked));
    }

    /** Writes the root's certificate and these CRLs as one PEM file. */
    public void writeAnchors(Path file, List<X509CRL> crls) throws IOException {
        Files.write(file, anchorsPem(crls));
    }

    /** The root's certificate and these CRLs as PEM. */
    public byte[] anchorsPem(List<X509CRL> crls) {
        StringBuilder pem = new StringBuilder();
        try {
            pem(pem, "CERTIFICATE", rootCertificate().getEncoded());
            for (X509CRL crl : crls) {
                pem(pem, "X509 CRL", crl.getEncoded());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate or CRL without an encoding", e);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void pem(StringBuilder to, String type, byte[] der) {
        to.append("-----BEGIN ").append(type).append("-----\n");
        to.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        to.append("\n-----END ").append(type).append("-----\n");
    }

    private TestIdentity issue(Subject subject, KeyKind kind, Profile profile) {
        return maker().issue(
                        issuing,
                        subject,
                        kind,
                        profile.at(location("issuing.crl"), location("issuing.cer"), ocspAddress));
    }

    private CertificateMaker maker() {
        return new CertificateMaker(clock.instant(), random);
    }

    private @Nullable URI location(String name) {
        return published == null ? null : published.resolve("/" + name);
    }

    /** The choices for a PKI. Not thread-safe. */
    public static final class Builder {
        private final KeyKind signerKeys;
        private final InstantSource clock;
        private KeyKind authorityKeys = KeyKind.P256;
        private SecureRandom random = new SecureRandom();
        private @Nullable URI published;
        private @Nullable URI ocsp;

        private Builder(KeyKind signerKeys, InstantSource clock) {
            this.signerKeys = signerKeys;
            this.clock = clock;
        }

        /** The keys of the CAs, the TSA and the responder; P-256 by default. */
        public Builder authorityKeys(KeyKind kind) {
            this.authorityKeys = kind;
            return this;
        }

        /** Where keys and serial numbers are taken from. */
        public Builder random(SecureRandom source) {
            this.random = source;
            return this;
        }

        /** The address of a {@link TestCrlServer}: certificates then name their CRL and their issuer's certificate. */
        public Builder published(URI address) {
            this.published = address;
            return this;
        }

        /** The address of a {@link TestOcspResponder}: certificates then name it. */
        public Builder ocsp(URI address) {
            this.ocsp = address;
            return this;
        }

        /** The PKI, its keys freshly made. */
        public TestPki build() {
            return new TestPki(this);
        }
    }
}
