package vn.bansao.testing;

/** How a loopback server handles the connection, whatever its answer is. */
enum Transport {
    PROMPT,
    STATUS_401,
    STATUS_404,
    STATUS_429,
    STATUS_503,
    REDIRECT,
    SLOW,
    DRIP,
    CUT_OFF,
    GARBAGE,
    HUGE
}
