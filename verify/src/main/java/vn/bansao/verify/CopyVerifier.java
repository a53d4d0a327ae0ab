package vn.bansao.verify;

import java.io.IOException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.dss.SecondOpinion;
import vn.bansao.verify.internal.DocumentJudge;
import vn.bansao.verify.internal.Setup;

/**
 * A judge of certified copies (bản sao điện tử chứng thực) and of other signed PDFs: it reports, and never throws for a
 * bad document. Immutable and thread-safe; build it once. Off line unless {@link Builder#online} permits more: it uses what
 * is in the file and what it was given.
 *
 * <p>What it can't judge is {@link Verdict#INDETERMINATE}, never {@link Verdict#VALID}. It does not promise that the
 * content of a copy is true, only who vouched for which bytes, and when.
 */
public final class CopyVerifier {
    private final Setup setup;
    private final @Nullable SecondOpinion second;

    private CopyVerifier(Setup setup, @Nullable SecondOpinion second) {
        this.setup = setup;
        this.second = second;
    }

    /** A verifier of certified copies that trusts {@code anchors}, for timestamps too. */
    public static CopyVerifier trusting(TrustAnchors anchors) {
        return builder().trust(anchors).build();
    }

    /** A builder; without trust no chain is found. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The verdict on one file.
     *
     * @throws IOException if the source itself can't be read
     */
    public ValidationReport verify(DocumentSource source) throws IOException {
        ValidationReport own = new DocumentJudge(setup).judge(source);
        return second == null ? own : second.beside(own, source);
    }

    /** Collects what a verifier needs. Not thread-safe. */
    public static final class Builder {
        private Set<X509Certificate> anchors = Set.of();
        private @Nullable Set<X509Certificate> tsaAnchors;
        private ValidationMaterial material = ValidationMaterial.NONE;
        private VerificationPolicy policy = VerificationPolicy.V2026;
        private VerificationLimits limits = VerificationLimits.DEFAULT;
        private Profile profile = Profile.COPY;
        private InstantSource clock = InstantSource.system();
        private List<Provider> providers = List.of();
        private @Nullable OnlineAccess online;
        private boolean asksDss;
        private boolean keepsEtsiReport;

        private Builder() {}

        /** Where chains may end. */
        public Builder trust(TrustAnchors trusted) {
            this.anchors = trusted.certificates();
            return this;
        }

        /** Where the chains of timestamps may end; without it, where all chains may. */
        public Builder tsaTrust(TrustAnchors trusted) {
            this.tsaAnchors = trusted.certificates();
            return this;
        }

        /** Certificates, CRLs and OCSP answers that help to judge chains. */
        public Builder material(ValidationMaterial known) {
            this.material = known;
            return this;
        }

        /** The dated policy; {@link VerificationPolicy#V2026} if not given. */
        public Builder policy(VerificationPolicy dated) {
            this.policy = dated;
            return this;
        }

        /** The question; {@link Profile#COPY} if not given. */
        public Builder profile(Profile question) {
            this.profile = question;
            return this;
        }

        /** Where to stop; {@link VerificationLimits#DEFAULT} if not given. */
        public Builder limits(VerificationLimits stops) {
            this.limits = stops;
            return this;
        }

        /** The clock that gives the control time; the system's if not given. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** The control time, fixed. */
        public Builder at(Instant instant) {
            return clock(InstantSource.fixed(instant));
        }

        /** Security providers that are asked first for elliptic curve signatures; never registered. */
        public Builder providers(List<Provider> preferred) {
            this.providers = List.copyOf(preferred);
            return this;
        }

        /**
         * Permits to fetch missing issuers, CRLs and OCSP answers from the addresses in certificates that could lead to an
         * anchor. Whoever runs those servers learns that, and when, a document was verified. What can't be fetched is
         * {@link FindingCode#ONLINE_FETCH_FAILED}; verification then takes as long as {@code access} permits.
         */
        public Builder online(OnlineAccess access) {
            this.online = access;
            return this;
        }

        /**
         * Asks EU DSS, too: its verdict stands beside the verifier's own, and where the two disagree a VALID becomes
         * INDETERMINATE. The jars of DSS have to be on the class path.
         */
        public Builder secondOpinion() {
            this.asksDss = true;
            return this;
        }

        /** As {@link #secondOpinion()}, and keeps DSS's report as XML (ETSI TS 119 102-2). */
        public Builder etsiReport() {
            this.keepsEtsiReport = true;
            return secondOpinion();
        }

        /**
         * The verifier.
         *
         * @throws PolicyException if a second opinion is wanted and DSS is absent, or does not see signatures
         */
        public CopyVerifier build() {
            Setup setup = Setup.of(anchors, tsaAnchors, material, policy, limits, profile, clock, providers, online);
            return new CopyVerifier(setup, asksDss ? SecondOpinion.start(setup, keepsEtsiReport) : null);
        }
    }
}
