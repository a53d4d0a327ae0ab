package vn.bansao.verify.internal.signature;

import java.util.Optional;

/**
 * What a certificate calls its subject and its issuer.
 *
 * @param subject CN of the subject, else the whole name
 * @param organisation O of the subject
 * @param title title of the subject
 * @param issuer CN of the issuer, else the whole name
 */
public record CertificateNames(String subject, Optional<String> organisation, Optional<String> title, String issuer) {}
