package vn.bansao.copy;

/**
 * The agency (cơ quan, tổ chức) whose seal a copy carries.
 *
 * @param name the full name, as in the organisation of its certificate
 * @param code its code in the national list, or empty
 */
public record Authority(String name, String code) {

    public Authority {
        name = Checks.present("agency's name", name);
        code = Checks.text("agency's code", code);
    }

    /** An agency without a code. */
    public static Authority of(String name) {
        return new Authority(name, "");
    }
}
