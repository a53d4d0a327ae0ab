package vn.bansao.pades.internal.longterm;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.SignatureContents;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.trust.RevocationSource;

/**
 * What an existing file carries, and what it will carry, to be checked off line: the state of the chains of its signers and
 * timestamp authorities. What can't be told of somebody else's certificate is noted and stops nothing; a source that does
 * not answer does, unless the file has an older answer already. Not thread-safe.
 */
public final class FileProofs {
    private final SignedFile file;
    private final Chains chains;
    private final StoredProofs stored;
    private final @Nullable Proofs fresh;
    private final boolean anchorsKnown;
    private final Map<List<X509Certificate>, Problem> refused = new HashMap<>();

    private FileProofs(
            SignedFile file, StoredProofs stored, @Nullable RevocationSource source, Set<X509Certificate> anchors) {
        this.file = file;
        this.stored = stored;
        this.chains = new Chains(stored.certificates(), anchors);
        this.fresh = source == null ? null : new Proofs(source, anchors, chains);
        this.anchorsKnown = !anchors.isEmpty();
    }

    /**
     * What the file carries.
     *
     * @param source who tells the state of certificates, or null where nobody is asked
     * @param anchors where chains end; of others nobody is asked, since their addresses are those of a stranger's file
     */
    public static FileProofs of(SignedFile file, @Nullable RevocationSource source, Set<X509Certificate> anchors)
            throws IOException {
        return new FileProofs(file, StoredProofs.read(file.file()), source, anchors);
    }

    /**
     * Asks about every chain of the file.
     *
     * @throws RemoteServiceException if a source does not answer about a chain of which the file says nothing
     */
    public void gather(Instant now) {
        Set<List<X509Certificate>> all = new LinkedHashSet<>();
        file.signatures().forEach(signature -> all.addAll(own(signature)));
        file.stamps().forEach(stamp -> all.add(chains.of(stamp.token())));
        all.forEach(chain -> add(chain, now));
    }

    private void add(List<X509Certificate> chain, Instant now) {
        if (fresh == null || chain.isEmpty()) {
            return;
        }
        if (!chains.isAnchored(chain)) {
            X509Certificate last = chain.get(chain.size() - 1);
            refused.put(
                    chain,
                    Problem.of(
                            PadesProblem.EXTEND_CHAIN_UNTRUSTED,
                            "subject",
                            chain.get(0).getSubjectX500Principal(),
                            "issuer",
                            last.getIssuerX500Principal()));
            return;
        }
        try {
            fresh.add(chain, now);
        } catch (PolicyException e) {
            // Of an expired certificate nobody tells the state any more: what the file has is the last word on it.
            if (!stored.covers(chain) || e.problem().code() == CoreProblem.REVOCATION_CERTIFICATE_REVOKED) {
                refused.put(chain, e.problem());
            }
        } catch (RemoteServiceException e) {
            if (!stored.covers(chain)) {
                throw e;
            }
        }
    }

    /**
     * Adds what proves the state of a new timestamp's authority.
     *
     * @return whether it was not here already
     * @throws vn.bansao.CertifiedCopyException if a certificate is revoked, or its state can't be told
     */
    public boolean addAuthorityOf(TimeStampToken token, Instant now) {
        return fresh != null && fresh.addAuthorityOf(token, now);
    }

    /** What the file does not carry yet. */
    public SecurityStore additions() {
        SecurityStore all = fresh == null ? SecurityStore.EMPTY : fresh.store();
        return new SecurityStore(
                stored.missing(all.certificates()), stored.missing(all.ocspResponses()), stored.missing(all.crls()));
    }

    /** When the oldest of the data asked for was issued. */
    public Optional<Instant> oldest() {
        return fresh == null ? Optional.empty() : fresh.oldest();
    }

    /**
     * What each signature has reached.
     *
     * @param addedOrNull the document timestamp that was added last, if one was
     * @param overStore whether that one covers the security store
     */
    public List<Outcome> outcomes(@Nullable TimeStampToken addedOrNull, boolean overStore) throws IOException {
        List<X509Certificate> added = addedOrNull == null ? List.of() : chains.of(addedOrNull);
        List<Outcome> outcomes = new ArrayList<>();
        for (SignatureSite signature : file.signatures()) {
            outcomes.add(new SignatureJudge(signature, added).outcome(overStore && !added.isEmpty()));
        }
        return outcomes;
    }

