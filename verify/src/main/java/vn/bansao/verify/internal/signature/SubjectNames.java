package vn.bansao.verify.internal.signature;

import java.util.Optional;

/**
 * What a certificate calls its subject.
 *
 * @param commonName CN, else the whole name
 * @param organisation O
 * @param title title
 */
public record SubjectNames(String commonName, Optional<String> organisation, Optional<String> title) {}
