package vn.bansao.verify.cli;

/** The command was called in a way it can't obey: exit code 2. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String hint;

    UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    String hint() {
        return hint;
    }
}
