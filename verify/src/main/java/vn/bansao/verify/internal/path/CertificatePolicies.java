package vn.bansao.verify.internal.path;

import java.security.cert.PKIXBuilderParameters;
import java.util.Set;

/**
 * The inputs about certificate policies of RFC 5280, 6.1.1 (c) to (f). Verification takes any policy: which policies an
 * authority's certificates name is told by its rules, not by the law on certified copies.
 *
 * @param initial user-initial-policy-set; empty means any policy
 * @param explicit initial-explicit-policy
 * @param mappingInhibited initial-policy-mapping-inhibit
 */
record CertificatePolicies(Set<String> initial, boolean explicit, boolean mappingInhibited) {
    static final CertificatePolicies ANY = new CertificatePolicies(Set.of(), false, false);

    CertificatePolicies {
        initial = Set.copyOf(initial);
    }

    void applyTo(PKIXBuilderParameters parameters) {
        parameters.setInitialPolicies(initial);
        parameters.setExplicitPolicyRequired(explicit);
        parameters.setPolicyMappingInhibited(mappingInhibited);
    }
}
