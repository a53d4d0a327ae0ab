package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.path.CrlCheck.UnusableException;
import vn.bansao.verify.internal.path.Status.Answer;
import vn.bansao.verify.internal.path.Status.Revocation;
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * The status of one certificate at a moment, from all data there are. A revocation counts however old the data are; its
 * absence counts only where the data are fresh (EN 319 102-1, 5.2.5): issued after the moment in question, or current at
 * it, which is the control time unless a valid timestamp proves another (5.5.4, step 6). The policy says how old the
 * status of a timestamp's authority may be. Not thread-safe.
 *
 * <p>An OCSP answer whose responder needs a status of its own (RFC 6960, 4.2.2.2.1) counts if a CRL, the issuer itself, or a
 * responder that needs none tells that the responder was in order when the answer is first known to have existed. So no
 * responder vouches for itself, and there is no second step.
 */
public final class RevocationCheck {
    private static final int MOST_RESPONDERS = 32; // that need a status of their own
    private final List<RevocationItem> items;
    private final List<Proof> proofs = new ArrayList<>();
    private final Map<Responder, Status> responders = new HashMap<>();
    private final CrlCheck crls;
    private final OcspCheck ocsps;
    private final Instant control;
    private final Duration skew;
    private final Duration stampStatusAge;

    /** A valid document timestamp: what stands in the file before {@code end} existed at {@code time}. */
    private record Proof(Instant time, long end) {}

    /** Whose own status is asked, and for when. */
    private record Responder(X509Certificate certificate, X509Certificate issuer, Moment when) {}

    /**
     * What one item says.
     *
     * @param offset where in the file the last of what proves it stands; {@link Long#MAX_VALUE} if not all is there
     */
    private record Told(Answer answer, long offset) {}

    /** A check with the given data at the control time. */
    public RevocationCheck(
            List<RevocationItem> items, Trust trust, SignatureMath math, VerificationPolicy policy, Instant control) {
        this.items = List.copyOf(items);
        this.crls = new CrlCheck(policy);
        this.ocsps = new OcspCheck(trust, math, policy);
        this.control = control;
        this.skew = policy.clockSkew();
        this.stampStatusAge = policy.stampStatusAge();
    }

    /** From now on, what stands in the file before {@code end} is known to have existed at {@code time}. */
    public void proved(Instant time, long end) {
        proofs.add(new Proof(time, end));
        responders.clear(); // What was too old to count may count now.
    }

    /** The control time. */
    Instant control() {
        return control;
    }

    /** Whose own status must be known before an answer counts, if anybody's. */
    public Optional<X509Certificate> unproved(
            BasicOCSPResp response, X509Certificate certificate, X509Certificate issuer) {
        try {
            return Optional.ofNullable(
                    ocsps.answer(response, certificate, issuer, control).unproved());
        } catch (UnusableException saysNothing) {
            return Optional.empty();
        }
    }

    /** Whether the data tell the status of {@code certificate} now, good or bad. */
    public boolean tells(X509Certificate certificate, X509Certificate issuer) {
        return !(status(certificate, issuer, new Moment(control, false)) instanceof Status.Unknown);
    }

    Status status(X509Certificate certificate, X509Certificate issuer, Moment when) {
        return status(certificate, issuer, when, false);
    }

    private Status status(X509Certificate certificate, X509Certificate issuer, Moment when, boolean ofResponder) {
        Revocation revoked = null;
        Revocation hold = null;
        Instant newestHold = Instant.MIN;
        Instant newestGood = Instant.MIN;
        Instant newestAged = Instant.MIN;
        long offset = Long.MAX_VALUE;
        String reason = "no data by this issuer";
        for (RevocationItem item : items) {
            try {
                Told told = told(item, certificate, issuer, ofResponder);
                Answer answer = told.answer();
                if (answer.thisUpdate().isAfter(control.plus(skew))) {
                    throw new UnusableException("it is from the future");
                }
                Revocation found = answer.revocationOrNull();
                if (found == null) {
                    if (item.inFile() && coversMoment(answer, when.made())) {
                        offset = Math.min(offset, told.offset());
                    }
                    if (fresh(answer, when)) {
                        newestGood = later(newestGood, answer.thisUpdate());
                    } else if (aged(answer, when)) {
                        newestAged = later(newestAged, answer.thisUpdate());
                    } else {
                        throw new UnusableException("it is out of date: " + answer.nextUpdate());
                    }
                } else if (found.hold()) {
                    hold = found;
                    newestHold = later(newestHold, answer.thisUpdate());
                } else {
                    revoked = revoked == null || found.at().isBefore(revoked.at()) ? found : revoked;
                }
            } catch (UnusableException e) {
                reason = better(reason, e.getMessage());
            }
        }
        if (revoked != null) {
            return new Status.Revoked(revoked, offset);
        }
        if (hold != null && !newestGood.isAfter(newestHold)) {
            return new Status.Revoked(hold, offset);
        }
        if (!newestGood.equals(Instant.MIN)) {
            return new Status.Good(offset, null);
        }
        return newestAged.equals(Instant.MIN) ? new Status.Unknown(reason) : new Status.Good(offset, newestAged);
    }