    /** The chains of a signature's signer and of its own timestamps; empty ones where a token does not tell its signer. */
    private List<List<X509Certificate>> own(SignatureSite signature) {
        SignatureContents contents = signature.contentsOrNull();
        List<List<X509Certificate>> own = new ArrayList<>();
        if (contents != null) {
            own.add(chains.of(contents.certificates()));
            contents.timestamps().forEach(token -> own.add(chains.of(token)));
        }
        return own;
    }

    private boolean proved(List<X509Certificate> chain) {
        return !chain.isEmpty()
                && chains.isAnchored(chain)
                && ((fresh != null && fresh.has(chain)) || stored.covers(chain));
    }

    /** One signature among the timestamps over it. */
    private final class SignatureJudge {
        private final SignatureSite signature;
        private final List<List<X509Certificate>> own;
        private final List<List<X509Certificate>> over = new ArrayList<>();
        private boolean archived;

        SignatureJudge(SignatureSite signature, List<X509Certificate> added) throws IOException {
            this.signature = signature;
            this.own = own(signature);
            for (StampSite stamp : file.stamps()) {
                if (stamp.end() > signature.end()) {
                    over.add(chains.of(stamp.token()));
                    archived |= file.file()
                            .revisions()
                            .get(stamp.revision())
                            .catalog()
                            .has("DSS");
                }
            }
            if (!added.isEmpty()) {
                over.add(added);
            }
        }

        Outcome outcome(boolean overStore) {
            List<Problem> problems = new ArrayList<>();
            Optional.ofNullable(signature.problemOrNull()).ifPresent(problems::add);
            SignatureContents contents = signature.contentsOrNull();
            if (contents == null) {
                return new Outcome(signature.field(), null, Outcome.Reached.NOTHING, false, problems, null);
            }
            contents.timestamps().forEach(token -> noteIfNameless(token, problems));
            own.forEach(chain -> note(chain, problems));
            over.forEach(chain -> note(chain, problems));
            Outcome.Reached reached = reached(overStore);
            return new Outcome(
                    signature.field(),
                    contents.certificates().get(0),
                    reached,
                    signature.baseline(),
                    problems.stream().distinct().toList(),
                    ends(reached));
        }

        private void noteIfNameless(ParsedToken token, List<Problem> problems) {
            if (chains.of(token).isEmpty()) {
                problems.add(Problem.of(PadesProblem.TIMESTAMP_CERTIFICATE_MISSING, "time", token.time()));
            }
        }

        private void note(List<X509Certificate> chain, List<Problem> problems) {
            Optional.ofNullable(refused.get(chain)).ifPresent(problems::add);
        }

        private Outcome.Reached reached(boolean overStore) {
            List<List<X509Certificate>> ownStamps = own.subList(1, own.size());
            if (ownStamps.isEmpty() && over.isEmpty()) {
                return Outcome.Reached.B;
            }
            boolean timesProved = ownStamps.isEmpty()
                    ? over.stream().anyMatch(FileProofs.this::proved)
                    : ownStamps.stream().allMatch(FileProofs.this::proved);
            if (!proved(own.get(0)) || !timesProved) {
                return Outcome.Reached.T;
            }
            return overStore || archived ? Outcome.Reached.LTA : Outcome.Reached.LT;
        }

        /** When the youngest proof of its time ends; below LT its signer's own certificates must be in force, too. */
        private @Nullable Instant ends(Outcome.Reached reached) {
            Instant proof = null;
            List<List<X509Certificate>> times = new ArrayList<>(own.subList(1, own.size()));
            times.addAll(over);
            for (List<X509Certificate> chain : times) {
                if (!chain.isEmpty() && (!anchorsKnown || chains.isAnchored(chain))) {
                    proof = proof == null ? expires(chain) : later(proof, expires(chain));
                }
            }
            if (reached.compareTo(Outcome.Reached.LT) >= 0 && proof != null) {
                return proof;
            }
            Instant signer = expires(own.get(0));
            return proof == null || signer.isBefore(proof) ? signer : proof;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** When the first certificate of a chain expires; an anchor's own end is the receiver's business. */
    private static Instant expires(List<X509Certificate> chain) {
        Instant first = chain.get(0).getNotAfter().toInstant();
        for (X509Certificate certificate : chain.subList(0, Math.max(1, chain.size() - 1))) {
            Instant end = certificate.getNotAfter().toInstant();
            first = end.isBefore(first) ? end : first;
        }
        return first;
    }
}
