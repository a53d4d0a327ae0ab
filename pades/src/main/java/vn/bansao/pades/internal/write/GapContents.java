package vn.bansao.pades.internal.write;

import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.CmsSigner;

/** What will stand in the gap of a signature dictionary, made when everything around the gap is known. */
interface GapContents {
    /** The digest of the document that is needed. */
    DigestAlgorithm digest();

    /** The bytes to reserve for the DER. */
    int reservedBytes();

    /** The DER over the digest of all but the gap. */
    byte[] over(byte[] documentDigest);

    /**
     * A signature.
     *
     * @param turn whose it is
     * @param signing the stage of this signer's key
     */
    record Signature(CmsSigner.Turn turn, Stages stages, BatchStage signing) implements GapContents {
        @Override
        public DigestAlgorithm digest() {
            return turn.signer().template().digest();
        }

        @Override
        public int reservedBytes() {
            return turn.signer().reservedBytes();
        }

        @Override
        public byte[] over(byte[] documentDigest) {
            return turn.sign(documentDigest, stages, signing);
        }
    }
}