    private Told told(RevocationItem item, X509Certificate certificate, X509Certificate issuer, boolean ofResponder)
            throws UnusableException {
        Optional<Instant> proof = item.inFile() ? proof(item.offset()) : Optional.empty();
        Moment existed = new Moment(proof.orElse(control), proof.isPresent());
        if (item.data() instanceof RevocationItem.Crl crl) {
            return new Told(crls.answer(crl, certificate, issuer, existed.time()), item.offset());
        }
        OcspCheck.Signed signed =
                ocsps.answer(((RevocationItem.Ocsp) item.data()).response(), certificate, issuer, existed.time());
        X509Certificate unproved = signed.unproved();
        if (unproved == null) {
            return new Told(signed.answer(), item.offset());
        }
        if (ofResponder) {
            throw new UnusableException("its responder needs a status of its own");
        }
        return new Told(signed.answer(), Math.max(item.offset(), proofOf(new Responder(unproved, issuer, existed))));
    }

    /** Where in the file the data stand that clear a responder, as in {@link Status.Good}. */
    private long proofOf(Responder responder) throws UnusableException {
        Status status = responders.get(responder);
        if (status == null) {
            if (responders.size() >= MOST_RESPONDERS) {
                throw new UnusableException("too many responders need a status of their own");
            }
            status = status(responder.certificate(), responder.issuer(), responder.when(), true);
            responders.put(responder, status);
        }
        if (status instanceof Status.Good good) {
            return good.offset();
        }
        if (status instanceof Status.Revoked revoked) {
            Moment when = responder.when();
            if (when.proved() && when.time().isBefore(revoked.revocation().at())) {
                return Long.MAX_VALUE; // Revoked after it had answered.
            }
            throw new UnusableException("its responder was revoked");
        }
        throw new UnusableException("its responder's own status: " + ((Status.Unknown) status).reason());
    }

    /** The earliest time at which what stands in the file before {@code offset} is known to have existed. */
    Optional<Instant> proof(long offset) {
        return proofs.stream()
                .filter(proof -> offset < proof.end())
                .map(Proof::time)
                .min(Comparator.naturalOrder());
    }

    /** The reason worth telling: data of this issuer that failed, rather than data of others. */
    private static String better(String known, @Nullable String found) {
        return found == null || found.equals("issued by another") || found.equals("it is about another certificate")
                ? known
                : found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether it was current at the moment or issued later: then its being in the file makes a level, fresh or not. */
    private static boolean coversMoment(Answer answer, Instant moment) {
        Instant next = answer.nextUpdate();
        return !answer.thisUpdate().isBefore(moment) || (next != null && !next.isBefore(moment));
    }

    /**
     * Of a timestamp that nothing newer proves: current when it was made, and not older than the policy permits. Its
     * certificate must be in force now, whatever this says.
     */
    private boolean aged(Answer answer, Moment when) {
        return when.unprovedStamp()
                && coversMoment(answer, when.made())
                && !answer.thisUpdate().plus(stampStatusAge).isBefore(control);
    }

    /** Issued after the moment in question, or current at it, or, where nothing proves that moment, current now. */
    private boolean fresh(Answer answer, Moment when) {
        if (!answer.thisUpdate().isBefore(when.time())) {
            return true;
        }
        Instant next = answer.nextUpdate();
        return next != null && !next.isBefore(when.proved() ? when.time() : control);
    }
}
