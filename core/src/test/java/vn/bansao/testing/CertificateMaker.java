package vn.bansao.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Makes keys, certificates and CRLs. */
record CertificateMaker(Instant now, SecureRandom random) {
    private static final int SERIAL_BITS = 127; // more than the 64 random bits CAs must use, and never negative

    TestIdentity selfSigned(Subject subject, KeyKind kind, Profile profile) {
        KeyPair keys = kind.newKeyPair(random);
        X500Name name = subject.distinguishedName();
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(name, serial(), begin(profile), end(profile), name, keys.getPublic());
        X509Certificate certificate =
                sign(builder, profile, keys, null, contentSigner(new TestIdentity(kind, keys.getPrivate(), List.of())));
        return new TestIdentity(kind, keys.getPrivate(), List.of(certificate));
    }

    TestIdentity issue(TestIdentity issuer, Subject subject, KeyKind kind, Profile profile) {
        KeyPair keys = kind.newKeyPair(random);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                nameOf(issuer), serial(), begin(profile), end(profile), subject.distinguishedName(), keys.getPublic());
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(sign(builder, profile, keys, issuer.certificate(), contentSigner(issuer)));
        chain.addAll(issuer.chain());
        return new TestIdentity(kind, keys.getPrivate(), chain);
    }

    X509CRL crl(TestIdentity issuer, Instant thisUpdate, Instant nextUpdate, List<Revocation> revoked) {
        return crl(issuer, thisUpdate, nextUpdate, revoked, null);
    }

    /** A CRL; a delta to the one numbered {@code base} if that is not null. */
    X509CRL crl(
            TestIdentity issuer,
            Instant thisUpdate,
            Instant nextUpdate,
            List<Revocation> revoked,
            @Nullable BigInteger base) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(nameOf(issuer), date(thisUpdate));
            builder.setNextUpdate(date(nextUpdate));
            for (Revocation one : revoked) {
                if (one.issuer().equals(issuer.certificate().getSubjectX500Principal())) {
                    builder.addCRLEntry(one.serial(), date(one.at()), one.reason());
                }
            }
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond())));
            if (base != null) {
                builder.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(base));
            }
            return new JcaX509CRLConverter().getCRL(builder.build(contentSigner(issuer)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no CRL could be made", e);
        }
    }

    private static X509Certificate sign(
            X509v3CertificateBuilder builder,
            Profile profile,
            KeyPair keys,
            @Nullable X509Certificate issuer,
            ContentSigner signer) {
        try {
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(keys.getPublic()));
            if (issuer != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        utils.createAuthorityKeyIdentifier(issuer.getPublicKey()));
            }
            boolean authority = profile.pathLength() >= 0;
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    authority ? new BasicConstraints(profile.pathLength()) : new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
            addPurposes(builder, profile);
            addLocations(builder, profile.locations());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate could be made", e);
        }
    }

    private static void addPurposes(X509v3CertificateBuilder builder, Profile profile) throws IOException {
        if (!profile.purposes().isEmpty()) {
            KeyPurposeId[] purposes = profile.purposes().toArray(KeyPurposeId[]::new);
            builder.addExtension(
                    Extension.extendedKeyUsage, profile.criticalPurposes(), new ExtendedKeyUsage(purposes));
        }
        if (profile.noCheck()) {
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
    }

    private static void addLocations(X509v3CertificateBuilder builder, Profile.Locations locations) throws IOException {
        if (locations.crl() != null) {
            DistributionPointName name = new DistributionPointName(new GeneralNames(uri(locations.crl())));
            DistributionPoint[] points = {new DistributionPoint(name, null, null)};
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
        }
        List<AccessDescription> access = new ArrayList<>();
        if (locations.issuer() != null) {
            access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(locations.issuer())));
        }
        if (locations.ocsp() != null) {
            access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(locations.ocsp())));
        }
        if (!access.isEmpty()) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
        }
    }

    static ContentSigner contentSigner(TestIdentity issuer) {
        try {
            return new JcaContentSignerBuilder(issuer.kind().issuingAlgorithm()).build(issuer.privateKey());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the JDK does not sign with " + issuer.kind(), e);
        }
    }

    static X500Name nameOf(TestIdentity identity) {
        return X500Name.getInstance(
                identity.certificate().getSubjectX500Principal().getEncoded());
    }

    private static GeneralName uri(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }

    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private Date begin(Profile profile) {
        return date(now.plus(profile.from()));
    }

    private Date end(Profile profile) {
        return date(now.plus(profile.until()));
    }

    private static Date date(Instant instant) {
        return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
