package vn.bansao.verify;

/** The part a signer plays in a certified copy. */
public enum SignerRole {
    /** The person who certifies (người thực hiện chứng thực): the first, certifying signature. */
    CERTIFIER,
    /** The agency (cơ quan, tổ chức): the seal, the last signature. */
    AGENCY
}
